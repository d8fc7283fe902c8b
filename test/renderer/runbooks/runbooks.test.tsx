/** Runbooks show the account's facts, name what is unknown, and open pages of AWS only through the app. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import RootUseScreen from '../../../renderer/runbooks/root-use-screen.tsx';
import RunbooksScreen from '../../../renderer/runbooks/runbooks-screen.tsx';
import type { RootUseRow, Runbook } from '../../../shared/runbooks/index.ts';
import { renderScreen } from '../harness.tsx';

const BOOK: Runbook = {
  kind: 'lost-mfa',
  title: 'Lost MFA device',
  account: '111122223333',
  accountName: 'prod',
  when: 'The device is lost.',
  steps: [
    {
      title: 'Try another device first',
      lines: ['Fetch the next one.'],
      facts: ['YubiKey 5C, serial 123, in HQ safe.', 'Not recorded: who reads the root inbox.'],
      links: [{ label: 'Sign in as root', url: 'https://signin.aws.amazon.com/' }],
    },
  ],
  calls: [
    { for: 'Open the vault', people: [{ name: 'Ann', email: 'ann@acme.example' }] },
    { for: 'Answer the contact phone', people: [] },
  ],
  unknown: ['who reads the root inbox'],
  asOf: '2026-11-24T10:00:00Z',
};

describe('a runbook', () => {
  const show = () =>
    renderScreen(
      <Route path="/runbooks/:account/:kind">
        <RunbooksScreen />
      </Route>,
      {
        at: '/runbooks/111122223333/lost-mfa',
        answers: { 'runbooks.get': BOOK, 'app.open-link': { opened: true } },
      },
    );

  it('names people, things and what nobody has recorded', async () => {
    show();
    expect(await screen.findByText('YubiKey 5C, serial 123, in HQ safe.')).toBeTruthy();
    expect(screen.getByText('Ann')).toBeTruthy();
    expect(screen.getByText('Nobody recorded')).toBeTruthy();
    expect(screen.getByText('Nobody has recorded: who reads the root inbox.')).toBeTruthy();
    expect(screen.getByText('Not recorded: who reads the root inbox.').hasAttribute('data-unknown')).toBe(true);
  });

  it('opens pages of AWS through the app, and leads to the other runbooks', async () => {
    const { user, askedOf } = show();
    await user.click(await screen.findByRole('link', { name: 'Sign in as root' }));
    await waitFor(() => expect(askedOf('app.open-link')).toEqual([{ address: 'https://signin.aws.amazon.com/' }]));
    expect(screen.getByRole('link', { name: 'Lost MFA device' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('link', { name: 'Compromised root user' })).toBeTruthy();
  });
});

describe('the log of root uses', () => {
  it('counts uses without a reason, and takes one', async () => {
    const seen: RootUseRow = {
      id: 'x',
      account: '111122223333',
      accountName: 'prod',
      at: '2026-11-20T10:00:00Z',
      state: 'unexplained',
      by: null,
      reason: null,
      what: ['ConsoleLogin'],
      sourceIps: [],
    };
    const { user, askedOf } = renderScreen(<RootUseScreen />, {
      at: '/root-use',
      answers: {
        'root-use.list': { total: 1, rows: [seen], counts: { explained: 0, unexplained: 1, unseen: 0 } },
        'root-use.record': { seq: 2, id: 'root-use-2' },
        'register.suggest': {
          hits: [{ kind: 'account', key: '111122223333', name: 'prod', detail: '' }],
        },
      },
    });
    expect(await screen.findByText('1 use without a reason')).toBeTruthy();
    expect(await screen.findByText('No reason')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Record a use' }));
    await user.click(await screen.findByRole('textbox', { name: 'Account' }));
    await user.click(await screen.findByRole('option', { name: /prod/ }));
    await user.type(screen.getByRole('textbox', { name: /^Who/ }), 'ann@acme.example');
    await user.type(screen.getByRole('textbox', { name: /^Why/ }), 'Tax settings');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(() =>
      expect(askedOf('root-use.record')).toMatchObject([
        { account: '111122223333', by: 'ann@acme.example', reason: 'Tax settings' },
      ]),
    );
  });
});
