/** Home: three answers in numbers that say what they count, lead somewhere, and never hide an unknown. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { place } from '../../../renderer/app/location.ts';
import type { HomeAnswer } from '../../../shared/ipc/channels/home.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import { fails, renderApp } from '../harness.tsx';
import { HOME } from './home-answer.ts';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };

const at = (home: HomeAnswer | ReturnType<typeof fails>) =>
  renderApp({ at: '/', answers: { 'session.state': OPEN, 'home.get': home } });
const leadsTo = (link: HTMLElement) => place(link.getAttribute('href') ?? '');
const linkTo = async (name: RegExp) => leadsTo(await screen.findByRole('link', { name }));

describe('home', () => {
  it('leads from each number to the list that it counts', async () => {
    at(HOME);
    expect(await linkTo(/critical gaps\s*9/i)).toBe('/gaps?severity=critical');
    expect(await linkTo(/nobody gets in\s*12/i)).toBe('/accounts?show=unreachable');
    expect(await linkTo(/root access key present/i)).toBe('/gaps?rule=root-access-keys');
    expect(await linkTo(/payments/i)).toBe('/accounts/111122223333');
  });

  it('says what cannot be judged beside what is bad', async () => {
    at(HOME);
    expect(await linkTo(/unknown\s*22/i)).toBe('/gaps?status=unknown');
    expect(screen.getByText('unknown of 18 more')).toBeTruthy();
  });

  it('says of what instant its figures are while those of today are being worked out', async () => {
    const { unmount } = at({ ...HOME, judgedAt: '2026-11-20T10:00:00Z' });
    expect(await screen.findByText(/^As of .*20.*The figures of today are being worked out/)).toBeTruthy();
    unmount();
    at(HOME);
    expect(await screen.findByText('unknown of 18 more')).toBeTruthy();
    expect(screen.queryByText(/being worked out/)).toBeNull();
  });

  it('answers whether we are safe in one sentence', async () => {
    const safe = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const nobodyOut = { yes: 120, no: 0, unknown: 0 };
    const { unmount } = at(HOME);
    expect(await screen.findByText('No: nobody gets into 12 accounts, and 9 critical gaps are open.')).toBeTruthy();
    unmount();
    at({ ...HOME, gaps: safe, reachable: nobodyOut });
    expect(await screen.findByText(/^It cannot be told: 22 checks/)).toBeTruthy();
  });

  it('shows the next days that somebody has to keep', async () => {
    at(HOME);
    expect(await linkTo(/drill on staging/i)).toBe('/drills/drill-1');
  });

  it('says from when on it shows how things went', async () => {
    const { answer } = at(HOME);
    answer({ 'reports.trend': { points: [], pending: 0 } });
    expect(await screen.findByText(/^From .* on you see here/)).toBeTruthy();
  });

  it('says what a leaver costs and keeps', async () => {
    at(HOME);
    const leaver = await screen.findByRole('link', { name: /maja berg/i });
    expect(leaver.textContent).toMatch(/We lose 14.*They keep 3/);
    expect(leadsTo(leaver)).toBe('/offboarding/OFF-1');
  });

  it('reads its chart aloud', async () => {
    at(HOME);
    expect(await screen.findByRole('img', { name: '40 verified, 50 recorded, 20 stale, 10 unknown' })).toBeTruthy();
  });

  it('offers a first step where nothing is recorded', async () => {
    at({ ...HOME, accounts: 0, people: 0 });
    const begin = within(await screen.findByRole('region', { name: /three steps/i }));
    expect(leadsTo(begin.getByRole('link', { name: /connect aws/i }))).toBe('/scan');
    expect(screen.queryByText('Are we safe today?')).toBeNull();
  });

  it('says so when it fails', async () => {
    at(fails('internal', 'The ledger did not answer.'));
    expect((await screen.findByRole('alert')).textContent).toContain('The ledger did not answer.');
  });
});
