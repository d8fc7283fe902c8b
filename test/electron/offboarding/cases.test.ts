import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { damagedAttachments, keepAttachment } from '../../../electron/ledger/attachments.ts';
import type { LedgerHost } from '../../../electron/ledger/host.ts';
import { readLog } from '../../../electron/ledger/log.ts';
import { verifyChain } from '../../../electron/ledger/sealing/chain.ts';
import { verification } from '../../../electron/ledger/verification.ts';
import { verifyLedger } from '../../../electron/ledger/verify.ts';
import type { CaseView, StepView } from '../../../shared/ipc/channels/offboarding.ts';
import { handsInWords } from '../../../shared/offboarding/index.ts';
import { ANN, BOB, CY, DI, tidyCompany } from '../../shared/offboarding/companies.ts';
import { type Company, company } from './company.ts';

const GROUP = 'leave-group|group:root@acme.example';
const VAULT = 'leave-vault|vault:Root';
const PASSWORD = 'change-password|Root';

function opened(more: Parameters<typeof company>[0] = tidyCompany()): Company & { id: string; view: () => CaseView } {
  const here = company(more);
  const { id } = here.ask('offboarding.open', {
    leavers: ['ANN@acme.example'],
    kind: 'planned',
    lastDay: '2026-12-18',
  });
  return { ...here, id, view: () => here.ask('offboarding.get', { id }) };
}

const step = (view: CaseView, id: string): StepView => view.steps.find((one) => one.id === id) as StepView;

/** Everything that is open, in order; answers what was refused. */
function doAll(here: ReturnType<typeof opened>): void {
  for (const { id, kind, progress } of here.view().steps)
    if (kind !== 'sign-off' && progress.state === 'open')
      here.ask('offboarding.step', { id: here.id, step: id, how: kind.startsWith('test') ? 'tested' : 'declared' });
}

describe('opening a case', () => {
  it('freezes what we lose and what they keep, and records them as leaving', () => {
    const { id, view, ask } = opened();
    expect(id).toBe('case-2026-001');
    const { case: one, steps } = view();
    expect(one.snapshot.leaver['in-with-help']).toBe(2);
    expect(one.snapshot.accounts[0]?.theyKeep).toMatch(/Ann still knows the password/);
    expect(steps.map(({ phase }) => phase)).toEqual([
      'close',
      'close',
      'close',
      'close',
      'factors',
      'verify',
      'verify',
      'sign',
      'sign',
    ]);
    expect(ask('register.get', { kind: 'person', key: ANN }).record).toMatchObject({
      status: 'leaving',
      lastDay: '2026-12-18',
    });
  });

  it('is one change, which undo takes back', () => {
    const { ask, host } = opened();
    ask('ledger.undo', {});
    expect(ask('offboarding.list', undefined).rows).toEqual([]);
    expect(host.ledger.register.get({ kind: 'person', key: ANN })?.value('status')).toBe('active');
  });

  it('can be tried out first, which changes nothing', () => {
    const { ask, host } = company();
    const before = readLog(host.ledger.db, { limit: 10, search: '' }).length;
    const preview = ask('offboarding.preview', { leavers: [ANN], kind: 'planned', lastDay: '2026-12-18' });
    expect(preview.steps.map(({ id }) => id)).toContain(PASSWORD);
    expect(preview.snapshot.leaver['in-with-help']).toBe(2);
    expect(readLog(host.ledger.db, { limit: 10, search: '' })).toHaveLength(before);
  });

  it('is refused twice for the same person, and for nobody known', () => {
    const { ask } = opened();
    const again = { leavers: [ANN], kind: 'planned' as const, lastDay: '2026-12-18' };
    expect(() => ask('offboarding.open', again)).toThrow(/conflict: case-2026-001 is open/);
    expect(() => ask('offboarding.open', { ...again, leavers: ['nobody@acme.example'] })).toThrow(/not-found/);
  });
});

describe('doing a step', () => {
  it('states what it changes as declared facts of the case, in the same change', () => {
    const { id, ask, host } = opened();
    const { seq } = ask('offboarding.step', { id, step: VAULT, by: 'olga@acme.example' });
    const { added } = host.ledger.facts.ofEntry(seq);
    expect(added.map(({ kind, key, field, provenance }) => [kind, key, field, provenance.source])).toEqual([
      ['vault', 'Root', 'access', `case:${id}`],
      ['case', id, 'progress', `case:${id}`],
    ]);
    expect(added[0]?.provenance).toMatchObject({ basis: 'declared', by: 'olga@acme.example', detail: VAULT });
    expect(added[0]?.statement).toMatchObject({ value: { person: ANN, until: expect.any(String) } });
  });

  it('is refused while the leaver still has a way to what it changes', () => {
    const { id, ask, view } = opened();
    expect(step(view(), PASSWORD).obstacles[0]).toMatchObject({ kind: 'way-back', first: [GROUP, VAULT] });
    expect(() => ask('offboarding.step', { id, step: PASSWORD })).toThrow(/unsafe: Ann would still have a way to it/);
    expect(view().live.leaver['in-with-help']).toBe(2);
  });

  it('can be overridden with a name and a reason, which are kept with what stood against it', () => {
    const { id, ask, view, host } = opened();
    const override = { by: BOB, reason: 'The vault is offline until tomorrow' };
    ask('offboarding.step', { id, step: PASSWORD, override });
    expect(step(view(), PASSWORD).progress).toMatchObject({
      state: 'done',
      override: { ...override, against: [expect.stringMatching(/way to it/)] },
    });
    expect(readLog(host.ledger.db, { limit: 1, search: '' })[0]?.reason).toBe(override.reason);
  });

  it('is overridden and left out by people of the ledger alone, whom it keeps by their address', () => {
    const { id, ask, view } = opened();
    const override = { by: 'Somebody Else', reason: 'It is fine' };
    expect(() => ask('offboarding.step', { id, step: PASSWORD, override })).toThrow(
      /refused: Only somebody the ledger/,
    );
    const skip = { id, step: PASSWORD, reason: 'It is fine' };
    expect(() => ask('offboarding.skip', { ...skip, by: 'Somebody Else' })).toThrow(
      /refused: Only somebody the ledger/,
    );
    ask('offboarding.skip', { ...skip, by: 'bob' });
    expect(step(view(), PASSWORD).progress).toMatchObject({ state: 'skipped', by: BOB, override: { by: BOB } });
  });

  it('goes item by item, and is done with the last', () => {
    const { id, ask, view } = opened();
    ask('offboarding.step', { id, step: GROUP });
    ask('offboarding.step', { id, step: VAULT });
    ask('offboarding.step', { id, step: PASSWORD, items: ['account:111111111111'] });
    expect(step(view(), PASSWORD)).toMatchObject({ itemsDone: 1, itemsTotal: 2, progress: { state: 'open' } });
    expect(view().live.leaver['in-with-help']).toBe(1);
    ask('offboarding.step', { id, step: PASSWORD, items: ['account:111111111112'] });
    expect(step(view(), PASSWORD).progress.state).toBe('done');
    expect(view().live.leaver).toMatchObject({ 'still-in': 0, 'in-with-help': 0, out: 2 });
  });

  it('would not take an account from those who stay', () => {
    const { id, ask } = opened(
      tidyCompany({
        groups: [{ key: 'root@acme.example', name: 'Root mail', complete: true, members: [{ person: ANN }] }],
        vaults: [{ key: 'Root', name: 'Root vault', complete: true, access: [{ person: ANN, level: 'read' }] }],
      }),
    );
    ask('offboarding.step', { id, step: GROUP });
    expect(() => ask('offboarding.step', { id, step: VAULT })).toThrow(/unsafe: Without Ann, nobody would be sure/);
  });

  it('is taken back by undo together with what it stated', () => {
    const { id, ask, view, host } = opened();
    ask('offboarding.step', { id, step: VAULT });
    ask('ledger.undo', {});
    expect(step(view(), VAULT).progress.state).toBe('open');
    const access = host.assessment.document.vaults?.[0]?.access?.find(({ person }) => person === ANN);
    expect(access?.until ?? null).toBeNull();
  });
});

describe('newer facts', () => {
  const member = (until: string | null) => ({
    kind: 'group' as const,
    key: 'root@acme.example',
    field: 'members',
    item: `person:${ANN}`,
    value: { person: ANN, until },
  });

  it('tick a step as observed', () => {
    const { observe, view } = opened();
    observe(member('2026-11-24T09:00:00Z'));
    expect(step(view(), GROUP).progress).toMatchObject({ state: 'done', how: 'observed' });
  });

  it('turn a step that was said to be done into one that was seen to be done', () => {
    const { id, ask, observe, view, wait } = opened();
    ask('offboarding.step', { id, step: GROUP });
    expect(step(view(), GROUP).progress.how).toBe('declared');
    wait(1);
    observe(member('2026-11-24T12:00:00Z'));
    expect(step(view(), GROUP).progress).toMatchObject({ state: 'done', how: 'observed' });
  });

  it('reopen a step that they disprove, and say so', () => {
    const { id, ask, observe, view, wait } = opened();
    ask('offboarding.step', { id, step: GROUP });
    wait(1);
    observe(member(null));
    const { progress } = step(view(), GROUP);
    expect(progress).toMatchObject({ state: 'open', reopened: { reason: expect.stringMatching(/Root mail/) } });
    expect(view().row.risks).toContain('A step was reopened by newer facts.');
  });

  it('reopen the password when the leaver is seen in the vault again', () => {
    const { id, ask, observe, view, wait } = opened();
    for (const done of [GROUP, VAULT, PASSWORD]) ask('offboarding.step', { id, step: done });
    wait(1);
    const value = { person: ANN, level: 'read', from: '2026-11-25T09:00:00Z', until: null };
    observe({ kind: 'vault', key: 'Root', field: 'access', item: `person:${ANN}|read`, value });
    expect(step(view(), VAULT).progress.state).toBe('open');
    expect(step(view(), PASSWORD).progress.state).toBe('open');
    expect(view().live.leaver['in-with-help']).toBe(2);
  });

  it('bring new steps when planned again, and keep what is done', () => {
    const { id, ask, observe, view } = opened();
    ask('offboarding.step', { id, step: GROUP });
    observe({ kind: 'phone', key: '+44 20 5550 0100', field: 'holders', value: [DI, ANN] });
    const { added } = ask('offboarding.refresh', { id });
    expect(added).toBeGreaterThan(0);
    const after = view();
    expect(step(after, 'hand-over-phone|phone:+44 20 5550 0100').progress.state).toBe('open');
    expect(step(after, GROUP).progress.state).toBe('done');
  });
});

describe('evidence', () => {
  it('is a note or a link, and nothing that looks like a secret', () => {
    const { id, ask, view } = opened();
    ask('offboarding.evidence', { id, step: GROUP, kind: 'note', text: 'Asked the mail team' });
    expect(step(view(), GROUP).progress.evidence).toMatchObject([{ kind: 'note', by: 'olga' }]);
    const add = (kind: 'note' | 'link', text: string) => ask('offboarding.evidence', { id, step: GROUP, kind, text });
    expect(() => add('link', 'javascript:alert(1)')).toThrow(/https/);
    expect(() => add('note', 'password: hunter22')).toThrow(/refused/);
    expect(step(view(), GROUP).progress.evidence).toHaveLength(1);
  });

  it('is a file kept inside the ledger with its sum, which verifying recomputes', () => {
    const { id, internal, view, host } = opened();
    const bytes = Buffer.from('member,role\n');
    internal('offboarding.attach', { id, step: GROUP, name: 'members.csv', bytes });
    const [file] = step(view(), GROUP).progress.evidence;
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(file).toMatchObject({ kind: 'file', text: 'members.csv', sizeBytes: 12, hash });
    expect(internal('offboarding.attachment', { hash })).toMatchObject({ name: 'members.csv', bytes });
    const entry = host.ledger.db.prepare('SELECT detail FROM log ORDER BY seq DESC').pluck().get();
    expect(String(entry)).toContain(hash);
    expect(verifyLedger(host.ledger)).toEqual([]);
    expect(() => host.ledger.db.exec('DELETE FROM attachment')).toThrow('permanent');
    const altered = host.ledger.db;
    altered.exec('DROP TRIGGER attachment_is_permanent_update');
    altered.prepare('UPDATE attachment SET bytes = ?').run(Buffer.from('member,roll\n'));
    expect(verifyLedger(host.ledger)).toEqual([expect.stringContaining('attachment_is_permanent_update is missing')]);
    expect(damagedAttachments(altered)).toEqual([expect.stringContaining('is not what was kept')]);
    expect(() => internal('offboarding.attachment', { hash })).toThrow(/ledger-damaged/);
  });
});

describe('a proof and its file', () => {
  const bytes = Buffer.from('member,role\n');
  const checked = (host: LedgerHost) => verification(host.ledger, { now: new Date('2027-01-01T00:00:00Z') });
  const without = (host: LedgerHost, sql: string) => {
    host.ledger.db.exec(`DROP TRIGGER attachment_is_permanent_delete; ${sql}`);
    return damagedAttachments(host.ledger.db);
  };

  it('that is missing is told, with the case and the name; one that is there is not', () => {
    const { id, internal, host } = opened();
    internal('offboarding.attach', { id, step: GROUP, name: 'members.csv', bytes });
    expect(checked(host)).toEqual({ problems: [], notes: [] });
    expect(without(host, 'DELETE FROM attachment')).toEqual([
      `evidence: ${id} rests on a file that is missing: members.csv`,
    ]);
  });

  it('stays known when the step was taken back', () => {
    const { id, internal, host, ask } = opened();
    internal('offboarding.attach', { id, step: GROUP, name: 'members.csv', bytes });
    ask('ledger.undo', {});
    expect(checked(host)).toEqual({ problems: [], notes: [] });
  });

  it('that no proof names is worth knowing', () => {
    const { host } = opened();
    host.ledger.note({ actor: 'me', action: 'note', title: 'A file' }, (db, seq) =>
      keepAttachment(db, { name: 'stray.txt', bytes }, seq),
    );
    expect(checked(host)).toEqual({
      problems: [],
      notes: [expect.stringMatching(/^evidence: no proof refers to the file [0-9a-f]{16}…$/)],
    });
  });
});

describe('ending a case', () => {
  it('takes two different people, neither of them the leaver, and sets the next drill', () => {
    const here = opened();
    const { id, ask, view } = here;
    expect(() => ask('offboarding.sign', { id, by: BOB })).toThrow(/unsafe: Not done/);
    doAll(here);
    expect(view().openPoints).toEqual([]);
    expect(() => ask('offboarding.sign', { id, by: ANN })).toThrow(/refused/);
    expect(ask('offboarding.sign', { id, by: BOB })).toMatchObject({ closed: false });
    expect(() => ask('offboarding.sign', { id, by: 'BOB@acme.example' })).toThrow(/refused/);
    expect(ask('offboarding.sign', { id, by: CY, note: 'Looked at every step' })).toMatchObject({ closed: true });
    expect(view().case).toMatchObject({ status: 'signed', nextDrillAt: '2027-02-22' });
    const { html } = here.internal('reports.page', { of: 'closing-report', id });
    expect(html).toContain('Looked at every step');
    expect(html).toContain('tested');
    expect(verifyChain(here.host.ledger.db)).toEqual([]);
  });

  it('knows a person by address and by name: neither signs twice, nor for themselves', () => {
    const here = opened();
    const { id, ask } = here;
    doAll(here);
    expect(() => ask('offboarding.sign', { id, by: 'ann' })).toThrow(/refused/);
    ask('offboarding.sign', { id, by: 'Bob' });
    expect(() => ask('offboarding.sign', { id, by: BOB })).toThrow(/refused/);
    expect(() => ask('offboarding.handover', { id, to: 'Ann', reason: 'On holiday' })).toThrow(/refused/);
  });

  it('the leaver accepts no risk in it, by whatever spelling', () => {
    const { id, ask } = opened();
    for (const by of ['Ann', 'A\u200bnn', 'Аnn', 'ann+x@acme.example', 'Ann ']) {
      const override = { by, reason: 'It is fine' };
      expect(() => ask('offboarding.step', { id, step: PASSWORD, override }), by).toThrow(/cannot accept a risk/);
      expect(() => ask('offboarding.skip', { id, step: PASSWORD, by, reason: 'It is fine' }), by).toThrow(
        /cannot accept/,
      );
    }
  });

  it('is not signed by a look-alike of the leaver or of the first signer, by a stranger, or by somebody who has left', () => {
    const here = opened();
    const { id, ask, host } = here;
    doAll(here);
    for (const by of ['Ann ', 'A\u200bnn', 'Аnn', 'ann+x@acme.example', 'ann@acme.example\u200b'])
      expect(() => ask('offboarding.sign', { id, by }), by).toThrow(/refused/);
    for (const by of ['Somebody Else Entirely', 'nobody@acme.example'])
      expect(() => ask('offboarding.sign', { id, by }), by).toThrow(/Only somebody the ledger knows/);
    ask('offboarding.sign', { id, by: BOB });
    for (const by of ['B\u200bob', 'Вob', 'bob+two@acme.example', 'BOB'])
      expect(() => ask('offboarding.sign', { id, by }), by).toThrow(/refused/);
    const declared = { basis: 'declared', source: 'person', at: host.ledger.now().toISOString() } as const;
    host.ledger.change({ actor: 'me', action: 'edit', title: 'Left' }, (draft) =>
      draft.put({ kind: 'person', key: CY, field: 'status', statement: { value: 'left' }, provenance: declared }),
    );
    expect(() => ask('offboarding.sign', { id, by: CY })).toThrow(/has left/);
  });

  it('says whose account entered the signatures, and does not call one hand two people', () => {
    const here = opened();
    const { id, ask, view, host } = here;
    doAll(here);
    ask('offboarding.sign', { id, by: BOB });
    ask('offboarding.sign', { id, by: CY });
    const { signatures } = view().case;
    expect(signatures.map(({ enteredBy }) => enteredBy?.session)).toEqual([host.ledger.session, host.ledger.session]);
    const [entry] = readLog(host.ledger.db, { limit: 1, search: '' });
    expect(entry?.title).toMatch(/signed under two names, both entered by .* and closed/);
    const { html } = here.internal('reports.page', { of: 'closing-report', id });
    expect(html).toMatch(/Signed under two names, both entered by/);
    expect(handsInWords(signatures)).toMatch(/^Signed under two names/);
    const apart = signatures.map((one, at) => ({
      ...one,
      enteredBy: { actor: ['bob', 'cy'][at] ?? '', host: 'pc', session: String(at) },
    }));
    expect(handsInWords(apart)).toBe('Entered by bob (pc) and cy (pc).');
    expect(handsInWords(signatures.map(({ enteredBy: _, ...one }) => one))).toMatch(/was not recorded/);
  });

  it('can be signed with open points only by name and with a note, which are kept', () => {
    const { id, ask, view } = opened();
    expect(() => ask('offboarding.sign', { id, by: BOB, accept: true })).toThrow(/unsafe/);
    ask('offboarding.sign', { id, by: BOB, accept: true, note: 'The board accepts it' });
    expect(view().case.signatures[0]?.accepted.length).toBeGreaterThan(0);
  });

  it('can be cancelled, reopened and handed over', () => {
    const { id, ask, view, host } = opened();
    ask('offboarding.handover', { id, to: DI, reason: 'Olga is on holiday' });
    expect(view().row.owner).toBe(DI);
    expect(() => ask('offboarding.handover', { id, to: ANN, reason: 'no' })).toThrow();
    ask('offboarding.cancel', { id, reason: 'Ann stays' });
    expect(view().row.status).toBe('cancelled');
    expect(host.ledger.register.get({ kind: 'person', key: ANN })?.value('status')).toBe('active');
    expect(() => ask('offboarding.step', { id, step: GROUP })).toThrow(/conflict/);
    ask('offboarding.reopen', { id, reason: 'Ann goes after all' });
    expect(view().row.status).toBe('open');
    expect(view().case.closedReason).toBeNull();
  });
});

describe('several cases at once', () => {
  it('show that they concern the same accounts, and count everybody who goes', () => {
    const { id, ask, view } = opened();
    const other = ask('offboarding.open', { leavers: [BOB], kind: 'planned', lastDay: '2026-12-31' });
    expect(view().overlaps).toEqual([{ id: other.id, leavers: [{ email: BOB, name: 'Bob' }], accounts: 2 }]);
    // Each alone leaves somebody; together nobody can sign in.
    expect(view().live.company.lost).toBe(2);
    expect(ask('offboarding.refresh', { id }).added).toBeGreaterThan(0);
    expect(view().steps[0]?.phase).toBe('successor');
  });
});

describe('the home screen', () => {
  it('names who leaves soon, what is overdue and which cases are at risk', () => {
    const { id, ask, wait } = opened();
    expect(ask('offboarding.upcoming', undefined)).toMatchObject({
      leavers: [{ email: ANN, lastDay: '2026-12-18', case: id }],
      overdue: [],
      atRisk: [],
      open: 1,
    });
    wait(60);
    const later = ask('offboarding.upcoming', undefined);
    expect(later.overdue[0]).toMatchObject({ case: id, step: GROUP, due: '2026-12-18' });
    expect(later.atRisk[0]?.id).toBe(id);
  });
});
