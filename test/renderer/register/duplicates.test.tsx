import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import DuplicatesScreen from '../../../renderer/register/actions/duplicates-screen.tsx';
import { renderScreen } from '../harness.tsx';
import { PERSON, row } from './sample-register.ts';

const A = row({ kind: 'person', key: 'alice@harbour.example', name: 'Alice Moreau', accounts: 1 });
const B = row({ kind: 'person', key: 'a.moreau@harbour.example', name: 'Alice Moreau', accounts: 7 });

const show = () =>
  renderScreen(<DuplicatesScreen />, {
    answers: {
      'register.duplicates': { pairs: [{ a: A, b: B, because: 'the same name' }] },
      'register.get': PERSON,
      'register.save': { seq: 1 },
      'register.merge': { seq: 2 },
    },
  });

describe('likely duplicates', () => {
  it('gives the reason of each pair, and merges into the one on whom more hangs', async () => {
    const { user, askedOf } = show();
    expect(await screen.findByText('the same name')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Merge…' }));
    await user.click(await screen.findByRole('button', { name: 'Merge' }));
    expect(askedOf('register.merge')).toEqual([
      { kind: 'person', into: 'a.moreau@harbour.example', from: 'alice@harbour.example' },
    ]);
  });

  it('remembers that two are two', async () => {
    const { user, askedOf } = show();
    await user.click(await screen.findByRole('button', { name: 'Two people' }));
    await screen.findByText(/Two different people/);
    expect(askedOf('register.save')).toMatchObject([
      { key: 'alice@harbour.example', set: { distinctFrom: ['a.moreau@harbour.example'] } },
    ]);
  });

  it('says when everything looks different', async () => {
    renderScreen(<DuplicatesScreen />, { answers: { 'register.duplicates': { pairs: [] } } });
    expect(await screen.findByText('Everything looks different')).toBeTruthy();
  });
});
