/** A review is answered person by person; what would lock somebody out asks for a name and a reason first. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { place } from '../../../renderer/app/location.ts';
import ReviewScreen from '../../../renderer/reviews/review-screen.tsx';
import ReviewsScreen from '../../../renderer/reviews/reviews-screen.tsx';
import type { ReviewPage, ReviewRow } from '../../../shared/ipc/channels/reviews.ts';
import type { Answered } from '../../../shared/reviews/campaign.ts';
import { fails, renderScreen } from '../harness.tsx';

const QUESTION: Answered = {
  id: 'vault|Root|person:ann@acme.example|read',
  kind: 'vault',
  key: 'Root',
  name: 'AWS root',
  whoKind: 'person',
  who: 'ann@acme.example',
  whoName: 'Ann',
  as: 'read',
  since: null,
  accounts: 12,
  hint: 'Is leaving.',
  decision: null,
  by: null,
  at: null,
  note: null,
};
const ROW: ReviewRow = {
  id: 'review-2026-q4-1',
  name: 'Autumn',
  status: 'open',
  owner: 'olga',
  openedAt: '2026-11-01T00:00:00Z',
  dueAt: '2026-11-20',
  closedAt: null,
  reason: null,
  progress: { total: 2, keep: 1, remove: 0, unsure: 0, open: 1, overdue: true },
};
const PAGE: ReviewPage = {
  row: ROW,
  total: 1,
  rows: [QUESTION],
  lists: [{ kind: 'vault', key: 'Root', name: 'AWS root', total: 2, open: 1 }],
};

const openReview = (answers: Parameters<typeof renderScreen>[1] = {}) =>
  renderScreen(
    <Route path="/reviews/:id">
      <ReviewScreen />
    </Route>,
    { at: '/reviews/review-2026-q4-1', answers: { 'reviews.get': PAGE, ...answers.answers } },
  );

describe('a review', () => {
  it('asks about each person with what speaks against it, and sends the answer', async () => {
    const { user, askedOf } = openReview({ answers: { 'reviews.decide': { seq: 9, decided: 1 } } });
    expect(await screen.findByText('Is leaving.')).toBeTruthy();
    expect(screen.getByText('can reveal')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove: Ann on AWS root' }));
    await waitFor(() =>
      expect(askedOf('reviews.decide')).toEqual([{ id: ROW.id, questions: [QUESTION.id], decision: 'remove' }]),
    );
  });

  it('asks for a name and a reason before somebody is locked out', async () => {
    const { user, askedOf, answer } = openReview({
      answers: { 'reviews.decide': fails('unsafe', 'Nobody could get into prod any more.') },
    });
    await user.click(await screen.findByRole('button', { name: 'Remove: Ann on AWS root' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove all the same' });
    expect(within(dialog).getByText(/Nobody could get into prod any more/)).toBeTruthy();
    answer({ 'reviews.decide': { seq: 9, decided: 1 } });
    await user.type(within(dialog).getByRole('textbox', { name: /Who accepts this/ }), 'Olga');
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'Closing it');
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() =>
      expect(askedOf('reviews.decide').at(-1)).toMatchObject({ override: { by: 'Olga', reason: 'Closing it' } }),
    );
  });

  it('cannot be finished while a question is open', async () => {
    openReview();
    const finish = await screen.findByRole('button', { name: 'Finish' });
    expect((finish as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByText(/Was due/)).toBeTruthy();
  });
});

describe('the list of reviews', () => {
  it('says that nothing was ever reviewed, and how many questions a new one asks', async () => {
    const { user, askedOf } = renderScreen(<ReviewsScreen />, {
      answers: {
        'reviews.list': { rows: [] },
        'reviews.summary': {
          open: 0,
          overdue: 0,
          questions: 0,
          lastClosedAt: null,
          reviewDays: 90,
          nextDueAt: null,
          late: true,
        },
        'reviews.preview': { questions: 41, byKind: [{ kind: 'vault', lists: 3, questions: 41 }] },
        'reviews.open': { id: 'review-2026-q4-1', seq: 3, questions: 41 },
      },
    });
    expect(await screen.findByRole('heading', { name: 'Nothing has ever been reviewed' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'New review' }));
    await user.click(await screen.findByRole('button', { name: 'Ask 41 questions' }));
    await waitFor(() => expect(askedOf('reviews.open')).toHaveLength(1));
    await waitFor(() => expect(place()).toBe('/reviews/review-2026-q4-1'));
  });
});
