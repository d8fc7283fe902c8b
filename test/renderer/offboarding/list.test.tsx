/** The list of cases, and opening one: what it would mean stands there before anything is written. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { place } from '../../../renderer/app/location.ts';
import OffboardingScreen from '../../../renderer/offboarding/offboarding-screen.tsx';
import type { CasePreview } from '../../../shared/ipc/channels/offboarding.ts';
import { type Answers, fails, renderScreen } from '../harness.tsx';
import { CASE, LIST, PASSWORD, ROW, VERDICTS } from './case-answers.ts';

const PREVIEW: CasePreview = {
  snapshot: { at: ROW.openedAt, elsewhereUnknown: 0, accounts: [], ...VERDICTS },
  orderWhy: 'First somebody else has to be able to get in.',
  steps: [LIST, PASSWORD].map(({ id, phase, kind, title, accounts, needed, due }) => ({
    id,
    phase,
    kind,
    title,
    accounts,
    needed,
    due,
  })),
  unsolved: [],
  successors: [],
  already: [],
};
const LEAVER = {
  email: 'noor@acme.example',
  name: 'Noor Haddad',
  lastDay: '2026-12-03',
  gone: false,
  case: null,
  lost: 2,
  stillIn: 1,
};
const show = (answers: Answers = {}) =>
  renderScreen(<OffboardingScreen />, {
    at: '/offboarding',
    answers: {
      'offboarding.list': { rows: [ROW] },
      'offboarding.upcoming': { leavers: [], overdue: [], atRisk: [], open: 1 },
      'offboarding.preview': PREVIEW,
      'offboarding.open': { id: CASE, seq: 4 },
      'whatif.people': { rows: [], total: 0 },
      ...answers,
    },
  });

describe('the list of cases', () => {
  it('names who goes, how far it is and what would break, and opens a case', async () => {
    const { user } = show();
    const row = (await screen.findByText('Ann')).closest('[role="row"]') as HTMLElement;
    expect(within(row).getByText('0 of 3')).toBeTruthy();
    expect(within(row).getByText('Open')).toBeTruthy();
    await user.dblClick(within(row).getByText('Ann'));
    await waitFor(() => expect(place()).toBe(`/offboarding/${CASE}`));
  });

  it('says what a case is for while there is none', async () => {
    show({ 'offboarding.list': { rows: [] } });
    expect(await screen.findByText('Nobody is being offboarded')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save due dates…' })).toBeNull();
  });

  it('says that it could not be read', async () => {
    show({ 'offboarding.list': fails('internal', 'The ledger did not answer.') });
    expect(await screen.findByText('The ledger did not answer.')).toBeTruthy();
  });

  it('saves the due dates of all open cases', async () => {
    const { user, askedOf } = show({ 'reports.save-calendar': null });
    await user.click(await screen.findByRole('button', { name: 'Save due dates…' }));
    await waitFor(() => expect(askedOf('reports.save-calendar')).toEqual([{ calendar: { of: 'offboarding' } }]));
  });
});

describe('opening a case', () => {
  const waiting = { 'offboarding.upcoming': { leavers: [LEAVER], overdue: [], atRisk: [], open: 0 } };

  it('is one click from whoever leaves without a case, with their recorded last day', async () => {
    const { user, askedOf } = show(waiting);
    const line = (await screen.findByText('Noor Haddad')).closest('li') as HTMLElement;
    expect(within(line).getByText('we lose 2 accounts')).toBeTruthy();
    await user.click(within(line).getByRole('button', { name: 'Open a case' }));
    const dialog = await screen.findByRole('dialog', { name: 'New offboarding case' });
    expect(await within(dialog).findByText(PASSWORD.title)).toBeTruthy();
    expect(within(dialog).getByText('2 have to be done')).toBeTruthy();
    expect(askedOf('offboarding.open')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Open case' }));
    const wanted = { leavers: [LEAVER.email], successors: [], kind: 'planned', lastDay: '2026-12-03' };
    await waitFor(() => expect(askedOf('offboarding.open')).toEqual([wanted]));
    expect(place()).toBe(`/offboarding/${CASE}`);
  });

  it('asks again what it means when somebody goes at once', async () => {
    const { user, askedOf } = show(waiting);
    await user.click(await screen.findByRole('button', { name: 'Open a case' }));
    await user.click(await screen.findByRole('radio', { name: 'At once' }));
    await waitFor(() => expect(askedOf('offboarding.preview').at(-1)).toMatchObject({ kind: 'immediate' }));
  });

  it('stays where it is when it is refused, and says why', async () => {
    const { user } = show({
      ...waiting,
      'offboarding.open': fails('conflict', 'case-2026-001 is open for one of them already.'),
    });
    await user.click(await screen.findByRole('button', { name: 'Open a case' }));
    const open = await screen.findByRole('button', { name: 'Open case' });
    await waitFor(() => expect((open as HTMLButtonElement).disabled).toBe(false));
    await user.click(open);
    expect((await screen.findByRole('alert')).textContent).toContain('is open for one of them already');
    expect(screen.getByRole('dialog', { name: 'New offboarding case' })).toBeTruthy();
  });
});
