import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import PasteDialog from '../../../renderer/register/actions/paste-dialog.tsx';
import type { PastePreview } from '../../../shared/ipc/channels/paste.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';

const PREVIEW: PastePreview = {
  looksLike: 'account',
  columns: [
    { title: 'Account id', sample: ['22223333'], field: 'id', refused: false },
    { title: 'Vault', sample: ['AWS root'], field: 'vaults', refused: false },
    { title: 'Root password', sample: [], field: null, refused: true },
    { title: 'Remark on it', sample: ['x'], field: null, refused: false },
  ],
  fields: [
    { id: 'id', label: 'Account id' },
    { id: 'name', label: 'Name' },
    { id: 'vaults', label: 'Password kept in' },
  ],
  counts: { new: 1, changed: 2, same: 4, problem: 1 },
  rows: [
    {
      line: 3,
      key: null,
      name: '',
      state: 'problem',
      changes: [],
      problems: ['The account id is missing.'],
      warnings: [],
    },
    {
      line: 2,
      key: '000022223333',
      name: 'dev',
      state: 'changed',
      changes: [{ field: 'vaults', label: 'Password kept in', before: null, after: ['1password:AWS root'] }],
      problems: [],
      warnings: ['The account id had 8 digits and was padded with zeros to 12. Check it.'],
    },
  ],
  missing: [{ kind: 'person', key: 'new@acme.example' }],
  cut: false,
};

const paste = async (answers: Answers = {}) => {
  let closed = false;
  const shown = renderScreen(<PasteDialog kind="account" onClose={() => (closed = true)} />, {
    answers: { 'paste.preview': PREVIEW, 'paste.apply': { seq: 3, created: 1, changed: 2 }, ...answers },
  });
  const dialog = await screen.findByRole('dialog', { name: 'Paste a table' });
  await shown.user.click(within(dialog).getByRole('textbox', { name: 'Cells' }));
  await shown.user.paste('Account id\tVault');
  return { ...shown, dialog, closed: () => closed };
};

describe('pasting a table', () => {
  it('shows what each row does, with the doubts and problems of each, before anything is written', async () => {
    const { dialog, askedOf } = await paste();
    expect(
      await within(dialog).findByText(/1 new, 2 changed, 4 as recorded already, 1 that cannot be used/),
    ).toBeTruthy();
    expect(within(dialog).getByText('The account id is missing.')).toBeTruthy();
    expect(within(dialog).getByText(/padded with zeros/)).toBeTruthy();
    expect(askedOf('paste.apply')).toEqual([]);
  });

  it('says that a column of secrets was not read, and offers no field for it', async () => {
    const { dialog } = await paste();
    const columns = await within(dialog).findByRole('region', { name: 'Columns' });
    expect(within(columns).getByText('Not read')).toBeTruthy();
    expect(within(columns).queryByRole('combobox', { name: /Root password/ })).toBeNull();
  });

  it('lets the reader match a column, and asks again', async () => {
    const { dialog, user, askedOf } = await paste();
    await user.click(await within(dialog).findByRole('combobox', { name: 'Column Remark on it fills' }));
    await user.click(await screen.findByRole('option', { name: 'Password kept in' }));
    expect(askedOf('paste.preview').at(-1)).toMatchObject({ columns: ['id', null, null, 'vaults'] });
  });

  it('writes the rows and what they name, and closes', async () => {
    const { dialog, user, askedOf, closed } = await paste();
    await user.click(await within(dialog).findByRole('button', { name: 'Write 3 rows' }));
    expect(askedOf('paste.apply')).toMatchObject([{ kind: 'account', createMissing: true }]);
    expect(closed()).toBe(true);
  });

  it('leaves out what is not there, if the reader does not want it', async () => {
    const { dialog, user, askedOf } = await paste();
    await user.click(await within(dialog).findByRole('checkbox', { name: /person new@acme.example/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Write 3 rows' }));
    expect(askedOf('paste.apply')).toMatchObject([{ createMissing: false }]);
  });

  it('proposes the kind that the table looks like', async () => {
    const { dialog, user, askedOf } = await paste({ 'paste.preview': { ...PREVIEW, looksLike: 'device' } });
    await user.click(await within(dialog).findByRole('button', { name: /It looks like MFA devices/ }));
    expect(askedOf('paste.preview').at(-1)).toMatchObject({ kind: 'device', columns: null });
  });

  it('says calmly that there is no table', async () => {
    const { dialog } = await paste({
      'paste.preview': fails('invalid-request', 'There is no table in what was pasted.'),
    });
    expect((await within(dialog).findByRole('alert')).textContent).toContain('no table');
  });
});
