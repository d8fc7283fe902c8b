/** Accounts: what is unknown is never shown as fine, the address says what is shown, and every fact says its source. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  breakInSaid,
  busFactorSaid,
  keysSaid,
  mfaSaid,
  passwordSaid,
  recoverySaid,
} from '../../../renderer/accounts/account-words.ts';
import { place } from '../../../renderer/app/location.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderApp } from '../harness.tsx';
import { pagesOf } from '../pages.ts';
import { ACCOUNT_SUBJECT } from '../register/sample-register.ts';
import { ACCOUNT, ACCOUNT_VIEW, accountAt, RULES } from '../sample-answers.ts';

const OPEN: SessionState = { phase: 'open', folder: '/x', sample: false, openedAt: '2026-11-24T10:00:00Z' };

const at = (address: string, answers: Answers = {}) =>
  renderApp({
    at: address,
    answers: {
      'session.state': OPEN,
      'gaps.rules': RULES,
      'accounts.page': pagesOf(120, accountAt),
      'accounts.get': ACCOUNT_VIEW,
      'register.get': ACCOUNT_SUBJECT,
      ...answers,
    },
  });

describe('an account’s facts in a word', () => {
  it('never shows what is unknown as fine', () => {
    const said = [
      passwordSaid('unknown'),
      mfaSaid({ mfa: 'unknown', mfaKind: 'unknown', password: 'yes' }),
      keysSaid('unknown'),
      busFactorSaid('unknown'),
      breakInSaid('unknown'),
      recoverySaid({ recovery: 'none', reachable: 'unknown' }),
    ];
    expect(said.map((one) => one.standing)).toEqual(said.map(() => 'unknown'));
  });

  it('does not call missing MFA a gap where there is no password for it to guard', () => {
    expect(mfaSaid({ mfa: 'no', mfaKind: 'none', password: 'no' }).standing).toBe('not-applicable');
    expect(mfaSaid({ mfa: 'no', mfaKind: 'none', password: 'yes' }).standing).toBe('critical');
    expect(mfaSaid({ mfa: 'no', mfaKind: 'none', password: 'unknown' }).standing).toBe('critical');
  });

  it('tells nobody, one and enough people apart', () => {
    expect([0, 1, 2].map((people) => busFactorSaid(people).standing)).toEqual(['critical', 'high', 'fine']);
    expect([1, 2, null].map((people) => breakInSaid(people).standing)).toEqual(['high', 'fine', 'fine']);
  });
});

describe('the accounts grid', () => {
  it('shows what the address asks for', async () => {
    const { askedOf } = at('/accounts?show=critical&q=prod&sort=-name');
    await screen.findByText('Staging');
    expect(askedOf('accounts.page')).toEqual([
      { search: 'prod', filters: ['critical'], sort: { by: 'name', descending: true }, offset: 0, limit: 200 },
    ]);
  });

  it('begins with the worst', async () => {
    const { askedOf } = at('/accounts');
    await screen.findByText('Staging');
    expect(askedOf('accounts.page')).toMatchObject([{ sort: { by: 'gaps', descending: false } }]);
  });

  it('keeps a search in the address, so that Back returns to it', async () => {
    const { user } = at('/accounts');
    await screen.findByText('Staging');
    await user.type(screen.getByRole('textbox', { name: 'Search accounts' }), 'pay');
    await waitFor(() => expect(place()).toContain('q=pay'));
  });

  it('opens an account by keyboard', async () => {
    const { user, askedOf } = at('/accounts');
    await screen.findByText('Staging');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Production' });
    expect(askedOf('accounts.get')).toEqual([{ id: accountAt(1).id }]);
  });

  it('leads to the scan while there is no account', async () => {
    at('/accounts', { 'accounts.page': pagesOf(0, accountAt) });
    expect((await screen.findByRole('link', { name: 'Connect AWS' })).getAttribute('href')).toBe('#/scan');
  });
});

describe('an account’s page', () => {
  const page = () => at(`/accounts/${ACCOUNT.id}`);
  const factRow = (label: string) => screen.getByText(label, { selector: 'dt' }).closest('div') as HTMLElement;

  it('says the verdict in sentences', async () => {
    page();
    expect(await screen.findByText(/If Alice Moreau is away/)).toBeTruthy();
  });

  it('gives what is certain about a number that is not known', async () => {
    page();
    expect(await screen.findByText('Between 1 and 2')).toBeTruthy();
  });

  it('shows each fact with its source, and says when it is stale', async () => {
    page();
    await screen.findByText('Root inbox');
    expect(within(factRow('Root inbox')).getByText('Declared')).toBeTruthy();
    expect(within(factRow('Root inbox')).getByText('stale')).toBeTruthy();
    expect(within(factRow('MFA devices')).getByText('Tested')).toBeTruthy();
  });

  it('names why a fact is unknown', async () => {
    page();
    await screen.findByText('Primary contact phone');
    expect(within(factRow('Primary contact phone')).getByText('Unknown: not recorded')).toBeTruthy();
    expect(within(factRow('Security contact')).getByText('Unknown: access denied')).toBeTruthy();
  });

  it('shows what says otherwise', async () => {
    page();
    await screen.findByText('Access keys');
    expect(screen.getByText(/says otherwise/).textContent).toContain('Yes');
  });

  it('says who may be missing from a way in', async () => {
    page();
    const table = await screen.findByRole('table');
    expect(within(table).getAllByText('and perhaps others').length).toBeGreaterThan(0);
  });

  it('says calmly that an account is not there', async () => {
    at('/accounts/999999999999', { 'accounts.get': fails('not-found', 'There is no account 999999999999.') });
    expect((await screen.findByRole('alert')).textContent).toContain('There is no account');
  });
});
