/** The first minutes: an own ledger with a strong passphrase and a stored recovery key, or the sample company. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../shared/ipc/session.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderApp } from '../harness.tsx';

const EMPTY: SessionState = {
  phase: 'empty',
  folder: '/home/alex/ledger',
  keychain: { available: false, description: 'No keychain on this machine' },
};
const OPEN: SessionState = {
  phase: 'open',
  folder: '/home/alex/ledger',
  sample: false,
  openedAt: '2026-11-24T10:00:00Z',
};
const STRONG = 'glacier pamphlet oboe thirty-two';
const KEY = 'K7QD-M2XP-9RWT-HV4C';

const firstRun = (answers: Answers = {}) => renderApp({ answers: { 'session.state': EMPTY, ...answers } });

const choosePassphrase = async (rendered: ReturnType<typeof firstRun>, passphrase: string, again = passphrase) => {
  await rendered.user.click(await screen.findByRole('button', { name: /Create your ledger/ }));
  await rendered.user.type(screen.getByLabelText('Passphrase'), passphrase);
  await rendered.user.type(screen.getByLabelText('Passphrase again'), again);
};
const create = () => screen.getByRole('button', { name: 'Create ledger' });

describe('first run', () => {
  it('refuses a weak passphrase and says how to choose a better one', async () => {
    const rendered = firstRun();
    await choosePassphrase(rendered, 'password1');
    expect(await screen.findByText(/^(Very weak|Weak)/)).toBeTruthy();
    await rendered.user.click(create());
    expect(screen.getByText('Choose a stronger passphrase.')).toBeTruthy();
    expect(rendered.askedOf('session.create')).toEqual([]);
  });

  it('refuses two different passphrases', async () => {
    const rendered = firstRun();
    await choosePassphrase(rendered, STRONG, 'something else');
    await screen.findByText(/^(Strong|Very strong)/);
    await rendered.user.click(create());
    expect(screen.getByText('The two are not the same.')).toBeTruthy();
    expect(rendered.askedOf('session.create')).toEqual([]);
  });

  it('shows the recovery key until it is said to be stored, even though the ledger is open already', async () => {
    const rendered = firstRun({ 'session.create': { recoveryKey: KEY } });
    await choosePassphrase(rendered, STRONG);
    await screen.findByText(/^(Strong|Very strong)/);
    rendered.tell('session.changed', EMPTY);
    await rendered.user.click(create());
    rendered.tell('session.changed', OPEN);

    const key = await screen.findByRole('group', { name: 'Recovery key' });
    expect(key.textContent).toBe(KEY.replaceAll('-', ''));
    const open = screen.getByRole<HTMLButtonElement>('button', { name: 'Open the ledger' });
    expect(open.disabled).toBe(true);

    await rendered.user.click(screen.getByRole('checkbox', { name: /I have stored it/ }));
    await rendered.user.click(open);
    expect(await screen.findByRole('navigation', { name: 'Screens' })).toBeTruthy();
    expect(screen.queryByText('K7QD')).toBeNull();
  });

  it('offers the keychain only where there is a real one', async () => {
    const rendered = firstRun();
    await rendered.user.click(await screen.findByRole('button', { name: /Create your ledger/ }));
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('uses the keychain only when asked to', async () => {
    const rendered = firstRun({
      'session.state': { ...EMPTY, keychain: { available: true, description: 'GNOME Keyring' } },
    });
    await choosePassphrase(rendered, STRONG);
    await screen.findByText(/^(Strong|Very strong)/);
    await rendered.user.click(screen.getByRole('checkbox', { name: /GNOME Keyring/ }));
    await rendered.user.click(create());
    await waitFor(() => expect(rendered.askedOf('session.create')).toEqual([{ passphrase: STRONG, keychain: true }]));
  });

  it('says why a ledger could not be made', async () => {
    const rendered = firstRun({ 'session.create': fails('disk-full', 'The disk is full.', 'Free some space.') });
    await choosePassphrase(rendered, STRONG);
    await screen.findByText(/^(Strong|Very strong)/);
    await rendered.user.click(create());
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  });

  it('opens the sample company, marked as such', async () => {
    const rendered = firstRun({ 'session.open-sample': { ...OPEN, sample: true } });
    await rendered.user.click(await screen.findByRole('button', { name: /sample company/ }));
    expect(await screen.findByText('Sample company')).toBeTruthy();
  });
});
