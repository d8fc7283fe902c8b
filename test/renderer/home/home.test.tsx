/** Home: three answers in numbers that say what they count, lead somewhere, and never hide an unknown. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app/app.tsx';
import type { HomeAnswer } from '../../../shared/ipc/channels/home.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import { fails, renderScreen } from '../harness.tsx';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };

const HOME: HomeAnswer = {
  accounts: 120,
  people: 60,
  gaps: { critical: 9, high: 31, medium: 58, low: 40, info: 3 },
  unknowns: 22,
  waived: 4,
  reachable: { yes: 90, no: 12, unknown: 18 },
  onePersonIn: { accounts: 7, unknown: 5 },
  clean: 17,
  leaving: {
    first: [{ email: 'maja@x.example', name: 'Maja Berg', lastDay: '2026-12-01', case: 'OFF-1', lost: 14, stillIn: 3 }],
    total: 1,
    cases: 1,
    atRisk: 1,
  },
  next: [
    { what: 'gaps', rule: 'root-access-keys', title: 'Root access key present', accounts: 4 },
    { what: 'unscanned', accounts: 6 },
  ],
  custody: [{ part: 'inbox', accounts: { verified: 40, recorded: 50, stale: 20, unknown: 10 } }],
  worst: [{ id: '111122223333', name: 'Payments', gaps: { critical: 3, high: 1, medium: 0, low: 0 }, unknowns: 2 }],
  scannedAt: null,
};

const at = (home: HomeAnswer | ReturnType<typeof fails>) =>
  renderScreen(<App />, { at: '/', answers: { 'session.state': OPEN, 'home.get': home } });
const linkTo = async (name: RegExp) => (await screen.findByRole('link', { name })).getAttribute('href');

describe('home', () => {
  it('leads from each number to the list that it counts', async () => {
    at(HOME);
    expect(await linkTo(/critical gaps\s*9/i)).toBe('#/gaps?severity=critical');
    expect(await linkTo(/nobody gets in\s*12/i)).toBe('#/accounts?show=unreachable');
    expect(await linkTo(/root access key present/i)).toBe('#/gaps?rule=root-access-keys');
    expect(await linkTo(/payments/i)).toBe('#/accounts/111122223333');
  });

  it('says what cannot be judged beside what is bad', async () => {
    at(HOME);
    expect(await linkTo(/unknown\s*22/i)).toBe('#/gaps?status=unknown');
    expect(screen.getByText('unknown of 18 more')).toBeTruthy();
  });

  it('says what a leaver costs and keeps', async () => {
    at(HOME);
    const leaver = await screen.findByRole('link', { name: /maja berg/i });
    expect(leaver.textContent).toMatch(/We lose 14.*They keep 3/);
    expect(leaver.getAttribute('href')).toBe('#/offboarding/OFF-1');
  });

  it('reads its chart aloud', async () => {
    at(HOME);
    expect(await screen.findByRole('img', { name: '40 verified, 50 recorded, 20 stale, 10 unknown' })).toBeTruthy();
  });

  it('offers a first step where nothing is recorded', async () => {
    at({ ...HOME, accounts: 0, people: 0 });
    const begin = within(await screen.findByRole('region', { name: /three steps/i }));
    expect(begin.getByRole('link', { name: /connect aws/i }).getAttribute('href')).toBe('#/scan');
    expect(screen.queryByText('Are we safe today?')).toBeNull();
  });

  it('says so when it fails', async () => {
    at(fails('internal', 'The ledger did not answer.'));
    expect((await screen.findByRole('alert')).textContent).toContain('The ledger did not answer.');
  });
});
