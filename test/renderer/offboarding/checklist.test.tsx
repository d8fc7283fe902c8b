/** The checklist: in order, found again, done by saying so, refused with a reason, and against advice only by name. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { StepView } from '../../../shared/ipc/channels/offboarding.ts';
import { untouched } from '../../../shared/offboarding/index.ts';
import { fails } from '../harness.tsx';
import { CASE, caseView, LIST, PASSWORD, SIGN, SIGN_IN, stepAt } from './case-answers.ts';
import { showCase } from './case-screen.tsx';

const panel = () => screen.findByRole('complementary', { name: 'The chosen step' });
const done = (how: 'declared' | 'observed' | 'tested', order: number): StepView =>
  stepAt(order, {
    progress: { ...untouched(`s${order}`), state: 'done', how, by: 'Olga', at: '2026-11-21T09:00:00Z' },
  });

describe('the checklist', () => {
  it('stands in order, by phase, with what is open in numbers', async () => {
    showCase(caseView());
    const headings = await screen.findAllByRole('heading', { level: 2 });
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Close the channels0 of 1',
      'Change the factors0 of 1',
      'Prove it0 of 1',
      'Sign0 of 1',
    ]);
    expect(screen.getByText('We would lose').parentElement?.textContent).toContain('1');
    expect(screen.getByText('They could still open').parentElement?.textContent).toContain('2');
  });

  it('tells what was said from what was seen and what was tested', async () => {
    showCase(caseView({ steps: [done('declared', 1), done('observed', 2), done('tested', 3)] }));
    for (const words of ['Said to be done', 'Seen to be done', 'Tested'])
      expect(await screen.findByText(words)).toBeTruthy();
  });

  it('finds steps by words, by what can be done now, and by person', async () => {
    const { user } = showCase(caseView());
    const titles = () =>
      [LIST, PASSWORD, SIGN_IN, SIGN].map(({ title }) => title).filter((title) => screen.queryByText(title) !== null);
    await screen.findByText(LIST.title);
    await user.type(screen.getByRole('textbox', { name: 'Find steps' }), 'staging');
    expect(titles()).toEqual([PASSWORD.title]);
    await user.clear(screen.getByRole('textbox', { name: 'Find steps' }));
    const choose = async (filter: RegExp, option: string) => {
      await user.click(screen.getByRole('button', { name: filter }));
      await user.click(await screen.findByRole('menuitemradio', { name: option }));
    };
    await choose(/^Show/, 'Can be done now');
    expect(titles()).toEqual([LIST.title, SIGN_IN.title, SIGN.title]);
    await choose(/^Show/, 'Overdue');
    expect(titles()).toEqual([SIGN_IN.title]);
    await choose(/^Show/, 'All');
    await choose(/^Person/, 'mara@acme.example');
    expect(titles()).toEqual([LIST.title]);
  });

  it('lets two hundred accounts be done over days: each ticked by itself, the rest stays', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      key: `account:${index}`,
      label: `account-${index}`,
      note: '',
      accounts: 1,
      done: index < 120,
    }));
    const step = { ...PASSWORD, obstacles: [], items, itemsTotal: 200, itemsDone: 120 };
    const { user, askedOf } = showCase(caseView({ steps: [step] }), { step: step.id });
    const opened = await panel();
    expect(within(opened).getByText('120 of 200 done')).toBeTruthy();
    expect(within(opened).getAllByRole('checkbox')).toHaveLength(200);
    await user.click(within(opened).getByRole('checkbox', { name: 'account-150' }));
    await waitFor(() =>
      expect(askedOf('offboarding.step')).toEqual([
        { id: CASE, step: step.id, items: ['account:150'], how: 'declared' },
      ]),
    );
    expect((within(opened).getByRole('checkbox', { name: 'account-3' }) as HTMLInputElement).disabled).toBe(true);
  });
});

describe('a step', () => {
  it('is done by saying so, and the next open one follows', async () => {
    const { user, askedOf } = showCase(caseView(), { step: LIST.id });
    const opened = await panel();
    expect(within(opened).getByText('Remove her.')).toBeTruthy();
    await user.click(within(opened).getByRole('button', { name: 'It is done' }));
    await waitFor(() => expect(askedOf('offboarding.step')).toEqual([{ id: CASE, step: LIST.id, how: 'declared' }]));
    expect(await screen.findByRole('heading', { name: PASSWORD.title })).toBeTruthy();
  });

  it('that is a test is done as tested', async () => {
    const { user, askedOf } = showCase(caseView(), { step: SIGN_IN.id });
    await user.click(within(await panel()).getByRole('button', { name: 'It was tested' }));
    await waitFor(() => expect(askedOf('offboarding.step')).toMatchObject([{ how: 'tested' }]));
  });

  it('that is not safe yet says why and leads to what comes first', async () => {
    const { user } = showCase(caseView(), { step: PASSWORD.id });
    const opened = await panel();
    expect(within(opened).getByText('Ann would still have a way to it.')).toBeTruthy();
    const all = within(opened).getByRole('button', { name: 'All of it is done' });
    expect((all as HTMLButtonElement).disabled).toBe(true);
    await user.click(within(opened).getByRole('button', { name: `1. ${LIST.title}` }));
    expect(await screen.findByRole('heading', { name: LIST.title })).toBeTruthy();
  });

  it('is done against advice only with a name and a reason', async () => {
    const { user, askedOf } = showCase(caseView(), { step: PASSWORD.id });
    await user.click(within(await panel()).getByRole('button', { name: 'Do it anyway…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Do it against advice' });
    const record = within(dialog).getByRole('button', { name: 'Record it as done' });
    await user.click(record);
    expect(askedOf('offboarding.step')).toEqual([]);
    await user.type(within(dialog).getByRole('textbox', { name: /Who takes the responsibility/ }), 'Olga');
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'The vault is offline');
    await user.click(record);
    await waitFor(() =>
      expect(askedOf('offboarding.step')).toMatchObject([
        { step: PASSWORD.id, override: { by: 'Olga', reason: 'The vault is offline' } },
      ]),
    );
  });

  it('says what the ledger refuses', async () => {
    const { user } = showCase(caseView(), {
      step: LIST.id,
      answers: { 'offboarding.step': fails('unsafe', 'Without Ann, nobody would be sure to get in.') },
    });
    await user.click(within(await panel()).getByRole('button', { name: 'It is done' }));
    expect((await screen.findByRole('alert')).textContent).toContain('nobody would be sure to get in');
  });

  it('that newer facts disproved says so', async () => {
    const reopened = { at: '2026-11-22T09:00:00Z', reason: 'A newer fact says otherwise: Root mail.' };
    const step = { ...LIST, progress: { ...untouched(LIST.id), reopened } };
    showCase(caseView({ steps: [step] }), { step: step.id });
    expect(within(await panel()).getByText(/Reopened .*A newer fact says otherwise: Root mail\./)).toBeTruthy();
  });
});

describe('proof of a step', () => {
  it('is a note, a link, or a file that the system’s own dialog chooses', async () => {
    const { user, askedOf } = showCase(caseView(), {
      step: LIST.id,
      answers: { 'offboarding.evidence': { seq: 6 }, 'offboarding.attach': { seq: 7 } },
    });
    const opened = await panel();
    await user.type(within(opened).getByRole('textbox', { name: 'Note or link' }), 'https://tickets.acme.example/7');
    await user.click(within(opened).getByRole('button', { name: 'Add' }));
    await user.click(within(opened).getByRole('button', { name: 'File…' }));
    await waitFor(() => expect(askedOf('offboarding.attach')).toEqual([{ id: CASE, step: LIST.id }]));
    expect(askedOf('offboarding.evidence')).toMatchObject([{ kind: 'link', text: 'https://tickets.acme.example/7' }]);
  });

  it('that is a file shows its sum and can be saved again', async () => {
    const hash = 'ab'.repeat(32);
    const file = {
      id: 'e1',
      kind: 'file',
      text: 'list.csv',
      hash,
      sizeBytes: 12,
      at: '2026-11-22T09:00:00Z',
      by: 'olga',
    } as const;
    const step = { ...LIST, progress: { ...untouched(LIST.id), evidence: [file] } };
    const { user, askedOf } = showCase(caseView({ steps: [step] }), {
      step: step.id,
      answers: { 'offboarding.save-attachment': null },
    });
    const opened = await panel();
    expect(within(opened).getByText(/SHA-256 abababababababab…/)).toBeTruthy();
    await user.click(within(opened).getByRole('button', { name: 'Save a copy of list.csv' }));
    await waitFor(() => expect(askedOf('offboarding.save-attachment')).toEqual([{ hash }]));
  });
});
