/** Who still knows it: the reader sees who and why, and declares many rotations done at once. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import RotationsScreen from '../../../renderer/rotations/rotations-screen.tsx';
import type { ListedRotation, RotationsPage } from '../../../shared/ipc/channels/rotations.ts';
import { renderScreen } from '../harness.tsx';

const row = (name: string, more: Partial<ListedRotation> = {}): ListedRotation => ({
  id: `password|${name}`,
  what: 'password',
  title: `Root password of ${name}`,
  kept: ['AWS root'],
  vaults: ['Root'],
  device: null,
  serial: null,
  accounts: [{ id: '111122223333', name }],
  accountsTotal: 1,
  since: '2026-01-28T00:00:00Z',
  people: [
    { email: 'ana@acme.example', name: 'Ana Ruiz', because: 'left', since: '2026-07-27', readsToday: false },
    { email: 'tom@acme.example', name: 'Tom Vale', because: 'leaving', since: null, readsToday: true },
  ],
  worth: 'still-in',
  usefulness: 3002,
  ...more,
});
const SEED = row('x', {
  id: 'seed|s1',
  what: 'seed',
  title: 'Seed on phone',
  device: 's1',
  since: null,
  worth: 'unknown',
});
const PAGE: RotationsPage = {
  total: 2,
  rows: [row('prod'), SEED],
  people: [{ email: 'ana@acme.example', name: 'Ana Ruiz', rows: 2 }],
  vaults: [{ key: 'Root', name: 'AWS root', rows: 2 }],
};
const show = () =>
  renderScreen(<RotationsScreen />, {
    at: '/rotations',
    answers: {
      'rotations.list': PAGE,
      'rotations.summary': { owed: 2, passwords: 1, seeds: 1, urgent: 1, first: [] },
      'rotations.mark': { seq: 5, marked: 2 },
      'reports.save-table': null,
    },
  });

describe('who still knows it', () => {
  it('says what old knowledge opens, and that an unrecorded date is unknown', async () => {
    show();
    expect(await screen.findByText('2 rotations owed, 1 of which open an account today')).toBeTruthy();
    expect(screen.getByText('Opens it')).toBeTruthy();
    expect(screen.getAllByText(/Unknown/).length).toBeGreaterThan(0);
  });

  it('marks what is chosen as rotated, many at once', async () => {
    const { user, askedOf } = show();
    const boxes = await screen.findAllByRole('checkbox');
    for (const box of boxes.slice(-2)) await user.click(box);
    await user.click(screen.getByRole('button', { name: 'Mark as rotated…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Mark as rotated' });
    expect(within(dialog).getByText(/1 password and 1 seed/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Mark as rotated' }));
    await waitFor(() => expect(askedOf('rotations.mark')).toMatchObject([{ ids: ['password|prod', 'seed|s1'] }]));
  });

  it('tells of one who and why, and warns of those who can read the new one too', async () => {
    const { user } = show();
    await user.click(await screen.findByText('Root password of prod'));
    const panel = await screen.findByRole('complementary', { name: 'The chosen rotation' });
    expect(within(panel).getByText(/left Jul 27, 2026/)).toBeTruthy();
    expect(within(panel).getByText('is leaving')).toBeTruthy();
    expect(within(panel).getByText('Tom Vale can read it today')).toBeTruthy();
  });

  it('saves as CSV what is chosen, or everything that matches', async () => {
    const { user, askedOf } = show();
    const save = async () => {
      await user.click(await screen.findByRole('button', { name: 'Export' }));
      await user.click(await screen.findByRole('menuitem', { name: 'Save as CSV…' }));
    };
    await save();
    for (const box of screen.getAllByRole('checkbox').slice(-1)) await user.click(box);
    await save();
    await waitFor(() =>
      expect(askedOf('reports.save-table')).toEqual([
        { table: { of: 'rotations', search: '' }, redacted: false },
        { table: { of: 'rotations', search: '', ids: [SEED.id] }, redacted: false },
      ]),
    );
  });
});
