/** The ways to unlock the ledger, and changing them. Every change asks for a secret again: an unlocked window may be unattended. */
import { z } from 'zod';
import { mainChannel } from '../channel.ts';
import type { KeychainState } from '../session.ts';

/** What proves that the person at the keyboard may change keys or open a backup. */
export const secretSchema = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('passphrase'), passphrase: z.string().max(1024) }),
  z.strictObject({ with: z.literal('recovery'), recoveryKey: z.string().max(256) }),
  z.strictObject({ with: z.literal('keychain') }),
]);

/** A way to unlock, without any of its secrets. */
export interface KeySlot {
  readonly id: string;
  readonly kind: 'passphrase' | 'recovery' | 'keychain';
  readonly created: string;
  /** Of a keychain: its name. */
  readonly backend: string | null;
}

export interface KeysView {
  readonly slots: readonly KeySlot[];
  readonly keychain: KeychainState;
  /** A keychain slot that this session's keychain cannot open, with the reason in words; null if there is none. */
  readonly keychainProblem: string | null;
  /** A change of the encryption key waits for the confirmation that its recovery key is stored. */
  readonly rekeyWaits: boolean;
  /** What to tell of the ways to unlock, in words: one was taken out of the key file, or its list is not proven. */
  readonly notices: readonly string[];
}

const withSecret = z.strictObject({ secret: secretSchema });

export const keyChannels = {
  'keys.list': mainChannel(z.undefined()).answers<KeysView>(),
  'keys.change-passphrase': mainChannel(
    z.strictObject({ secret: secretSchema, passphrase: z.string().min(8).max(1024) }),
  ).answers<null>(),
  /** Makes a new recovery key, which ends the old one. Answered once, kept nowhere. */
  'keys.new-recovery-key': mainChannel(withSecret).answers<{ recoveryKey: string }>(),
  /** Sets keychain unlock up, anew if it was. */
  'keys.set-keychain': mainChannel(withSecret).answers<null>(),
  'keys.remove-slot': mainChannel(z.strictObject({ secret: secretSchema, slot: z.string().max(64) })).answers<null>(),
  /** Begins a change of the encryption key: answers the new recovery key, then waits for `keys.rekey-finish`. */
  'keys.rekey-begin': mainChannel(z.strictObject({ passphrase: z.string().max(1024) })).answers<{
    recoveryKey: string;
  }>(),
  /** Goes on once the new recovery key is stored, or gives the change up. Locking gives it up, too. */
  'keys.rekey-finish': mainChannel(z.strictObject({ stored: z.boolean() })).answers<null>(),
};
