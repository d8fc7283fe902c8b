/** The tour is offered once, can be turned down, is walked by keyboard, and comes back when it is asked for. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TOUR_STEPS } from '../../../renderer/tour/steps.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings.ts';
import { renderApp } from '../harness.tsx';
import { HOME } from '../home/home-answer.ts';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };

const opened = (tourSeen: boolean) =>
  renderApp({
    at: '/',
    answers: {
      'session.state': OPEN,
      'app.settings': { ...DEFAULT_SETTINGS, tourSeen },
      'app.change-settings': (part) => ({ ...DEFAULT_SETTINGS, ...part }),
      'home.get': HOME,
    },
  });

describe('the tour', () => {
  it('is walked to its end by keyboard and then counts as seen', async () => {
    const { user, askedOf } = opened(false);
    await user.click(await screen.findByRole('button', { name: 'Take the tour' }));
    for (const { title } of TOUR_STEPS) {
      expect(await screen.findByRole('dialog', { name: title })).toBe(document.activeElement);
      await user.keyboard('{ArrowRight}');
    }
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(askedOf('app.change-settings')).toEqual([{ tourSeen: true }]));
  });

  it('can be turned down', async () => {
    const { user, askedOf } = opened(false);
    await user.click(await screen.findByRole('button', { name: 'No, thanks' }));
    await waitFor(() => expect(askedOf('app.change-settings')).toEqual([{ tourSeen: true }]));
  });

  it('is not offered again, but comes from the menu, and Escape ends it', async () => {
    const { user, tell } = opened(true);
    await screen.findByRole('heading', { name: 'Are we safe today?' });
    expect(screen.queryByRole('button', { name: 'Take the tour' })).toBeNull();
    tell('command', { name: 'tour' });
    await screen.findByRole('dialog', { name: 'Are we safe today?' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
