/** A drill is run step by step, and it cannot pass where nobody signed in. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import DrillScreen from '../../../renderer/drills/drill-screen.tsx';
import DrillsScreen from '../../../renderer/drills/drills-screen.tsx';
import type { DrillStep } from '../../../shared/drills/index.ts';
import type { DrillRow, DrillView } from '../../../shared/ipc/channels/drills.ts';
import { renderScreen } from '../harness.tsx';

const ROW: DrillRow = {
  id: 'drill-2026-001',
  account: '111122223333',
  accountName: 'prod',
  status: 'running',
  plannedFor: '2026-11-24',
  people: {
    password: { email: 'ann@acme.example', name: 'Ann' },
    factor: { email: 'bob@acme.example', name: 'Bob' },
    witness: null,
  },
  stepsDone: 0,
  stepsTotal: 2,
  troubles: 0,
  late: false,
  startedAt: '2026-11-24T10:00:00Z',
  finishedAt: null,
  wentWrong: null,
};
const step = (id: string, title: string, result: DrillStep['result'] = null): DrillStep => ({
  id,
  role: 'all',
  title,
  instruction: 'Do it.',
  result,
  note: null,
  at: null,
});
const show = (view: Partial<DrillView> = {}) =>
  renderScreen(
    <Route path="/drills/:id">
      <DrillScreen />
    </Route>,
    {
      at: '/drills/drill-2026-001',
      answers: {
        'drills.get': {
          row: ROW,
          steps: [step('card', 'Take the card'), step('sign-in', 'Sign in')],
          problems: ['Nobody watches and writes down the result.'],
          candidates: [],
          now: '2026-11-24T10:12:05Z',
          ...view,
        },
        'drills.step': { seq: 3 },
        'drills.finish': { seq: 4 },
      },
    },
  );

describe('a drill', () => {
  it('shows the time since the start, who plays what, and what is wrong with that', async () => {
    show();
    expect((await screen.findByRole('timer', { name: 'Time since the start' })).textContent).toMatch(/^12:\d\d$/);
    expect(screen.getByText('Nobody watches and writes down the result.')).toBeTruthy();
    expect(screen.getByText('Ann')).toBeTruthy();
  });

  it('takes a result for each step', async () => {
    const { user, askedOf } = show();
    const card = await screen.findByRole('listitem', { name: 'Take the card' });
    await user.click(within(card).getByRole('button', { name: 'Failed' }));
    await waitFor(() => expect(askedOf('drills.step')).toEqual([{ id: ROW.id, step: 'card', result: 'failed' }]));
    expect((screen.getByRole('button', { name: 'It passed' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('cannot pass where nobody signed in, and says what went wrong when it failed', async () => {
    const steps = [step('card', 'Take the card', 'ok'), step('sign-in', 'Sign in', 'failed')];
    const { user, askedOf } = show({ steps });
    await user.type(await screen.findByRole('textbox', { name: 'What went wrong' }), 'The safe was shut.');
    expect((screen.getByRole('button', { name: 'It passed' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'It failed' }));
    await waitFor(() =>
      expect(askedOf('drills.finish')).toEqual([{ id: ROW.id, result: 'failed', wentWrong: 'The safe was shut.' }]),
    );
  });
});

describe('the list of drills', () => {
  it('names why each account is due, never rehearsed as unknown, and plans several at once', async () => {
    const due = (account: string, because: 'never' | 'failed') => ({
      account,
      name: `account ${account.slice(-1)}`,
      because,
      lastAt: null,
      lastResult: null,
      dueAt: null,
      management: false,
      planned: null,
    });
    const { user, askedOf } = renderScreen(<DrillsScreen />, {
      answers: {
        'drills.list': {
          due: [due('111122223331', 'failed'), due('111122223332', 'never')],
          dueTotal: 2,
          live: [],
          past: [],
          drillDays: 90,
        },
        'drills.plan': { ids: ['drill-2026-001', 'drill-2026-002'], seq: 3 },
      },
    });
    const never = await screen.findByText('Never rehearsed');
    expect(never.closest('[data-standing]')?.getAttribute('data-standing')).toBe('unknown');
    for (const box of screen.getAllByRole('checkbox').slice(-2)) await user.click(box);
    await user.click(screen.getByRole('button', { name: 'Plan drills…' }));
    await user.click(await screen.findByRole('button', { name: 'Plan' }));
    await waitFor(() => expect(askedOf('drills.plan')).toMatchObject([{ accounts: ['111122223331', '111122223332'] }]));
  });
});
