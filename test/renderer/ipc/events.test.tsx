/** What the window remembers is true: asked again when facts change, forgotten when the ledger is locked. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ScanProgress } from '../../../shared/ipc/events.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import { renderApp } from '../harness.tsx';
import { CATALOGUE } from '../imports/answers.ts';
import { ACCOUNT_VIEW, RULES } from '../sample-answers.ts';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };
const LOCKED: SessionState = {
  phase: 'locked',
  folder: '/x',
  keychain: { available: false, description: '' },
  keychainSlot: false,
  recoverySlot: true,
  waitMs: 0,
  lockedBecause: 'idle',
};

const SCAN: ScanProgress = {
  runId: 'r1',
  phase: 'accounts',
  accounts: 1,
  complete: 1,
  failed: 0,
  calls: 12,
  throttled: 0,
  current: [],
  startedAt: '2026-11-24T10:00:00Z',
  leftMs: null,
  message: null,
};

const account = () =>
  renderApp({
    at: '/accounts/111122223333',
    answers: { 'session.state': OPEN, 'accounts.get': ACCOUNT_VIEW, 'gaps.rules': RULES },
  });

describe('the window’s memory', () => {
  it('asks again for what is shown when facts change', async () => {
    const { tell, answer } = account();
    expect(await screen.findByRole('heading', { level: 1, name: 'Production' })).toBeTruthy();
    answer({ 'accounts.get': { ...ACCOUNT_VIEW, row: { ...ACCOUNT_VIEW.row, name: 'Renamed' } } });
    tell('ledger.changed', { seq: 7, kinds: ['account'] });
    expect(await screen.findByRole('heading', { level: 1, name: 'Renamed' })).toBeTruthy();
  });

  it('asks at once for the first of many changes, and once more for all the others', async () => {
    const { tell, askedOf } = account();
    await screen.findByRole('heading', { level: 1, name: 'Production' });
    for (let seq = 1; seq <= 50; seq += 1) tell('ledger.changed', { seq, kinds: ['account'] });
    await waitFor(() => expect(askedOf('accounts.get')).toHaveLength(2));
    await waitFor(() => expect(askedOf('accounts.get')).toHaveLength(3), { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(askedOf('accounts.get')).toHaveLength(3);
  });

  it('shows no reading of files as under way that ended while its screen was open, when that screen opens again', async () => {
    const reading = { id: 'import', title: 'Reading leavers.csv', state: 'running', done: 1, total: 2 } as const;
    const { user, tell } = renderApp({
      at: '/imports',
      answers: {
        'session.state': OPEN,
        'imports.catalogue': CATALOGUE,
        'imports.receipts': { total: 0, rows: [] },
        'imports.pending': { pending: null },
        'imports.state': { progress: reading },
      },
    });
    expect(await screen.findByText('Reading leavers.csv …')).toBeTruthy();
    tell('work.progress', { ...reading, state: 'done', done: 2 });
    await waitFor(() => expect(screen.queryByText('Reading leavers.csv …')).toBeNull());
    await user.click(screen.getByRole('link', { name: 'Accounts' }));
    await screen.findByRole('heading', { level: 1, name: 'Accounts' });
    await user.click(screen.getByRole('link', { name: 'Imports' }));
    await screen.findByRole('heading', { level: 1, name: 'Imports' });
    expect(screen.queryByText('Reading leavers.csv …')).toBeNull();
  });

  it('asks again when a scan has ended', async () => {
    const { tell, askedOf } = account();
    await screen.findByRole('heading', { level: 1, name: 'Production' });
    tell('scan.progress', { ...SCAN, phase: 'accounts' });
    tell('scan.progress', { ...SCAN, phase: 'done' });
    await waitFor(() => expect(askedOf('accounts.get')).toHaveLength(2));
  });

  it('does not ask for the session again when facts change', async () => {
    const { tell, askedOf } = account();
    await screen.findByRole('heading', { level: 1, name: 'Production' });
    tell('ledger.changed', { seq: 7, kinds: ['account'] });
    await waitFor(() => expect(askedOf('accounts.get')).toHaveLength(2));
    expect(askedOf('session.state')).toHaveLength(1);
  });

  it('shows nothing of the ledger once it is locked, and asks anew after it is opened', async () => {
    const { tell, askedOf } = account();
    await screen.findByRole('heading', { level: 1, name: 'Production' });
    tell('session.changed', LOCKED);
    expect(await screen.findByRole('heading', { level: 1, name: 'Unlock' })).toBeTruthy();
    expect(screen.getByText('Locked because nobody used it for a while.')).toBeTruthy();
    expect(screen.queryByText('Production')).toBeNull();
    tell('session.changed', OPEN);
    await screen.findByRole('heading', { level: 1, name: 'Production' });
    expect(askedOf('accounts.get')).toHaveLength(2);
  });
});
