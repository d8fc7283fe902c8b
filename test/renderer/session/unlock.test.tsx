/** Unlocking: calm about a miss, patient after several, and never stuck without another way. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../shared/ipc/session.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderApp } from '../harness.tsx';

type Locked = Extract<SessionState, { phase: 'locked' }>;

const LOCKED: Locked = {
  phase: 'locked',
  folder: '/home/alex/ledger',
  keychain: { available: false, description: 'No keychain on this machine' },
  keychainSlot: false,
  recoverySlot: true,
  waitMs: 0,
  lockedBecause: 'start',
};
const OPEN: SessionState = { phase: 'open', folder: LOCKED.folder, sample: false, openedAt: '2026-11-24T10:00:00Z' };

const locked = (state: Partial<Locked> = {}, answers: Answers = {}) =>
  renderApp({ answers: { 'session.state': { ...LOCKED, ...state }, ...answers } });

describe('unlock', () => {
  it('opens with the passphrase', async () => {
    const { user, askedOf } = locked({}, { 'session.unlock': OPEN });
    await user.type(await screen.findByLabelText('Passphrase'), 'open sesame{Enter}');
    expect(await screen.findByRole('navigation', { name: 'Screens' })).toBeTruthy();
    expect(askedOf('session.unlock')).toEqual([{ with: 'passphrase', passphrase: 'open sesame' }]);
  });

  it('has the focus where the passphrase is typed', async () => {
    locked();
    expect(await screen.findByLabelText('Passphrase')).toBe(document.activeElement);
  });

  it('shows what is typed on demand, and the focus stays where it is typed', async () => {
    const { user } = locked();
    const field = await screen.findByLabelText<HTMLInputElement>('Passphrase');
    await user.type(field, 'open');
    const eye = screen.getByRole('button', { name: 'Toggle password visibility' });
    await user.click(eye);
    expect([field.type, eye.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
    await user.keyboard(' sesame');
    expect([field.value, document.activeElement]).toEqual(['open sesame', field]);
    await user.click(eye);
    expect([field.type, eye.getAttribute('aria-pressed')]).toEqual(['password', 'false']);
  });

  it('is asked for once, however often Enter is pressed while it is tried', async () => {
    const { user, askedOf } = locked({}, { 'session.unlock': new Promise<SessionState>(() => {}) });
    await user.type(await screen.findByLabelText('Passphrase'), 'open sesame{Enter}{Enter}');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Unlock' }).disabled).toBe(true);
    expect(askedOf('session.unlock')).toHaveLength(1);
  });

  it('says calmly that the passphrase is wrong and keeps it, chosen, to be typed over', async () => {
    const { user } = locked({}, { 'session.unlock': fails('wrong-passphrase', 'That passphrase does not open it.') });
    const field = await screen.findByLabelText<HTMLInputElement>('Passphrase');
    await user.type(field, 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('That passphrase does not open it.');
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 5]);
  });

  it('waits after repeated misses and says how long', async () => {
    const { user, askedOf } = locked({ waitMs: 65_000 });
    expect((await screen.findByText(/next try waits/)).textContent).toContain('1 min 5 s');
    await user.type(screen.getByLabelText('Passphrase'), 'anything{Enter}');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Unlock' }).disabled).toBe(true);
    expect(askedOf('session.unlock')).toEqual([]);
  });

  it('learns of the wait from main after a miss', async () => {
    const { user, answer } = locked({}, { 'session.unlock': fails('wrong-passphrase', 'That does not open it.') });
    answer({ 'session.state': { ...LOCKED, waitMs: 8000 } });
    await user.type(await screen.findByLabelText('Passphrase'), 'wrong{Enter}');
    expect(await screen.findByText(/next try waits/)).toBeTruthy();
  });

  it('takes the recovery key instead', async () => {
    const { user, askedOf } = locked({}, { 'session.unlock': OPEN });
    await user.click(await screen.findByRole('button', { name: /Use the recovery key/ }));
    await user.type(screen.getByLabelText('Recovery key'), 'K7QD-M2XP{Enter}');
    await waitFor(() => expect(askedOf('session.unlock')).toEqual([{ with: 'recovery', recoveryKey: 'K7QD-M2XP' }]));
  });

  it('offers the keychain where the ledger has a slot for it', async () => {
    const { user, askedOf } = locked(
      { keychainSlot: true, keychain: { available: true, description: 'GNOME Keyring' } },
      { 'session.unlock': OPEN },
    );
    await user.click(await screen.findByRole('button', { name: 'Unlock with GNOME Keyring' }));
    await waitFor(() => expect(askedOf('session.unlock')).toEqual([{ with: 'keychain' }]));
  });

  it('shows a ledger that cannot be opened with its backups, and that nothing was deleted', async () => {
    renderApp({
      answers: {
        'session.state': {
          phase: 'broken',
          folder: LOCKED.folder,
          problem: { code: 'ledger-damaged', message: 'The ledger file is damaged.', hint: 'Restore a backup.' },
          backups: [{ file: 'ledger-2026-11-23.backup', at: '2026-11-23T20:00:00Z' }],
        },
      },
    });
    expect(await screen.findByText('The ledger file is damaged.')).toBeTruthy();
    expect(screen.getByText('ledger-2026-11-23.backup')).toBeTruthy();
    expect(screen.getByText(/Nothing was deleted/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Go on without them…' })).toBeNull();
  });

  it('goes on with an older ledger when asked to, by unlocking it again', async () => {
    const behind: SessionState = {
      phase: 'broken',
      folder: LOCKED.folder,
      problem: { code: 'ledger-behind', message: '2 entries of this ledger are missing.', hint: 'Restore a backup.' },
      backups: [],
    };
    const { user, askedOf } = renderApp({ answers: { 'session.state': behind, 'session.accept-loss': LOCKED } });
    expect(await screen.findByText('2 entries of this ledger are missing.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Go on without them…' }));
    await waitFor(() => expect(askedOf('session.accept-loss')).toHaveLength(1));
  });
});
