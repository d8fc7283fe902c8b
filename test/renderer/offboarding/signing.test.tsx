/** The end of a case: what is open, two signatures, the closing report, and the case as a whole. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { place } from '../../../renderer/app/location.ts';
import PrintScreen from '../../../renderer/offboarding/print-screen.tsx';
import { renderScreen } from '../harness.tsx';
import { CASE, caseView, LIST, PASSWORD, SETTLED } from './case-answers.ts';
import { showCase } from './case-screen.tsx';

const BOB = { by: 'bob@acme.example', at: '2026-12-18T09:00:00Z', note: 'Looked at it', accepted: [] };
const signed = () => ({ 'offboarding.sign': { seq: 9, closed: false } });

describe('signing', () => {
  it('goes without a note where nothing is open', async () => {
    const { user, askedOf } = showCase(caseView({ live: SETTLED }), { answers: signed() });
    await user.click(await screen.findByRole('radio', { name: 'Signatures' }));
    expect(screen.getByText('Nothing is lost, nobody is still in, every step is done.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /First signature/ }), 'Bob');
    await user.click(screen.getByRole('button', { name: 'Sign' }));
    await waitFor(() =>
      expect(askedOf('offboarding.sign')).toEqual([{ id: CASE, by: 'Bob', note: '', accept: false }]),
    );
  });

  it('lists what is open, and takes it only from somebody who accepts it with a note', async () => {
    const { user, askedOf } = showCase(caseView({ openPoints: ['1 account would be lost.'] }), { answers: signed() });
    await user.click(await screen.findByRole('radio', { name: 'Signatures' }));
    expect(screen.getByText('1 account would be lost.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /First signature/ }), 'Bob');
    const sign = screen.getByRole('button', { name: 'Sign' }) as HTMLButtonElement;
    expect(sign.disabled).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: /I accept what is open/ }));
    await user.type(screen.getByRole('textbox', { name: /Note/ }), 'The board accepts it');
    await user.click(sign);
    await waitFor(() =>
      expect(askedOf('offboarding.sign')).toMatchObject([{ accept: true, note: 'The board accepts it' }]),
    );
  });

  it('asks for a second person after the first', async () => {
    const { user } = showCase(caseView({ live: SETTLED, one: { signatures: [BOB] } }));
    await user.click(await screen.findByRole('radio', { name: 'Signatures' }));
    expect(screen.getByText(/bob@acme\.example/)).toBeTruthy();
    expect(screen.getByRole('textbox', { name: /Second signature/ })).toBeTruthy();
  });

  it('ends with the closing report and the day of the next drill', async () => {
    const one = {
      status: 'signed' as const,
      closedAt: '2026-12-18T10:00:00Z',
      nextDrillAt: '2027-03-18',
      signatures: [BOB, { ...BOB, by: 'cy@acme.example' }],
    };
    const { user, askedOf } = showCase(caseView({ live: SETTLED, row: { status: 'signed', live: null }, one }), {
      answers: { 'reports.save-page': null },
    });
    await user.click(await screen.findByRole('radio', { name: 'Signatures' }));
    expect(screen.getByText(/The next drill is due/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Sign' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Closing report' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as PDF…' }));
    const page = { of: 'closing-report', id: CASE };
    await waitFor(() => expect(askedOf('reports.save-page')).toEqual([{ page, format: 'pdf' }]));
  });
});

describe('the case as a whole', () => {
  it('is cancelled only with a reason', async () => {
    const { user, askedOf } = showCase(caseView(), { answers: { 'offboarding.cancel': { seq: 8 } } });
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Cancel the case…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this case' });
    await user.click(within(dialog).getByRole('button', { name: 'Cancel the case' }));
    expect(askedOf('offboarding.cancel')).toEqual([]);
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'Ann stays');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel the case' }));
    await waitFor(() => expect(askedOf('offboarding.cancel')).toEqual([{ id: CASE, reason: 'Ann stays' }]));
  });

  it('names what is at risk, other cases on the same accounts, and what no step solves', async () => {
    const other = { id: 'case-2026-002', leavers: [{ email: 'bo@acme.example', name: 'Bo' }], accounts: 3 };
    const { user } = showCase(
      caseView({
        row: { risks: ['A step is overdue.'] },
        overlaps: [other],
        one: { unsolved: [{ account: '111122223333', reason: 'Nobody else is recorded.' }] },
      }),
    );
    expect(await screen.findByText('A step is overdue.')).toBeTruthy();
    expect(screen.getByText(/For 1 account the recorded facts do not allow a full solution/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Bo leaves too' }));
    expect(place()).toBe(`/offboarding/${other.id}`);
  });
});

describe('the page to carry around', () => {
  it('holds one person’s steps, and is saved as what is shown', async () => {
    const { user, askedOf } = renderScreen(
      <Route path="/offboarding/:id/print">
        <PrintScreen />
      </Route>,
      { at: `/offboarding/${CASE}/print`, answers: { 'offboarding.get': caseView(), 'reports.save-page': null } },
    );
    expect((await screen.findAllByText(`2. ${PASSWORD.title}`)).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('combobox', { name: 'Whose steps' }));
    await user.click(await screen.findByRole('option', { name: LIST.ownerNow }));
    await waitFor(() => expect(screen.queryByText(`2. ${PASSWORD.title}`)).toBeNull());
    expect(screen.getAllByText(`1. ${LIST.title}`).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as web page…' }));
    const page = { of: 'case-sheet', id: CASE, person: LIST.ownerNow };
    await waitFor(() => expect(askedOf('reports.save-page')).toEqual([{ page, format: 'html' }]));
  });
});
