/** Everything by keyboard: the palette, going to a screen, undo, lock and the cheat sheet. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { place } from '../../../renderer/app/location.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import type { Answers } from '../harness.tsx';
import { renderApp } from '../harness.tsx';
import { pagesOf } from '../pages.ts';
import { ACCOUNT_VIEW, accountAt, gapAt, RULES } from '../sample-answers.ts';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };

const opened = async (answers: Answers = {}) => {
  const rendered = renderApp({
    at: '/accounts',
    answers: {
      'session.state': OPEN,
      'gaps.rules': RULES,
      'gaps.page': pagesOf(10, gapAt),
      'accounts.page': pagesOf(120, accountAt),
      'accounts.get': ACCOUNT_VIEW,
      'whatif.people': { total: 0, rows: [] },
      ...answers,
    },
  });
  await screen.findByText('Staging');
  return rendered;
};

describe('keyboard', () => {
  it('finds an account through the palette and opens it', async () => {
    const { user, askedOf } = await opened();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByPlaceholderText('Account, person, gap, screen or action'), 'prod');
    await waitFor(() =>
      expect(askedOf('accounts.page')).toContainEqual({ search: 'prod', offset: 0, limit: 6, filters: [] }),
    );
    await screen.findByRole('button', { name: /Production.*100000000000/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(place()).toBe(`/accounts/${accountAt(0).id}`));
  });

  it('goes to a screen with g and its letter', async () => {
    const { user } = await opened();
    await user.keyboard('gg');
    expect(await screen.findByRole('grid', { name: 'Gaps' })).toBeTruthy();
  });

  it('does not take letters typed into a field for shortcuts', async () => {
    const { user } = await opened();
    await user.type(screen.getByRole('textbox', { name: 'Search accounts' }), 'gg');
    expect(screen.queryByRole('grid', { name: 'Gaps' })).toBeNull();
  });

  it('takes the last change back and says which', async () => {
    const { user, askedOf } = await opened({ 'ledger.undo': { seq: 12, title: 'Recorded the phone of Production' } });
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone: Recorded the phone of Production')).toBeTruthy();
    expect(askedOf('ledger.undo')).toEqual([{}]);
  });

  it('locks', async () => {
    const { user, askedOf } = await opened();
    await user.keyboard('{Control>}l{/Control}');
    await waitFor(() => expect(askedOf('session.lock')).toHaveLength(1));
  });

  it('shows the shortcuts', async () => {
    const { tell } = await opened();
    tell('command', { name: 'shortcuts' });
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });

  it('follows the menu and deep links', async () => {
    const { tell } = await opened();
    tell('navigate', { to: '/gaps' });
    expect(await screen.findByRole('grid', { name: 'Gaps' })).toBeTruthy();
  });
});
