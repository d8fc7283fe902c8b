/** What names do to a terminal: nothing. No cursor moves, no direction turns, no row is forged. */
import { expect, it } from 'vitest';
import { table } from '../../../electron/cli/text-table.ts';
import { icsOf } from '../../../shared/calendar/ics.ts';
import { read } from '../../shared/imports/helpers.ts';

const HOSTILE = 'Prod\u001b]0;PWNED\u0007\u001b[2J\r\n100000000999  forged\u202egpj\u009b1m\u200b';

it('a table has one line for each row', () => {
  const text = table(['Account', 'Name'], [['100000000001', HOSTILE]]);
  expect(text.split('\n')).toHaveLength(4);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u);
  expect(text).toContain('⟨U+001B⟩[2J⟨U+000D⟩⟨U+000A⟩100000000999');
});

it('a record of the open format comes in without them, and that is told', async () => {
  const file = await read({
    format: 'root-ledger',
    version: 1,
    accounts: [{ id: '100000000001', name: HOSTILE }],
    tags: {},
  });
  const said = JSON.stringify(file.statements);
  expect(said).toContain('forged');
  expect(said).not.toMatch(/\\u00(1b|07|9b)|\\[rn]/);
  expect(said).not.toMatch(/[\u009b\u202e\u200b]/);
  expect(file.notes.join()).toMatch(/Invisible characters in accounts\[\]\.name were taken out: U\+001B/);
});

it('a calendar shows them written out', () => {
  const ics = icsOf('x', [{ id: '1', day: '2026-12-01', title: `a\u202eb\u2028c`, note: '' }], '2026-12-01T00:00:00Z');
  expect(ics).toContain('a⟨U+202E⟩b⟨U+2028⟩c');
});
