/** The grid asks for what it shows, and can be walked, searched, sorted and chosen in by keyboard. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { GridColumn } from '../../../renderer/design/grid/index.ts';
import { channelSource, Grid, useGridView, useSelection } from '../../../renderer/design/grid/index.ts';
import type { AccountRow } from '../../../shared/ipc/channels/accounts.ts';
import { fails, renderScreen } from '../harness.tsx';
import { pagesOf } from '../pages.ts';
import { accountAt } from '../sample-answers.ts';

const COLUMNS: readonly GridColumn<AccountRow>[] = [
  { id: 'name', title: 'Account', width: 10, sortable: true, render: (row) => row.name },
  { id: 'id', title: 'Account id', width: 8, help: 'Twelve digits.', render: (row) => row.id },
];

const SOURCE = channelSource<'accounts.page', AccountRow>('accounts.page', ({ search, sort }, window) => ({
  search,
  filters: [],
  ...(sort === null ? {} : { sort: { by: 'name' as const, descending: sort.descending } }),
  ...window,
}));

const page = (total: number) => pagesOf(total, accountAt);

const opened: string[] = [];

function Accounts() {
  const view = useGridView();
  const selection = useSelection();
  return (
    <Grid
      label="Accounts"
      noun="account"
      source={SOURCE}
      columns={COLUMNS}
      view={view}
      rowKey={(row) => row.id}
      onOpen={(row) => opened.push(row.id)}
      selection={selection}
    />
  );
}

const shown = async (total = 1000) => {
  opened.length = 0;
  const rendered = renderScreen(<Accounts />, { answers: { 'accounts.page': page(total) } });
  await screen.findByText('Production');
  return { ...rendered, grid: screen.getByRole('grid', { name: 'Accounts' }) };
};

/** The row that a screen reader is told the keyboard is on. */
const activeRow = (grid: HTMLElement) => {
  const id = grid.getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id);
};

describe('Grid', () => {
  it('tells how many rows there are and draws only those near the eye', async () => {
    const { grid } = await shown(10_000);
    expect(grid.getAttribute('aria-rowcount')).toBe('10001');
    const rows = within(grid).getAllByRole('row');
    expect(rows.length).toBeLessThan(80);
    expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('asks for pages of 200 rows', async () => {
    const { askedOf } = await shown();
    expect(askedOf('accounts.page')).toEqual([{ search: '', filters: [], offset: 0, limit: 200 }]);
  });

  it('moves with the arrow keys and opens with Enter', async () => {
    const { user, grid } = await shown();
    grid.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(activeRow(grid)?.getAttribute('aria-rowindex')).toBe('4');
    expect(opened).toEqual([accountAt(2).id]);
  });

  it('goes to the end and asks for the page that is there', async () => {
    const { user, grid, askedOf } = await shown();
    grid.focus();
    await user.keyboard('{End}');
    await waitFor(() =>
      expect(askedOf('accounts.page')).toContainEqual({ search: '', filters: [], offset: 800, limit: 200 }),
    );
    await waitFor(() => expect(activeRow(grid)?.getAttribute('aria-rowindex')).toBe('1001'));
  });

  it('chooses with Space, extends with Shift and lets go with Escape', async () => {
    const { user, grid } = await shown();
    grid.focus();
    await user.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    const toolbar = screen.getByRole('toolbar', { name: 'For the chosen rows' });
    expect(toolbar.textContent).toContain('3 accounts chosen');
    expect(within(grid).getAllByRole('row', { selected: true })).toHaveLength(3);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('sorts where the rows are kept, first up, then down', async () => {
    const { user, askedOf } = await shown();
    await user.click(screen.getByRole('button', { name: 'Account' }));
    await user.click(screen.getByRole('button', { name: 'Account' }));
    await waitFor(() => expect(askedOf('accounts.page')).toHaveLength(3));
    expect(askedOf('accounts.page').slice(1)).toMatchObject([
      { sort: { by: 'name', descending: false } },
      { sort: { by: 'name', descending: true } },
    ]);
    expect(screen.getByRole('columnheader', { name: 'Account' }).getAttribute('aria-sort')).toBe('descending');
  });

  it('says more about a column whose title is pointed at', async () => {
    const { user } = await shown();
    await user.hover(screen.getByText('Account id'));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Twelve digits.');
  });

  it('says that nothing matches and offers everything again', async () => {
    const { user, answer } = await shown();
    answer({ 'accounts.page': (request) => page(request.search === '' ? 1000 : 0)(request) });
    await user.type(screen.getByRole('textbox', { name: 'Search accounts' }), 'zz');
    expect(await screen.findByText('No account matches')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('Production')).toBeTruthy();
  });

  it('shows a failure in place of rows', async () => {
    renderScreen(<Accounts />, { answers: { 'accounts.page': fails('busy', 'The ledger is busy.') } });
    expect((await screen.findByRole('alert')).textContent).toContain('The ledger is busy.');
  });

  it('asks again when facts change', async () => {
    const { tell, answer } = await shown();
    answer({ 'accounts.page': page(3) });
    tell('ledger.changed', { seq: 2, kinds: ['account'] });
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1001');
  });
});
