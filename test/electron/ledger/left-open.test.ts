/** What an import left open is told in its receipt and about each record, until somebody decides. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { applyImport } from '../../../electron/ledger/import-apply.ts';
import { leftOpen, settle } from '../../../electron/ledger/imports/left-open.ts';
import { receiptOf, receiptPage } from '../../../electron/ledger/imports/receipts.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { read } from '../../shared/imports/helpers.ts';

/** An empty ledger in which an hour goes by with every look at the clock. */
function emptyLedger(): Ledger {
  let hour = Date.parse('2026-11-20T00:00:00Z');
  return new Ledger(new Database(':memory:'), () => {
    hour += 3_600_000;
    return new Date(hour);
  });
}

const PEOPLE = 'Email,Name,Status,Last day\n';
const BO = { kind: 'person', key: 'bo@harbour.example' } as const;
const CONTRADICTING = `${PEOPLE}bo@harbour.example,Bo,active,\nbo@harbour.example,Bo,left,2026-10-01\nnobody,,,\n`;

async function take(ledger: Ledger, text: string, name = 'people.csv'): Promise<void> {
  const now = ledger.now().toISOString();
  const file = await read(text, { name, kind: 'people', now });
  applyImport(ledger, 'ann', reconcile(ledger.register, [file], { now, by: 'ann' }), 'default');
}

describe('what an import leaves open', () => {
  it('waits in the receipt and on the page of the record', async () => {
    const ledger = emptyLedger();
    await take(ledger, CONTRADICTING);
    const [view] = leftOpen(ledger, BO);
    expect(view).toMatchObject({ change: 'conflicting', file: 'people.csv', settled: null, by: 'ann' });
    expect(view?.title).toBe('person bo@harbour.example: Status, Last day');
    expect(leftOpen(ledger, BO).map(({ said }) => said)).toEqual(['Status active', 'Status left, Last day 2026-10-01']);
    expect(view?.reason).toMatch(/Rows 1 and 2 contradict each other/);
    const { files, open } = receiptOf(ledger, view?.receipt ?? '');
    expect(open.first.filter(({ settled }) => settled === null).map(({ row }) => row)).toEqual([1, 2]);
    expect(files[0]).toMatchObject({ rows: 3, usedRows: 2 });
    expect(files[0]?.told.first).toMatchObject([{ rows: 1, at: '3' }]);
    expect(receiptPage(ledger, 0, 10).rows[0]).toMatchObject({ told: 1, open: 2 });
  });

  it('is settled by whoever says what was found', async () => {
    const ledger = emptyLedger();
    await take(ledger, CONTRADICTING);
    for (const { receipt, entry } of leftOpen(ledger, BO))
      settle(ledger, 'zoe', { receipt, entry, note: 'Row 2 is an old contract' });
    for (const { settled } of leftOpen(ledger, BO))
      expect(settled).toMatchObject({ by: 'zoe', note: 'Row 2 is an old contract' });
    expect(receiptPage(ledger, 0, 10).rows[0]).toMatchObject({ open: 0 });
  });

  it('is settled by a newer file that says it once, and not by one that contradicts itself again', async () => {
    const ledger = emptyLedger();
    await take(ledger, CONTRADICTING);
    await take(ledger, CONTRADICTING);
    expect(leftOpen(ledger, BO).map(({ settled }) => settled)).toEqual([null, null]);
    await take(ledger, `${PEOPLE}bo@harbour.example,Bo,left,2026-10-01\n`, 'newer.csv');
    expect(leftOpen(ledger, BO).every(({ settled }) => settled?.by === 'ann')).toBe(true);
  });

  it('of an account that nobody knew is settled once it is in the ledger; a sign-in without one stays with its vault', async () => {
    const ledger = emptyLedger();
    const account = { kind: 'account', key: '123456789012' } as const;
    const items = [
      { name: 'AWS 123456789012', user: 'ops' },
      { name: 'AWS root', user: 'root@harbour.example', uris: 'https://signin.aws.amazon.com/' },
    ].map(({ name, user, uris }) => `Ops,login,${name},,,0,${uris ?? ''},${user},,`);
    const head = 'collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp';
    const file = await read([head, ...items, ''].join('\n'), { name: 'items.csv', now: ledger.now().toISOString() });
    const now = ledger.now().toISOString();
    applyImport(ledger, 'ann', reconcile(ledger.register, [file], { now, by: 'ann' }), 'default');
    expect(leftOpen(ledger, account)).toMatchObject([{ change: 'unmatched', settled: null }]);
    expect(leftOpen(ledger, { kind: 'vault', key: 'bitwarden:Ops' })).toEqual([]);
    expect(receiptPage(ledger, 0, 10).rows[0]).toMatchObject({ told: 2, open: 1 });
    const provenance = { basis: 'declared', source: 'person', at: now, by: 'zoe' } as const;
    ledger.change({ actor: 'zoe', action: 'edit', title: 'found' }, (draft) =>
      draft.put({ ...account, field: 'name', statement: { value: 'Old' }, provenance }),
    );
    expect(leftOpen(ledger, account)[0]?.settled).toMatchObject({ by: 'zoe', note: 'It is in the ledger now.' });
  });

  it('cannot be settled where there is none', () => {
    expect(() => settle(emptyLedger(), 'ann', { receipt: 'import-9', entry: 0, note: 'x' })).toThrow(/no such entry/);
  });
});
