import { describe, expect, it } from 'vitest';
import { after, obstaclesTo, type PlannedStep, untouched, verdicts } from '../../../shared/offboarding/index.ts';
import { ANN, account, BOB, CY, caseOf, DI, planFor, tidyCompany } from './companies.ts';

const ids = (steps: readonly PlannedStep[]) => steps.map(({ id }) => id);
const kinds = (steps: readonly PlannedStep[]) => steps.map(({ kind }) => kind);
const FORTY = Array.from({ length: 40 }, (_, i) => account(String(200_000_000_000 + i)));

describe('the steps of a case', () => {
  it('exist only where they are needed', () => {
    const { plan } = planFor(
      tidyCompany({ people: [...(tidyCompany().people ?? []), { email: 'zoe@acme.example', name: 'Zoe' }] }),
      ['zoe@acme.example'],
    );
    expect(kinds(plan.steps)).toEqual(['ledger-keys', 'record-left', 'sign-off']);
    expect(plan.snapshot.accounts).toEqual([]);
  });

  it('stand in the order successor, channels, factors, proof, signatures', () => {
    const document = tidyCompany({ places: [{ key: 'Safe', keyholders: [CY], complete: true }] });
    const { plan } = planFor(document, [CY]);
    const phases = plan.steps.map(({ phase }) => phase);
    expect([...new Set(phases)]).toEqual(['successor', 'close', 'verify', 'sign']);
    expect(kinds(plan.steps)).toContain('grant-vault');
    expect(plan.steps[0]?.title).toContain('Safe');
  });

  it('are one for forty accounts behind one mailbox, one vault and one phone', () => {
    const { plan } = planFor(tidyCompany({ accounts: FORTY }), [ANN]);
    expect(ids(plan.steps)).toEqual([
      'leave-group|group:root@acme.example',
      'leave-vault|vault:Root',
      'other-access|',
      'ledger-keys|',
      'change-password|Root',
      'test-mail|',
      'review-events|',
      'record-left|',
      'sign-off|',
    ]);
    expect(plan.steps.find(({ kind }) => kind === 'change-password')?.items).toHaveLength(40);
  });

  it('delete root credentials where central root access allows it', () => {
    const document = tidyCompany({
      organizations: [{ id: 'o-1', managementAccount: '111111111111', centralRoot: 'yes', controllers: [BOB, DI] }],
      accounts: [
        account('111111111111', { organization: 'o-1' }),
        ...FORTY.map((one) => ({ ...one, organization: 'o-1' })),
      ],
      people: tidyCompany().people?.map((person) => (person.email === DI ? { ...person, mailAdmin: true } : person)),
      devices: [{ key: 'key-safe', kind: 'totp', label: 'Printed seed', place: 'Safe' }],
      places: [{ key: 'Safe', keyholders: [ANN, CY], complete: true }],
    });
    const { plan, world } = planFor(document, [ANN]);
    const deleting = plan.steps.find(({ kind }) => kind === 'delete-credentials');
    expect(deleting?.items).toHaveLength(40);
    expect(deleting?.links.map(({ url }) => url)).toContain(
      'https://console.aws.amazon.com/iam/home#/root-access-management',
    );
    // The management account keeps its root user, so its password is changed.
    expect(plan.steps.find(({ kind }) => kind === 'change-password')?.accounts).toEqual(['111111111111']);
    const end = plan.steps.flatMap(({ items }) => items).reduce((before, item) => after(before, item.changes), world);
    expect(verdicts(end).every(({ leaver }) => leaver === 'out')).toBe(true);
  });

  it('carry the account’s own facts', () => {
    const document = tidyCompany({
      devices: [
        { key: 'key-safe', kind: 'fido', label: 'YubiKey A', serial: '100200', holder: ANN, enrolledAt: '2026-01-01' },
      ],
    });
    const { plan } = planFor(document, [ANN]);
    const back = plan.steps.find(({ kind }) => kind === 'hand-over-device');
    expect(back?.title).toBe('Take back YubiKey A');
    expect(back?.items[0]?.note).toContain('serial 100200');
    const password = plan.steps.find(({ kind }) => kind === 'change-password');
    expect(password?.items[0]?.note).toContain('“AWS 111111111111” in Root vault');
    expect(password?.evidence).not.toBe('');
  });

  it('do not trust an immediate leaver to bring the key back', () => {
    const document = tidyCompany({ devices: [{ key: 'key-safe', kind: 'fido', label: 'YubiKey A', holder: ANN }] });
    const { plan } = planFor(document, [ANN], { kind: 'immediate' });
    expect(kinds(plan.steps)).toContain('register-device');
    expect(kinds(plan.steps)).toContain('remove-device');
    expect(kinds(plan.steps)).not.toContain('hand-over-device');
  });

  it('close channels first when somebody goes at once, as far as it locks nobody out, and say why', () => {
    const document = tidyCompany({ devices: [{ key: 'key-safe', kind: 'fido', label: 'YubiKey A', holder: ANN }] });
    const { plan } = planFor(document, [ANN], { kind: 'immediate' });
    expect(plan.steps[0]?.phase).toBe('close');
    expect(plan.steps[0]?.due).toBe(plan.plannedAt.slice(0, 10));
    expect(plan.orderWhy).toMatch(/closed first/);
  });

  it('choose a successor who does not hold the other half', () => {
    const document = tidyCompany({
      groups: [{ key: 'root@acme.example', name: 'Root mail', complete: true, members: [{ person: ANN }] }],
      vaults: [{ key: 'Root', complete: true, access: [{ person: ANN, level: 'read' }] }],
    });
    const { plan } = planFor(document, [ANN]);
    const successor = plan.steps.find(({ phase }) => phase === 'successor');
    expect(successor?.items[0]?.note).toContain(BOB);
  });

  it('move root mail out of a leaver’s own mailbox, to an address per account where the domain is not ours', () => {
    const own = { inbox: { person: ANN } };
    const document = tidyCompany({
      accounts: [
        account('111111111111'),
        account('111111111112', own),
        account('111111111113', { ...own, email: 'ann@mail.example' }),
      ],
    });
    const { plan } = planFor(document, [ANN]);
    const move = plan.steps.find(({ kind }) => kind === 'move-inbox');
    expect(move?.items.map(({ note }) => note)).toEqual([
      'aws-111111111112@acme.example becomes an address of Root mail',
      'ann@mail.example → root+111111111113@acme.example',
    ]);
  });

  it('tell old knowledge that opens nothing apart from what has to be done', () => {
    const document = tidyCompany({ people: tidyCompany().people });
    const { plan } = planFor(document, [ANN]);
    const password = plan.steps.find(({ kind }) => kind === 'change-password');
    // Whoever has the safe's key gets in together with what Ann knows, so it has to be done.
    expect(password?.needed).toBe('must');
  });

  it('list what the facts do not let them solve, and make finding out a step', () => {
    const document = tidyCompany({ accounts: [account('111111111111', { inbox: null, phone: null })] });
    const { plan } = planFor(document, [ANN]);
    const unknown = plan.steps.find(({ kind }) => kind === 'find-out');
    expect(unknown?.items.map(({ label }) => label)).toContain('Who reads the root inbox');
    expect(plan.unsolved.map((left) => left.account)).toContain('111111111111');
  });
});

describe('safety', () => {
  const document = tidyCompany({
    groups: [{ key: 'root@acme.example', name: 'Root mail', complete: true, members: [{ person: ANN }] }],
    vaults: [{ key: 'Root', name: 'Root vault', complete: true, access: [{ person: ANN, level: 'read' }] }],
  });

  it('blocks a step that would lock the company out, and names what to do first', () => {
    const { plan, world } = planFor(document, [ANN]);
    const one = caseOf(plan);
    const mail = plan.steps.find(({ kind }) => kind === 'leave-group') as PlannedStep;
    const vault = plan.steps.find(({ kind }) => kind === 'leave-vault') as PlannedStep;
    expect(obstaclesTo(one, mail, world)).toEqual([]);
    const withoutMail = after(
      world,
      mail.items.flatMap(({ changes }) => changes),
    );
    const [obstacle] = obstaclesTo(one, vault, withoutMail);
    expect(obstacle).toMatchObject({ kind: 'lock-out', accounts: ['111111111111', '111111111112'] });
    expect(obstacle?.reason).toMatch(/nobody would be sure to get into account 11 and account 12/);
    expect(obstacle?.first).toEqual(plan.steps.filter(({ phase }) => phase === 'successor').map(({ id }) => id));
  });

  it('blocks a new password while the leaver still reads the vault or the mail', () => {
    const { plan, world } = planFor(document, [ANN]);
    const password = plan.steps.find(({ kind }) => kind === 'change-password') as PlannedStep;
    const [obstacle] = obstaclesTo(caseOf(plan), password, world);
    expect(obstacle).toMatchObject({ kind: 'way-back' });
    const closed = new Map(password.after.map((id) => [id, { ...untouched(id), state: 'done' as const }]));
    expect(obstaclesTo(caseOf(plan, closed), password, world)).toEqual([]);
  });
});
