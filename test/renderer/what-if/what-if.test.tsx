/** "What if they left?" is asked from anywhere, and an unsettled question is never counted as fine. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WhatIfAnswer } from '../../../shared/ipc/channels/whatif.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import { renderApp } from '../harness.tsx';
import { pagesOf } from '../pages.ts';
import { accountAt, RULES } from '../sample-answers.ts';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };
const ALICE = { email: 'alice.moreau@harbour.example', name: 'Alice Moreau' };
const NOTHING: WhatIfAnswer = {
  leavers: [ALICE],
  company: { unreachable: 0, lost: 0, fragile: 0, fine: 120, unknown: 0 },
  leaver: { 'still-in': 0, 'in-with-help': 0, out: 120, unknown: 0 },
  accounts: [],
  listed: 0,
  affected: 0,
};

const chooseAlice = async (answer: WhatIfAnswer) => {
  const rendered = renderApp({
    at: '/accounts',
    answers: {
      'session.state': OPEN,
      'gaps.rules': RULES,
      'accounts.page': pagesOf(120, accountAt),
      'whatif.people': {
        total: 1,
        rows: [
          { ...ALICE, status: 'active', lastDay: null, lost: 3, fragile: 0, stillIn: 0, withHelp: 0, reaches: 40 },
        ],
      },
      'whatif.run': answer,
    },
  });
  await rendered.user.click(await screen.findByRole('button', { name: 'What if' }));
  await rendered.user.click(screen.getByRole('combobox', { name: 'Choose people' }));
  await rendered.user.click(await screen.findByRole('option', { name: 'Alice Moreau' }));
  return rendered;
};

describe('what if', () => {
  it('asks about those chosen and counts what would break', async () => {
    const { askedOf } = await chooseAlice({
      ...NOTHING,
      company: { ...NOTHING.company, lost: 3 },
      leaver: { ...NOTHING.leaver, 'still-in': 2 },
    });
    expect(await screen.findByText('3 lost')).toBeTruthy();
    expect(screen.getByText('2 still in')).toBeTruthy();
    expect(askedOf('whatif.run')).toEqual([{ leavers: [ALICE.email] }]);
  });

  it('says that nothing would break only where everything is settled', async () => {
    await chooseAlice(NOTHING);
    expect(await screen.findByText('Nothing would break')).toBeTruthy();
  });

  it('counts what is not settled', async () => {
    await chooseAlice({ ...NOTHING, leaver: { ...NOTHING.leaver, unknown: 4 } });
    expect(await screen.findByText('4 unknown')).toBeTruthy();
    expect(screen.queryByText('Nothing would break')).toBeNull();
  });

  it('lists the accounts on demand', async () => {
    const { user } = await chooseAlice(NOTHING);
    await user.click(await screen.findByRole('link', { name: 'Show accounts' }));
    await waitFor(() => expect(window.location.hash).toBe('#/what-if'));
    expect(await screen.findByRole('heading', { level: 1, name: 'What if Alice Moreau left?' })).toBeTruthy();
  });
});
