/** A ledger in which nothing is known: the command line, the tables and the window say so alike, and nobody says `none`. */
import { expect, test } from 'vitest';
import type { Command, CommandContext, Session } from '../../../electron/cli/command.ts';
import { accounts } from '../../../electron/cli/commands/accounts.ts';
import { gaps } from '../../../electron/cli/commands/gaps.ts';
import { offboard } from '../../../electron/cli/commands/offboard.ts';
import { whatIf } from '../../../electron/cli/commands/whatif.ts';
import * as said from '../../../renderer/accounts/account-words.ts';
import type { AccountRow } from '../../../shared/ipc/channels/accounts.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import { accountsTable } from '../../../shared/reports/tables/accounts.ts';
import { ledgerOf } from '../ledger/register-fixture.ts';

const ID = '111111111111';
const LEAVER = 'ines@harbour.example';

function ledger(account: object = {}) {
  const people = [{ email: LEAVER, name: 'Ines', status: 'active' }];
  const vaults = [{ key: 'test:Roots', access: [{ person: LEAVER, level: 'read' }] }];
  const made = ledgerOf({ accounts: [{ id: ID, ...account }], people, vaults } as unknown as Partial<LedgerDocument>);
  const host = { ledger: made.ledger, assessment: made.assessment };
  const session = { folder: '', host, actor: 'test', dataKey: null, now: () => made.ledger.now() };
  const run = async (command: Command, values: CommandContext['values'] = {}, positionals: readonly string[] = []) => {
    const open = async () => session as unknown as Session;
    const answer = await command.run({ values, positionals, args: [], open, say: () => {} });
    if (answer === null) throw new Error('no answer');
    return answer;
  };
  return { run, row: (made.ask('accounts.page', {}) as { rows: readonly AccountRow[] }).rows[0] as AccountRow };
}

/** The cells of the one row of a table, by the title of their column. */
function cells(text: string): Record<string, string> {
  const [head = '', line = '', row = ''] = text.split('\n');
  const widths = line.split('  ').map((dashes) => dashes.length);
  let at = 0;
  const found: Record<string, string> = {};
  for (const width of widths) {
    found[head.slice(at, at + width).trim()] = row.slice(at, at + width).trim();
    at += width + 2;
  }
  return found;
}

test('accounts: what the window calls unknown is unknown, in text, as JSON and in the table for spreadsheets', async () => {
  const { run, row } = ledger();
  const window = {
    password: said.passwordSaid(row.password),
    mfa: said.mfaSaid(row),
    keys: said.keysSaid(row.accessKeys),
    'bus factor': said.busFactorSaid(row.busFactor),
    'break-in': said.breakInSaid(row.breakIn),
    'best way back': said.recoverySaid(row),
  };
  const { text, json } = await run(accounts);
  const told = cells(text);
  for (const [title, { standing }] of Object.entries(window)) {
    expect(standing, title).toBe('unknown');
    expect(told[title], title).toBe('unknown');
  }
  expect(told.name).toBe('unknown');
  expect(text).not.toMatch(/none/i);
  expect(json).toMatchObject([{ recovery: { way: 'unknown' }, busFactor: 'unknown', breakIn: 'unknown' }]);
  const { columns, rows } = accountsTable([row]);
  expect(rows[0]?.[columns.indexOf('Way back')]).toBe('unknown');
});

test('where it is known that nobody gets in, that is what all of them say', async () => {
  const { run, row } = ledger({
    credentials: { password: 'no', mfa: 'no', accessKeys: 'no', certificates: 'no' },
    inbox: 'none',
    phone: 'none',
  });
  expect(said.passwordSaid(row.password).label).toBe('None');
  const told = cells((await run(accounts)).text);
  expect(told.password).toBe('no');
  const window = said.recoverySaid(row);
  expect(told['best way back'] === 'unknown').toBe(window.standing === 'unknown');
});

test('gaps, what-if and offboarding: what nobody can tell is counted as unknown, not left out of a count', async () => {
  const { run } = ledger({ vaults: ['test:Roots'] });
  const { json } = await run(gaps);
  expect((json as { status: string }[]).some(({ status }) => status === 'unknown')).toBe(true);
  const what = cells((await run(whatIf, { leaver: [LEAVER] })).text);
  expect(what).toMatchObject({ we: 'unknown', they: 'unknown' });
  const opened = await run(offboard, { 'last-day': '2026-12-31' }, ['open', LEAVER]);
  expect(opened.text).toContain('we lose 0 (1 unknown), they are still in 0, in with help 0 (1 unknown)');
  const list = cells((await run(offboard, {}, ['list'])).text);
  expect(list).toMatchObject({ lost: '0 (1 unknown)', 'still in': '0 (1 unknown)' });
});
