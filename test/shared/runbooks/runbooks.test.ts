import { describe, expect, it } from 'vitest';
import { secretIn } from '../../../shared/imports/secrets/values.ts';
import {
  breakGlassCard,
  RUNBOOK_KINDS,
  rootUseRows,
  runbookFor,
  runbookPage,
  sheetOf,
  unknownIn,
} from '../../../shared/runbooks/index.ts';
import { calm } from '../gaps/calm.ts';
import { ACCOUNT, type Ledger, worldOf } from '../gaps/worlds.ts';

const sheetIn = (ledger: Ledger) => {
  const sheet = sheetOf(worldOf(ledger), ACCOUNT);
  if (sheet === undefined) throw new Error('no such account');
  return sheet;
};
const textOf = (ledger: Ledger, kind: (typeof RUNBOOK_KINDS)[number]): string =>
  JSON.stringify(runbookFor(kind, sheetIn(ledger)));

const PLACED = calm({
  custody: { vaultItems: [{ vault: 'root', item: 'AWS root prod' }] },
  records: { 'device|yk-1': { serial: '5551234' }, 'place|HQ safe': { address: 'Room 12' } },
});

describe('a runbook', () => {
  it('names people, vault item, device, serial, place and phone of the account', () => {
    const text = textOf(PLACED, 'lost-mfa');
    for (const fact of ['YubiKey 1', 'serial 5551234', 'HQ safe (Room 12)', 'Ana Ruiz and Bo Larsen', '+442079460123'])
      expect(text).toContain(fact);
    expect(textOf(PLACED, 'lost-password')).toContain('item “AWS root prod”; can open it: Cy Wu and Di Marsh');
  });

  it('names what nobody has recorded instead of leaving it out', () => {
    const bare: Ledger = { custody: {} };
    for (const kind of RUNBOOK_KINDS) {
      const book = runbookFor(kind, sheetIn(bare));
      expect(book.unknown).toContain('who reads the root inbox');
      expect(book.unknown).toContain('which vault keeps the password');
      expect(book.unknown).toContain('which MFA devices there are');
      expect(runbookPage(book)).toContain('Nobody has recorded');
    }
    expect(textOf(bare, 'lost-password')).toContain('Not recorded: who reads the root inbox.');
    expect(textOf(bare, 'lost-phone')).toContain('Not recorded: which number is the primary contact phone');
  });

  it('says that there is no MFA device where AWS says so, and nothing is recorded against it', () => {
    const off = sheetIn(calm({ aws: { 'credentials.mfa': 'no' }, custody: { devices: [] } }));
    expect(breakGlassCard(off)).toContain('There is no MFA device: nothing is asked for after the password.');
  });

  it('never lists somebody who has left', () => {
    const gone = calm({ records: { 'person|ana@acme.example': { status: 'left' } } });
    for (const kind of RUNBOOK_KINDS) expect(textOf(gone, kind)).not.toContain('Ana Ruiz');
  });

  it('does not send the management account to central root access', () => {
    const own = calm({ records: { 'organization|o-aaaaaaaaaa': { managementAccount: ACCOUNT, centralRoot: 'yes' } } });
    for (const kind of RUNBOOK_KINDS)
      expect(runbookFor(kind, sheetIn(own)).steps.map(({ title }) => title)).not.toContain(
        'If the organization can do it centrally',
      );
    const member = calm({ records: { 'organization|o-aaaaaaaaaa': { centralRoot: 'yes' } } });
    expect(textOf(member, 'lost-mfa')).toContain('If the organization can do it centrally');
  });

  it('says of an incomplete list that there may be others', () => {
    const open = calm({ records: { 'phone|+442079460123': { complete: false } } });
    expect(textOf(open, 'lost-phone')).toContain('perhaps others (the list is not complete)');
    expect(unknownIn(sheetIn(open))).toContain('who else answers the contact phone');
  });
});

describe('printed pages', () => {
  const NASTY = '<img src=x onerror="alert(1)">';
  const nasty = calm({
    aws: { name: NASTY },
    custody: { vaultItems: [{ vault: 'root', item: NASTY }] },
    records: {
      'person|ana@acme.example': { name: NASTY },
      'group|aws-root-prod@acme.example': { name: NASTY },
      'vault|root': { name: NASTY },
      'device|yk-1': { label: NASTY, serial: NASTY },
      'place|HQ safe': { address: NASTY },
      'domain|acme.example': { registrar: NASTY },
    },
  });
  const pages = (ledger: Ledger): string[] => [
    ...RUNBOOK_KINDS.map((kind) => runbookPage(runbookFor(kind, sheetIn(ledger)))),
    breakGlassCard(sheetIn(ledger)),
  ];

  it('escape every fact, wherever it stands', () => {
    for (const page of pages(nasty)) {
      expect(page).not.toContain('<img');
      expect(page).toContain('&#60;img');
    }
  });

  it('work by themselves: no script, nothing loaded, and the browser is told so', () => {
    for (const page of pages(PLACED)) {
      expect(page).not.toMatch(/<(script|link|img|iframe|object)\b/i);
      expect(page).not.toMatch(/\b(src|href)=/);
      expect(page).toContain("default-src 'none'");
      expect(page).toContain('@media print');
    }
  });

  it('hold no secret, and nothing that looks like one', () => {
    for (const page of pages(PLACED)) {
      const text = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '\n');
      expect(text.split('\n').filter((line) => secretIn(line.trim()) !== null)).toEqual([]);
    }
  });
});

describe('the log of root uses', () => {
  const event = (at: string, more: object = {}) => ({
    id: at,
    at,
    name: 'ConsoleLogin',
    kind: 'sign-in',
    mfa: true,
    failed: false,
    sourceIp: '203.0.113.7',
    region: 'us-east-1',
    ...more,
  });
  const use = (id: string, at: string, reason: string) =>
    ['root-use', { id, account: ACCOUNT, at, reason, by: 'ana@acme.example' }] as const;
  const rows = (events: object[], uses: Ledger['records'] = []) =>
    rootUseRows(worldOf({ aws: { 'aws.rootEvents': { events } as never }, records: uses }).register, () => 'prod').map(
      ({ state, reason, at }) => ({ state, reason, at: at.slice(0, 10) }),
    );

  it('holds what was written down against what AWS saw', () => {
    const events = [event('2026-11-10T08:00:00Z'), event('2026-11-10T08:05:00Z'), event('2026-10-01T08:00:00Z')];
    const uses = [use('u1', '2026-11-10T07:00:00Z', 'Tax settings'), use('u2', '2026-09-01T07:00:00Z', 'Support plan')];
    expect(rows(events, uses)).toEqual([
      { state: 'explained', reason: 'Tax settings', at: '2026-11-10' },
      { state: 'unexplained', reason: null, at: '2026-10-01' },
      { state: 'unseen', reason: 'Support plan', at: '2026-09-01' },
    ]);
  });

  it('takes no use with an empty reason for an explanation, and no failed sign-in for a use', () => {
    expect(rows([event('2026-11-10T08:00:00Z')], [use('u1', '2026-11-10T07:00:00Z', ' ')])[0]?.state).toBe(
      'unexplained',
    );
    expect(rows([event('2026-11-10T08:00:00Z', { failed: true })])).toEqual([]);
  });
});
