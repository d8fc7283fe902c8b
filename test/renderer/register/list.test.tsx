import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { place } from '../../../renderer/app/location.ts';
import ListScreen from '../../../renderer/register/list/list-screen.tsx';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';
import { pagesOf } from '../pages.ts';
import { GROUP, row } from './sample-register.ts';

const show = (at: string, answers: Answers = {}) =>
  renderScreen(<ListScreen />, {
    at,
    answers: {
      'register.page': pagesOf(3, (index) => row({ key: `g${index}@harbour.example`, name: `Group ${index}` })),
      'register.suggest': { hits: [] },
      'register.save': { seq: 4 },
      ...answers,
    },
  });

describe('a list of the register', () => {
  it('names what it lists, and asks for problems only on request', async () => {
    const { user, askedOf } = show('/groups');
    expect(await screen.findByText('3 groups')).toBeTruthy();
    await user.click(screen.getByRole('switch', { name: 'Problems only' }));
    await screen.findByText('3 groups');
    expect(askedOf('register.page').at(-1)).toMatchObject({ kind: 'group', problemsOnly: true });
  });

  it('asks people by what would break, the worst first', async () => {
    const { askedOf } = show('/people', { 'register.page': pagesOf(1, () => row({ kind: 'person' })) });
    expect(await screen.findByText('1 person')).toBeTruthy();
    expect(askedOf('register.page')[0]).toMatchObject({ sort: { by: 'impact', descending: true } });
  });

  it('opens the page of the row under the keyboard', async () => {
    const { user } = show('/groups');
    await screen.findByText('3 groups');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(place()).toBe('/groups/g1%40harbour.example');
  });

  it('records a new one by keyboard alone', async () => {
    const { user, askedOf } = show('/vaults');
    await screen.findByRole('grid');
    await user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'New vault' });
    await user.click(within(dialog).getByRole('button', { name: 'Record vault' }));
    expect(within(dialog).getByText('Name is needed.')).toBeTruthy();
    await user.type(within(dialog).getByRole('combobox', { name: 'Password manager' }), '1Password');
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'AWS root{Enter}');
    expect(askedOf('register.save')).toMatchObject([
      { kind: 'vault', key: '1password:AWS root', create: true, set: { provider: '1password', name: 'AWS root' } },
    ]);
  });

  it('shows why something cannot be recorded where the eyes are', async () => {
    const { user } = show('/places', {
      'register.save': fails('conflict', 'The ledger has this place already: Safe.'),
    });
    await user.click(await screen.findByRole('button', { name: 'New place' }));
    const dialog = await screen.findByRole('dialog', { name: 'New place' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Safe{Enter}');
    expect((await within(dialog).findByRole('alert')).textContent).toContain('has this place already');
  });

  it('sets a field of all chosen rows after showing what changes', async () => {
    const { user, askedOf } = show('/groups', {
      'register.bulk-preview': {
        changes: [
          {
            key: 'g0@harbour.example',
            name: 'Group 0',
            fields: [{ field: 'kind', label: 'Kind', before: 'mail', after: 'access' }],
          },
        ],
        changing: 1,
        unchanged: 2,
        named: {},
      },
      'register.bulk': { seq: 5, changed: 1 },
    });
    await screen.findByText('3 groups');
    screen.getByRole('grid').focus();
    await user.keyboard('{Control>}a{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Set…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Set a field of 3 groups' });
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Nothing changes' }).disabled).toBe(true);
    await user.click(within(dialog).getByRole('combobox', { name: 'Kind' }));
    await user.click(await screen.findByRole('option', { name: 'Gives access' }));
    const changes = await within(dialog).findByRole('region', { name: 'What changes' });
    expect(within(changes).getByText('Receives mail')).toBeTruthy();
    expect(within(changes).getByText('2 groups already so')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Change 1 group' }));
    expect(askedOf('register.bulk')).toMatchObject([
      {
        kind: 'group',
        keys: ['g0@harbour.example', 'g1@harbour.example', 'g2@harbour.example'],
        set: { kind: 'access' },
      },
    ]);
  });

  it('compares two before they become one, and lets the reader keep the other', async () => {
    const { user, askedOf } = show('/groups', { 'register.get': GROUP, 'register.merge': { seq: 6 } });
    await screen.findByText('3 groups');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown} {ArrowDown} ');
    await user.click(await screen.findByRole('button', { name: 'Merge…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Merge two groups' });
    await within(dialog).findByText(/Becomes the same/);
    await user.click(within(dialog).getByRole('button', { name: 'Keep the other one' }));
    await user.click(await within(dialog).findByRole('button', { name: 'Merge' }));
    expect(askedOf('register.merge')).toEqual([
      { kind: 'group', into: 'g2@harbour.example', from: 'g1@harbour.example' },
    ]);
  });
});
