/** Keys & backups: every change of a key asks for a secret first, shows a new recovery key once, and says calmly what went wrong. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import SecurityScreen from '../../../renderer/settings/security/security-screen.tsx';
import type { BackupView } from '../../../shared/ipc/channels/backup.ts';
import type { KeysView } from '../../../shared/ipc/channels/keys.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';

const PASSPHRASE = 'correct horse battery staple';
const STRONGER = 'seven unrelated quiet lanterns';
const KEY = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789';
const CREATED = '2026-10-01T09:00:00Z';
const KEYS: KeysView = {
  slots: [
    { id: 'p', kind: 'passphrase', created: CREATED, backend: null },
    { id: 'r', kind: 'recovery', created: CREATED, backend: null },
  ],
  keychain: { available: true, description: 'gnome_libsecret' },
  keychainProblem: null,
  rekeyWaits: false,
  notices: [],
};
const WITH_KEYCHAIN: KeysView = {
  ...KEYS,
  slots: [...KEYS.slots, { id: 'k', kind: 'keychain', created: CREATED, backend: 'gnome_libsecret' }],
};
const BACKUP: BackupView = {
  made: '2026-11-20T08:00:00Z',
  proven: true,
  app: '0.1.0',
  sameLedger: true,
  content: {
    schema: 1,
    accounts: 42,
    people: 17,
    facts: 900,
    lastEntry: { seq: 77, at: '2026-11-20T07:59:00Z', actor: 'alex' },
  },
};

async function opened(answers: Answers = {}) {
  const shown = renderScreen(<SecurityScreen />, {
    answers: {
      'session.state': { phase: 'open', folder: '/x', sample: false, openedAt: CREATED },
      'app.settings': DEFAULT_SETTINGS,
      'keys.list': KEYS,
      'backup.state': {
        folder: '/x/backups',
        backups: [
          {
            name: 'a.root-ledger-backup',
            made: BACKUP.made,
            app: '0.1.0',
            schema: 1,
            bytes: 9_000,
            automatic: true,
            ahead: false,
          },
        ],
        running: false,
        problem: null,
        possible: true,
      },
      'logs.page': { folder: '/x/logs', lines: [] },
      ...answers,
    },
  });
  await screen.findByText('Encrypt everything under a new key');
  return shown;
}

/** The button of the row with this name. */
async function press(user: Awaited<ReturnType<typeof opened>>['user'], row: string, button: string) {
  const name = await screen.findByText(row);
  for (let place: HTMLElement | null = name; place !== null; place = place.parentElement) {
    const found = within(place).queryByRole('button', { name: button });
    if (found === null) continue;
    await user.click(found);
    return screen.findByRole('dialog');
  }
  throw new Error(`no button “${button}” in the row “${row}”`);
}

describe('changing the passphrase', () => {
  it('takes the present one, and a strong new one twice', async () => {
    const { user, askedOf } = await opened({ 'keys.change-passphrase': null });
    const dialog = within(await press(user, 'Passphrase', 'Change…'));
    const change = dialog.getByRole('button', { name: 'Change passphrase' });
    expect(change.hasAttribute('disabled')).toBe(true);
    await user.type(dialog.getByLabelText('Present passphrase'), PASSPHRASE);
    await user.type(dialog.getByLabelText('New passphrase'), 'password1');
    await user.click(change);
    expect(await dialog.findByText('Choose a stronger passphrase.')).toBeTruthy();
    await user.clear(dialog.getByLabelText('New passphrase'));
    await user.type(dialog.getByLabelText('New passphrase'), STRONGER);
    await user.type(dialog.getByLabelText('New passphrase again'), `${STRONGER}!`);
    await waitFor(() => expect(dialog.queryByText('Choose a stronger passphrase.')).toBeNull());
    await user.click(change);
    expect(await dialog.findByText('The two are not the same.')).toBeTruthy();
    expect(askedOf('keys.change-passphrase')).toEqual([]);
    await user.type(dialog.getByLabelText('New passphrase again'), '{Backspace}');
    await user.click(change);
    expect(await screen.findByText(/^The passphrase is changed/)).toBeTruthy();
    expect(askedOf('keys.change-passphrase')).toEqual([
      { secret: { with: 'passphrase', passphrase: PASSPHRASE }, passphrase: STRONGER },
    ]);
  });

  it('says that the present one is wrong, and after several misses how long to wait', async () => {
    const { user, answer } = await opened({
      'keys.change-passphrase': fails('wrong-passphrase', 'That passphrase does not open this ledger.'),
    });
    const dialog = within(await press(user, 'Passphrase', 'Change…'));
    await user.type(dialog.getByLabelText('Present passphrase'), 'not this one');
    await user.type(dialog.getByLabelText('New passphrase'), STRONGER);
    await user.type(dialog.getByLabelText('New passphrase again'), STRONGER);
    const change = dialog.getByRole('button', { name: 'Change passphrase' });
    await user.click(change);
    expect(await dialog.findByText(/does not open this ledger/)).toBeTruthy();
    answer({ 'keys.change-passphrase': fails('wait', 'Several attempts were wrong. Try again in 8 s.') });
    await user.click(change);
    expect(await dialog.findByText(/Try again in 8 s/)).toBeTruthy();
    expect(screen.getByRole('dialog')).toBeTruthy();
  });
});

describe('the recovery key', () => {
  it('is replaced with proof, shown once, and let go of only when it is stored', async () => {
    const { user, askedOf } = await opened({ 'keys.new-recovery-key': { recoveryKey: KEY } });
    const dialog = within(await press(user, 'Recovery key', 'Replace…'));
    await user.click(dialog.getByRole('button', { name: 'Use the recovery key instead' }));
    await user.type(dialog.getByRole('textbox', { name: 'Recovery key' }), 'OLD-KEY');
    await user.click(dialog.getByRole('button', { name: 'Make a new one' }));
    expect((await screen.findByRole('group', { name: 'Recovery key' })).textContent).toBe(KEY.replaceAll('-', ''));
    expect(askedOf('keys.new-recovery-key')).toEqual([{ secret: { with: 'recovery', recoveryKey: 'OLD-KEY' } }]);
    const done = screen.getByRole('button', { name: 'Done' });
    expect(done.hasAttribute('disabled')).toBe(true);
    await user.keyboard('{Escape}');
    expect(screen.getByRole('group', { name: 'Recovery key' })).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'I have stored it where I will find it' }));
    await user.click(done);
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Recovery key' })).toBeNull());
  });
});

describe('the keychain of this computer', () => {
  it('is set up with the passphrase, never with itself', async () => {
    const { user, askedOf } = await opened({ 'keys.set-keychain': null });
    const dialog = within(await press(user, 'Keychain of this computer', 'Set up…'));
    expect(dialog.queryByRole('button', { name: /keychain instead/ })).toBeNull();
    await user.type(dialog.getByLabelText('Present passphrase'), PASSPHRASE);
    await user.click(dialog.getByRole('button', { name: 'Set up' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(askedOf('keys.set-keychain')).toEqual([{ secret: { with: 'passphrase', passphrase: PASSPHRASE } }]);
  });

  it('is removed with proof', async () => {
    const { user, askedOf } = await opened({ 'keys.list': WITH_KEYCHAIN, 'keys.remove-slot': null });
    const dialog = within(await press(user, 'Keychain of this computer', 'Remove…'));
    await user.type(dialog.getByLabelText('Present passphrase'), PASSPHRASE);
    await user.click(dialog.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(askedOf('keys.remove-slot')).toEqual([
      { secret: { with: 'passphrase', passphrase: PASSPHRASE }, slot: 'k' },
    ]);
  });

  it('that changed or was lost is explained, and can be set up anew', async () => {
    const notices = ['The ways to unlock this ledger are not those that were set up.'];
    await opened({ 'keys.list': { ...WITH_KEYCHAIN, notices } });
    expect((await screen.findByRole('alert')).textContent).toBe(notices[0]);
  });

  it('says why the keychain does not open it', async () => {
    const keychainProblem = 'It was set up with “kwallet6”, and this session uses “gnome_libsecret”.';
    await opened({ 'keys.list': { ...WITH_KEYCHAIN, keychainProblem } });
    expect(await screen.findByText(keychainProblem)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Set up anew…' })).toBeTruthy();
  });

  it('is not offered where there is none, with the reason', async () => {
    await opened({ 'keys.list': { ...KEYS, keychain: { available: false, description: 'No keychain answers.' } } });
    expect(await screen.findByText('No keychain answers.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Set up…' })).toBeNull();
  });
});

describe('the encryption key', () => {
  const begin = async (answers: Answers) => {
    const shown = await opened({ 'keys.rekey-begin': { recoveryKey: KEY }, ...answers });
    const dialog = within(await press(shown.user, 'Encrypt everything under a new key', 'Change…'));
    await shown.user.type(dialog.getByLabelText('Passphrase'), PASSPHRASE);
    await shown.user.click(dialog.getByRole('button', { name: 'Go on' }));
    await screen.findByRole('group', { name: 'Recovery key' });
    return shown;
  };

  it('is changed once its recovery key is stored', async () => {
    const { user, askedOf } = await begin({ 'keys.rekey-finish': null });
    const goOn = screen.getByRole('button', { name: 'Encrypt anew' });
    expect(goOn.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: 'I have stored it where I will find it' }));
    await user.click(goOn);
    expect(await screen.findByText('The ledger is encrypted under a new key.')).toBeTruthy();
    expect(askedOf('keys.rekey-finish')).toEqual([{ stored: true }]);
  });

  it('stays as it is when the change is given up', async () => {
    const { user, askedOf } = await begin({ 'keys.rekey-finish': null });
    await user.click(screen.getByRole('button', { name: 'Give up' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(askedOf('keys.rekey-finish')).toEqual([{ stored: false }]);
  });

  it('says what went wrong when the disk is full, and that nothing was lost', async () => {
    const { user } = await begin({
      'keys.rekey-finish': fails('disk-full', 'There is no room for the copy.', 'The old key stays in force.'),
    });
    await user.click(screen.getByRole('checkbox', { name: 'I have stored it where I will find it' }));
    await user.click(screen.getByRole('button', { name: 'Encrypt anew' }));
    expect(await screen.findByText(/There is no room for the copy/)).toBeTruthy();
    expect(screen.getByText(/The old key stays in force/)).toBeTruthy();
  });
});

describe('restoring a backup', () => {
  const look = async (answers: Answers) => {
    const shown = await opened(answers);
    await shown.user.click(await screen.findByRole('button', { name: 'Look inside…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await shown.user.type(dialog.getByLabelText('Passphrase of that time'), PASSPHRASE);
    await shown.user.click(dialog.getByRole('button', { name: 'Look inside' }));
    return shown;
  };

  it('shows what is in it first, and names nobody', async () => {
    const { user, askedOf } = await look({ 'backup.preview': BACKUP, 'backup.restore': { aside: '/x/aside' } });
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('42')).toBeTruthy();
    expect(dialog.getByText('17')).toBeTruthy();
    expect(dialog.getByText(/^Entry 77 of the log, .*, by alex$/)).toBeTruthy();
    expect(askedOf('backup.restore')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Restore this backup' }));
    expect(await screen.findByText(/The ledger before it is in \/x\/aside/)).toBeTruthy();
  });

  it('warns of a backup of another ledger', async () => {
    await look({ 'backup.preview': { ...BACKUP, sameLedger: false } });
    expect(await screen.findByText(/backup of another ledger/)).toBeTruthy();
  });

  it('says that the secret is not that of the backup', async () => {
    const { askedOf } = await look({
      'backup.preview': fails('wrong-passphrase', 'That does not open this backup.'),
    });
    expect(await screen.findByText(/does not open this backup/)).toBeTruthy();
    expect(askedOf('backup.restore')).toEqual([]);
  });
});
