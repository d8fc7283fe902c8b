/** The way around: parts that fold and stay folded, what is waiting, and the way past all of it. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../shared/ipc/session.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings.ts';
import { renderApp } from '../harness.tsx';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };
const COUNTS = { criticalGaps: 9, openCases: 2, lateSteps: 0, dueDrills: 0, overdueReviews: 0 };

const opened = (at: string, foldedSections = DEFAULT_SETTINGS.foldedSections) =>
  renderApp({
    at,
    answers: {
      'session.state': OPEN,
      'app.settings': { ...DEFAULT_SETTINGS, foldedSections },
      'app.change-settings': (part) => ({ ...DEFAULT_SETTINGS, ...part }),
      'home.counts': COUNTS,
    },
  });
const nav = async () => within(await screen.findByRole('navigation', { name: 'Screens' }));

describe('the sidebar', () => {
  it('folds a part away and has that kept', async () => {
    const { user, askedOf, tell } = opened('/accounts');
    const proof = await (await nav()).findByRole('button', { name: 'Proof', expanded: false });
    expect((await nav()).queryByRole('link', { name: 'Reports' })).toBeNull();
    await user.click(proof);
    await waitFor(() => expect(askedOf('app.change-settings')).toEqual([{ foldedSections: ['settings'] }]));
    tell('settings.changed', { ...DEFAULT_SETTINGS, foldedSections: ['settings'] });
    expect(await (await nav()).findByRole('link', { name: 'Reports' })).toBeTruthy();
  });

  it('keeps in sight where one is', async () => {
    opened('/reports');
    const here = await (await nav()).findByRole('link', { current: 'page' });
    expect(here.textContent).toBe('Reports');
    expect((await nav()).queryByRole('link', { name: 'Drills' })).toBeNull();
  });

  it('marks the nearest screen alone where several paths fit', async () => {
    opened('/settings/security', []);
    const here = await (await nav()).findAllByRole('link', { current: 'page' });
    expect(here.map((link) => link.textContent)).toEqual(['Keys & backups']);
  });

  it('says what its numbers count, and shows no zero', async () => {
    opened('/accounts', []);
    expect(await (await nav()).findByRole('link', { name: /^Gaps ?, 9 critical gaps/ })).toBeTruthy();
    expect((await nav()).getByRole('link', { name: /^Offboarding ?, 2 open cases/ })).toBeTruthy();
    expect((await nav()).getByRole('link', { name: 'Drills' })).toBeTruthy();
  });

  it('is skipped by the first key', async () => {
    const { user } = opened('/settings');
    await screen.findByRole('heading', { name: 'Appearance' });
    await user.tab();
    await user.keyboard('{Enter}');
    expect(document.activeElement?.closest('main')).toBeTruthy();
  });
});
