/** What checking the seals tells, and the question about a clock. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ClockBar } from '../../../renderer/app/clock-bar.tsx';
import LogScreen from '../../../renderer/log/log-screen.tsx';
import { renderScreen } from '../harness.tsx';

const HEAD = { seq: 7, hash: 'ab'.repeat(32) };
const page = { rows: [], head: HEAD };

describe('the log', () => {
  it.each([
    [{ ok: true, problems: [], notes: [], head: HEAD }, 'Every seal holds'],
    [{ ok: true, problems: [], notes: ['clock: it went back'], head: HEAD }, 'Every seal holds, with notes'],
    [{ ok: false, problems: ['log entry 2 was altered'], notes: [], head: HEAD }, 'log entry 2 was altered'],
  ])('says of %j: %s', async (answer, words) => {
    const { user } = renderScreen(<LogScreen />, { answers: { 'log.page': page, 'log.verify': answer } });
    await user.click(await screen.findByRole('button', { name: 'Check the seals' }));
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe('the clock', () => {
  it('is asked about where the last entry is of a day that has not come, and accepted once', async () => {
    const { user, askedOf } = renderScreen(<ClockBar />, {
      answers: {
        'log.clock': { kind: 'future-head', head: '2099-05-05T00:00:00Z', now: '2026-12-01T00:00:00Z' },
        'log.accept-clock': { seq: 8 },
      },
    });
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing can be changed until/);
    await user.click(screen.getByRole('button', { name: 'The clock is right' }));
    await waitFor(() => expect(askedOf('log.accept-clock')).toHaveLength(1));
  });

  it('is not asked about otherwise', async () => {
    renderScreen(<ClockBar />, { answers: { 'log.clock': null } });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
