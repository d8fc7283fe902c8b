/** Imports: what files would change is shown before anything is written, and secrets by the name of their column alone. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DropHint } from '../../../renderer/imports/drop-hint.tsx';
import { howTo } from '../../../renderer/imports/how-to.ts';
import ImportsScreen from '../../../renderer/imports/imports-screen.tsx';
import { windowWords } from '../../../renderer/imports/words.ts';
import { MISSING } from '../../../shared/imports/belonging.ts';
import { IMPORT_CATALOGUE } from '../../../shared/imports/catalogue.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';
import { CATALOGUE, FILE, LINE, LINES, PENDING } from './answers.ts';

const ALWAYS: Answers = {
  'imports.state': { progress: null },
  'imports.catalogue': CATALOGUE,
  'imports.mappings': { mappings: [] },
  'imports.receipts': { total: 0, rows: [] },
  'register.suggest': { hits: [] },
  'imports.lines': { total: LINES.length, rows: LINES },
  'imports.line': { line: LINE },
};

const start = (answers: Answers = {}) =>
  renderScreen(<ImportsScreen />, {
    at: '/imports',
    answers: { ...ALWAYS, 'imports.pending': { pending: null }, ...answers },
  });

const review = async (pending: Partial<typeof PENDING> = {}, answers: Answers = {}) => {
  const rendered = renderScreen(<ImportsScreen />, {
    at: '/imports',
    answers: { ...ALWAYS, 'imports.pending': { pending: { ...PENDING, ...pending } }, ...answers },
  });
  await screen.findByText(LINE.title);
  return rendered;
};

describe('before anything is given', () => {
  it('says how to give files, and asks main for them', async () => {
    const { user, askedOf } = start({ 'imports.choose': { added: 1 } });
    await user.click(await screen.findByRole('button', { name: 'Choose files…' }));
    expect(askedOf('imports.choose')).toHaveLength(1);
  });

  it('says that the clipboard holds no text', async () => {
    const { user } = start({ 'imports.paste': { added: 0 } });
    await user.click(await screen.findByRole('button', { name: 'Paste' }));
    await screen.findByText('There is no text in the clipboard.');
  });

  it('gives the exact command of a source, to copy, without what the command line alone can do', async () => {
    const { user } = start();
    await user.type(await screen.findByRole('textbox', { name: 'Search sources' }), 'group users');
    await screen.findByText('op group user list "Cloud admins" --format json > cloud-admins.json');
    expect(screen.getByRole('button', { name: 'Copy the command for Users of a 1Password group' })).toBeTruthy();
    expect(screen.getByText('Root Ledger asks which group it lists.')).toBeTruthy();
  });

  it('lists receipts, each with what was refused by name', async () => {
    const counts = { rows: 120, added: 3, changed: 2, gone: 0 };
    const { user } = start({
      'imports.receipts': {
        total: 1,
        rows: [
          {
            id: 'import-7',
            at: '2026-11-20T09:00:00Z',
            by: 'ann',
            files: ['export.csv'],
            fileCount: 1,
            refused: 1,
            told: 79,
            open: 1,
            ...counts,
          },
        ],
      },
      'imports.receipt': {
        id: 'import-7',
        at: '2026-11-20T09:00:00Z',
        by: 'ann',
        files: [
          {
            ...counts,
            usedRows: 41,
            told: { total: 1, first: [{ reason: 'No login.', rows: 79, at: '2–80' }] },
            changes: [{ of: 'account', added: 3, changed: 2, gone: 0 }],
            notes: [],
            file: 'export.csv',
            size: 10,
            sha256: 'ab'.repeat(32),
            kind: 'bw-export',
            matchedRows: 4,
            refused: ['login_totp'],
            ignored: [],
            problems: { total: 0, first: [] },
            failure: null,
          },
        ],
        open: {
          total: 1,
          first: [
            {
              receipt: 'import-7',
              entry: 0,
              at: '2026-11-20T09:00:00Z',
              by: 'ann',
              change: 'conflicting',
              kind: 'person',
              key: 'bo@harbour.example',
              title: 'person bo@harbour.example: lastDay',
              reason: 'Rows 3 and 9 contradict each other.',
              said: 'Last day 2026-10-01',
              file: 'export.csv',
              row: 9,
              settled: null,
            },
          ],
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Details of export.csv' }));
    const dialog = await screen.findByRole('dialog', { name: 'Receipt of an import' });
    expect(await within(dialog).findByText('login_totp')).toBeTruthy();
    expect(within(dialog).getByText('ab'.repeat(32))).toBeTruthy();
    expect(within(dialog).getByText('120: 41 used (4 matched), 79 not used')).toBeTruthy();
    expect(within(dialog).getByText('79 rows: 2–80')).toBeTruthy();
    expect(within(dialog).getByText('3 new accounts, 2 changed accounts')).toBeTruthy();
    expect(within(dialog).getByText('Rows 3 and 9 contradict each other.')).toBeTruthy();
  });

  it('shows how far reading is, and stops it', async () => {
    const { user, askedOf, tell } = start({ 'imports.cancel': null });
    await screen.findByRole('button', { name: 'Choose files…' });
    tell('work.progress', { id: 'import', title: 'Reading members.csv', done: 1, total: 2, state: 'running' });
    expect(screen.getByRole('status').textContent).toContain('Reading members.csv');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(askedOf('imports.cancel')).toHaveLength(1);
    tell('work.progress', { id: 'import', title: 'Files read', done: 1, total: 1, state: 'done' });
    await waitFor(() => expect(askedOf('imports.pending').length).toBeGreaterThan(1));
  });
});

describe('an import that waits', () => {
  it('shows before and after side by side, and how much is accepted', async () => {
    await review();
    const [, row] = within(screen.getByRole('grid', { name: 'Lines of this import' })).getAllByRole('row');
    expect(row?.textContent).toContain('Status active');
    expect(row?.textContent).toContain('Status leaving');
    expect(screen.getByRole('button', { name: 'Write 5 changes' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: /Gone\? 1, 0 accepted/ })).toBeTruthy();
  });

  it('takes and leaves single lines; what cannot be accepted says so', async () => {
    const { user, askedOf } = await review({}, { 'imports.decide': { decided: 1 } });
    const gone = screen.getByRole('button', { name: 'Accept Person Bo Li (bo@harbour.example)' });
    expect(gone.getAttribute('aria-pressed')).toBe('false');
    await user.click(gone);
    expect(askedOf('imports.decide')).toEqual([{ id: PENDING.id, lines: ['gone'], accept: true }]);
    expect(screen.getByText('Cannot be accepted')).toBeTruthy();
  });

  it('takes and leaves all that is listed', async () => {
    const { user, askedOf } = await review({}, { 'imports.decide': { decided: 1 } });
    await user.click(screen.getByRole('tab', { name: /Gone/ }));
    await user.click(screen.getByRole('button', { name: 'All of these' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Accept everything listed below' }));
    expect(askedOf('imports.decide')).toEqual([
      { id: PENDING.id, lines: { search: '', change: 'gone' }, accept: true },
    ]);
  });

  it('shows one line in full', async () => {
    const { user } = await review();
    screen.getByRole('grid', { name: 'Lines of this import' }).focus();
    await user.keyboard('{Enter}');
    const table = await within(await screen.findByRole('complementary', { name: 'The chosen line' })).findByRole(
      'table',
    );
    expect(within(table).getByText('leaving')).toBeTruthy();
  });

  it('is written as one change that can be undone', async () => {
    const { user, askedOf } = await review(
      {},
      { 'imports.apply': { seq: 9, facts: 5 }, 'ledger.undo': { seq: 10, title: 'Imported export.csv' } },
    );
    await user.click(screen.getByRole('button', { name: 'Write 5 changes' }));
    await screen.findByText(/Accepted 5 changes/);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(askedOf('ledger.undo')).toEqual([{ seq: 9 }]));
  });

  it('stays as it was where writing failed, and says why', async () => {
    const { user } = await review({}, { 'imports.apply': fails('busy', 'Files are still being read.') });
    await user.click(screen.getByRole('button', { name: 'Write 5 changes' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Files are still being read.');
  });

  it('names what was refused, and nothing else of it', async () => {
    const { user } = await review();
    await screen.findByText('2 secret columns refused');
    await user.click(screen.getByRole('button', { name: 'export.csv', expanded: false }));
    expect(await screen.findByText('login_password, login_totp')).toBeTruthy();
    expect(screen.getByText(/looks like a key and was refused/)).toBeTruthy();
  });

  it('proposes to take two addresses as one person, and only proposes', async () => {
    const { user, askedOf } = await review({}, { 'imports.same-as': null });
    expect(askedOf('imports.same-as')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'ann@private.example is ann@harbour.example' }));
    expect(askedOf('imports.same-as')).toEqual([
      { id: PENDING.id, address: 'ann@private.example', person: 'ann@harbour.example' },
    ]);
  });

  it('asks whom a file belongs to, in its own words', async () => {
    const asking = { ...FILE, kind: 'op-group-users', failure: MISSING.group, needsFor: 'group' } as const;
    const { user, askedOf } = await review({ files: [asking] }, { 'imports.reread': null });
    expect(screen.queryByText(/--for/)).toBeNull();
    await user.type(screen.getByRole('combobox', { name: 'Which group does it list?' }), '1password:Cloud admins');
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(askedOf('imports.reread')).toEqual([
      { file: FILE.id, options: { kind: null, belongsTo: '1password:Cloud admins', mapping: null } },
    ]);
  });

  it('asks what a table lists that shows it nowhere, with the answers to choose from', async () => {
    const asking = {
      ...FILE,
      kind: null,
      failure: 'Nothing says whose.',
      mayBe: ['people', 'accounts-table'],
    } as const;
    const { user, askedOf } = await review({ files: [asking] }, { 'imports.reread': null });
    expect(screen.queryAllByText('Asks you')).toHaveLength(1);
    expect(screen.queryByText('Refused')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'It lists AWS accounts' }));
    expect(askedOf('imports.reread')).toEqual([
      { file: FILE.id, options: { kind: 'accounts-table', belongsTo: null, mapping: null } },
    ]);
  });

  it('matches columns by a saved mapping, tried out on the first rows', async () => {
    const unknown = { ...FILE, kind: null, failure: 'The file is of no kind that Root Ledger knows.' } as const;
    const mapping = { columns: { email: 'Kontakt' } };
    const { user, askedOf } = await review(
      { files: [unknown] },
      {
        'imports.reread': null,
        'imports.mappings': { mappings: [{ name: 'HR', mapping }] },
        'imports.save-mapping': { seq: 3 },
        'imports.columns': ({ mapping: tried }) => ({
          delimiter: ';',
          columns: [
            { name: 'Kontakt', refused: false },
            { name: 'Gehalt', refused: true },
          ],
          people:
            tried?.columns?.email === 'Kontakt'
              ? [{ row: 1, email: 'zoe@harbour.example', name: null, aliases: [], fields: {} }]
              : [],
          problems: [],
          failure: tried?.columns?.email === 'Kontakt' ? null : 'The column Email is missing.',
        }),
      },
    );
    await user.click(screen.getByRole('button', { name: 'Match columns…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Match columns of export.csv' });
    await within(dialog).findByText('The column Email is missing.');
    expect(within(dialog).getByText('Refused, never read: Gehalt')).toBeTruthy();
    await user.click(within(dialog).getByRole('combobox', { name: 'Saved mapping' }));
    await user.click(await screen.findByRole('option', { name: 'HR' }));
    await within(dialog).findByText('zoe@harbour.example');
    await user.click(within(dialog).getByRole('button', { name: 'Read with these columns' }));
    await waitFor(() =>
      expect(askedOf('imports.reread')).toEqual([
        { file: FILE.id, options: { kind: 'people', belongsTo: null, mapping } },
      ]),
    );
    expect(askedOf('imports.save-mapping')).toEqual([{ name: 'HR', mapping }]);
  });

  it('renames a saved mapping, and tells that the name is taken', async () => {
    const unknown = { ...FILE, kind: null, failure: 'The file is of no kind that Root Ledger knows.' } as const;
    const { user, askedOf } = await review(
      { files: [unknown] },
      {
        'imports.mappings': { mappings: [{ name: 'HR', mapping: { columns: { email: 'Kontakt' } } }] },
        'imports.rename-mapping': ({ to }) =>
          to === 'Staff' ? fails('conflict', 'There is a column mapping “Staff” already.') : { seq: 4 },
        'imports.columns': { delimiter: ';', columns: [], people: [], problems: [], failure: null },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Match columns…' }));
    const inside = within(await screen.findByRole('dialog', { name: 'Match columns of export.csv' }));
    await user.click(await inside.findByRole('combobox', { name: 'Saved mapping' }));
    await user.click(await screen.findByRole('option', { name: 'HR' }));
    await user.click(await inside.findByRole('button', { name: 'Rename…' }));
    const field = inside.getByRole('textbox', { name: 'New name of the saved mapping' });
    const rename = inside.getByRole('button', { name: 'Rename mapping' });
    expect(rename).toHaveProperty('disabled', true);
    await user.clear(field);
    await user.type(field, 'Staff');
    await user.click(rename);
    await inside.findByText('There is a column mapping “Staff” already.');
    await user.clear(field);
    await user.type(field, ' HR leavers ');
    await user.click(rename);
    await waitFor(() => expect(inside.queryByRole('button', { name: 'Rename mapping' })).toBeNull());
    expect(askedOf('imports.rename-mapping')).toEqual([
      { name: 'HR', to: 'Staff' },
      { name: 'HR', to: 'HR leavers' },
    ]);
    expect(inside.getByRole('textbox', { name: 'Save this mapping as' })).toHaveProperty('value', 'HR leavers');
  });

  it('removes a saved mapping once that is confirmed, and keeps it where it is not', async () => {
    const unknown = { ...FILE, kind: null, failure: 'The file is of no kind that Root Ledger knows.' } as const;
    const { user, askedOf } = await review(
      { files: [unknown] },
      {
        'imports.mappings': { mappings: [{ name: 'HR', mapping: { columns: { email: 'Kontakt' } } }] },
        'imports.remove-mapping': { seq: 4 },
        'imports.columns': { delimiter: ';', columns: [], people: [], problems: [], failure: null },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Match columns…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Match columns of export.csv' });
    const inside = within(dialog);
    await user.click(await inside.findByRole('combobox', { name: 'Saved mapping' }));
    await user.click(await screen.findByRole('option', { name: 'HR' }));
    await user.click(await inside.findByRole('button', { name: 'Remove…' }));
    await user.click(inside.getByRole('button', { name: 'Keep it' }));
    expect(askedOf('imports.remove-mapping')).toEqual([]);
    await user.click(inside.getByRole('button', { name: 'Remove…' }));
    await user.click(inside.getByRole('button', { name: 'Remove mapping' }));
    await waitFor(() => expect(askedOf('imports.remove-mapping')).toEqual([{ name: 'HR' }]));
  });
});

describe('words', () => {
  it('of the window never speak of options of the command line', () => {
    for (const entry of IMPORT_CATALOGUE) {
      const { command, steps } = howTo(entry);
      expect(`${command} ${steps}`).not.toMatch(/--(for|kind|mapping) /);
      expect(`${command}${steps}`.trim()).not.toBe('');
    }
    for (const reason of Object.values(MISSING)) expect(windowWords(reason)).not.toContain('--');
  });
});

describe('files over the window', () => {
  it('lead to the imports once main has taken them', async () => {
    const { tell } = renderScreen(<DropHint />, { at: '/gaps' });
    tell('files.dropped', { count: 2 });
    await waitFor(() => expect(window.location.hash).toBe('#/imports'));
  });
});
