import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import SubjectScreen from '../../../renderer/register/subject/subject-screen.tsx';
import type { SubjectView } from '../../../shared/ipc/channels/register.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';
import { field, GROUP, OBSERVED, PERSON, row } from './sample-register.ts';

const HITS = {
  hits: [{ kind: 'person' as const, key: 'zoe@harbour.example', name: 'Zoe Adler', detail: 'Engineer' }],
};

const show = (at: string, answers: Answers = {}) =>
  renderScreen(<SubjectScreen />, {
    at,
    answers: {
      'register.get': GROUP,
      'register.save': { seq: 7 },
      'register.suggest': HITS,
      ...answers,
    },
  });

describe('a subject’s page', () => {
  it('asks for the key of the address, whatever characters it has', () => {
    const { askedOf } = show(`/vaults/${encodeURIComponent('1password:100% AWS/root @ä')}`);
    expect(askedOf('register.get')).toEqual([{ kind: 'vault', key: '1password:100% AWS/root @ä' }]);
  });

  it('leads with how many accounts hang on it and how', async () => {
    show('/groups/x');
    expect(
      await screen.findByText(/3 accounts hang on it: it is the root inbox \(3\), opens AWS root \(1\)/),
    ).toBeTruthy();
  });

  it('leads with what would break for a person', async () => {
    show('/people/alice', { 'register.get': PERSON });
    expect(
      await screen.findByText(
        'If Alice Moreau left, nobody would get into 2 accounts, 1 account would hang on too few people and they could still get into 4 accounts alone.',
      ),
    ).toBeTruthy();
  });

  it('shows two sources that disagree side by side, and records the other one on request', async () => {
    const { user, askedOf } = show('/groups/x');
    expect(await screen.findByText('Says otherwise')).toBeTruthy();
    expect(screen.getByText('Gives access')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'This one is true' }));
    expect(askedOf('register.save')).toMatchObject([{ kind: 'group', set: { kind: 'access' } }]);
  });

  it('edits a field in place by keyboard, and says how to undo it', async () => {
    const { user, askedOf } = show('/groups/x');
    (await screen.findByRole('button', { name: 'Edit name' })).focus();
    await user.keyboard('{Enter}');
    const input = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(input);
    await user.type(input, 'Root list{Enter}');
    expect(askedOf('register.save')).toMatchObject([{ set: { name: 'Root list' } }]);
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit name');
  });

  it('gives an edit up with Escape and changes nothing', async () => {
    const { user, askedOf } = show('/groups/x');
    await user.click(await screen.findByRole('button', { name: 'Edit name' }));
    await user.keyboard('x{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
    expect(askedOf('register.save')).toEqual([]);
  });

  it('says of an organization what AWS says, in words', async () => {
    const observed = { provenance: OBSERVED };
    const organization: SubjectView = {
      ...GROUP,
      row: row({ kind: 'organization', key: 'o-1', name: 'Harbour' }),
      fields: [
        field('aws.identityCenter', {
          label: 'Administrators by IAM Identity Center',
          value: {
            region: 'eu-west-1',
            admins: [{ email: 'zoe@harbour.example', name: 'Zoe', enabled: true }],
            others: 2,
            unread: 1,
          },
          ...observed,
        }),
        field('aws.delegatedAdmins', {
          label: 'Delegated to other accounts',
          unknown: { reason: 'access-denied' },
          ...observed,
        }),
      ],
    };
    show('/organizations/o-1', { 'register.get': organization });
    expect(
      await screen.findByText('zoe@harbour.example, 1 without an address; 2 more with other rights (eu-west-1)'),
    ).toBeTruthy();
    expect(screen.getByText('Delegated to other accounts')).toBeTruthy();
    expect(screen.queryByText(/none/i)).toBeNull();
  });

  it('settles what a sign-in is that fits no account', async () => {
    const signIn = { item: 'Old sandbox', email: 'old@harbour.example' };
    const vault: SubjectView = {
      ...GROUP,
      row: row({ kind: 'vault', key: '1password:Root', name: 'Root' }),
      fields: [field('unmatchedSignIns', { value: [signIn] })],
    };
    const { user, askedOf } = show('/vaults/x', { 'register.get': vault });
    expect(await screen.findByText('Old sandbox (old@harbour.example)')).toBeTruthy();
    await user.click(
      screen.getByRole('button', { name: /^Edit AWS sign-ins that fit no account|^Edit unmatchedSignIns/i }),
    );
    await user.type(screen.getByRole('textbox', { name: 'Old sandbox (old@harbour.example)' }), 'A customer’s');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedOf('register.save')).toMatchObject([
      { kind: 'vault', set: { unmatchedSignIns: [{ ...signIn, settled: 'A customer’s' }] } },
    ]);
  });

  it('ends a membership and keeps it; earlier ones are shown on request', async () => {
    const { user, askedOf } = show('/groups/x');
    await user.click(await screen.findByRole('button', { name: 'End now: Alice Moreau' }));
    expect(askedOf('register.save')).toMatchObject([{ close: { members: ['person:alice@harbour.example'] } }]);
    expect(screen.queryByText(/Gone Person/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show 1 earlier one' }));
    expect(screen.getByText(/Gone Person/)).toBeTruthy();
  });

  it('adds people by a part of their name', async () => {
    const { user, askedOf } = show('/groups/x');
    await user.type(await screen.findByRole('textbox', { name: 'Add to members' }), 'zo');
    await user.click(await screen.findByRole('option', { name: /Zoe Adler/ }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(askedOf('register.save')).toMatchObject([
      {
        items: {
          members: [{ person: 'zoe@harbour.example', role: 'member', delivery: 'all', from: null, until: null }],
        },
      },
    ]);
  });

  it('offers to record somebody who is not there yet', async () => {
    const { user, askedOf } = show('/groups/x', { 'register.suggest': { hits: [] } });
    await user.type(await screen.findByRole('textbox', { name: 'Add to members' }), 'New@Harbour.example');
    await user.click(await screen.findByRole('option', { name: /New person/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New person' });
    await user.click(within(dialog).getByRole('button', { name: 'Record person' }));
    expect(askedOf('register.save')).toMatchObject([{ kind: 'person', key: 'new@harbour.example', create: true }]);
  });

  it('shows the past as it was, without anything to edit', async () => {
    const { askedOf } = show('/groups/x?asof=2026-03-01');
    expect(await screen.findByText(/Nothing can be edited here/)).toBeTruthy();
    expect(askedOf('register.get')).toEqual([{ kind: 'group', key: 'x', asOf: '2026-03-01T23:59:59.999Z' }]);
    expect(screen.queryByRole('button', { name: 'Edit name' })).toBeNull();
    expect(screen.queryByRole('button', { name: /End now/ })).toBeNull();
  });

  it('shows what still names it before it is removed', async () => {
    const { user, askedOf } = show('/groups/x', {
      'register.uses': {
        uses: [{ kind: 'account', key: '111122223333', name: 'prod', label: 'Root inbox' }],
        total: 1,
      },
      'register.remove': { seq: 9 },
    });
    await user.click(await screen.findByRole('button', { name: 'Remove…' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/1 statement still names this group/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Remove all the same' }));
    expect(askedOf('register.remove')).toMatchObject([{ force: true }]);
  });

  it('says calmly that it is not there', async () => {
    show('/groups/x', { 'register.get': fails('not-found', 'The ledger has no group x.') });
    expect(await screen.findByText('The ledger has no group x.')).toBeTruthy();
  });
});
