/** From a secret to the data key. */
import { assertNotThrottled, clearAttempts, recordWrongAttempt } from './attempts.ts';
import { type KeyNotice, type UnlockedKeys, unlockedKeys } from './data-key.ts';
import { KeyError } from './errors.ts';
import type { KeyFile, Slot, SlotKind, SlotOf } from './key-file.ts';
import { type LoadedKeyFile, loadKeyFile, storeKeyFile } from './key-store.ts';
import type { Keychain } from './keychain.ts';
import { keychainSlotKey, lostKeychain } from './keychain-slot.ts';
import { canonicalPassphrase } from './passphrase.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { noticesOf } from './slot-proof.ts';
import { openSlot, passphraseSlotKey, recoverySlotKey } from './slots.ts';
import { wipe } from './wipe.ts';

/** Milliseconds since 1970, as `Date.now`. */
export type Clock = () => number;

export function slotsOf<K extends SlotKind>(file: KeyFile, kind: K): readonly SlotOf<K>[] {
  return file.slots.filter((slot): slot is SlotOf<K> => slot.kind === kind);
}

function required<K extends SlotKind>(file: KeyFile, kind: K): readonly SlotOf<K>[] {
  const slots = slotsOf(file, kind);
  if (slots.length > 0) return slots;
  const words: Record<SlotKind, string> = {
    passphrase: 'a passphrase',
    recovery: 'a recovery key',
    keychain: 'the keychain of this computer',
  };
  throw new KeyError('no-key', `This ledger is not set up to be unlocked with ${words[kind]}.`);
}

/** Tries `keyOf` on each slot; the first that opens wins. Null if none does. */
async function tryEach<S extends Slot>(
  { file, notices }: LoadedKeyFile,
  slots: readonly S[],
  keyOf: (slot: S) => Promise<Buffer> | Buffer,
): Promise<UnlockedKeys | null> {
  for (const slot of slots) {
    const slotKey = await keyOf(slot);
    const keys = openSlot(file, slot, slotKey);
    wipe(slotKey);
    if (keys) return unlockedKeys(slot.id, keys, [...notices, ...noticesOf(file, keys)]);
  }
  return null;
}

/**
 * Unlocks with the passphrase (UTF-8; wiped before the promise settles). Throws `wrong-passphrase`, `throttled`, `no-key`,
 * `passphrase-not-text` and what reading the key file throws.
 */
export async function unlockWithPassphrase(
  folder: string,
  passphrase: Uint8Array,
  clock: Clock = Date.now,
): Promise<UnlockedKeys> {
  let canonical: Buffer | null = null;
  try {
    const loaded = await loadKeyFile(folder);
    const slots = required(loaded.file, 'passphrase');
    await assertNotThrottled(folder, clock());
    canonical = canonicalPassphrase(passphrase);
    const bytes = canonical;
    const unlocked = await tryEach(loaded, slots, (slot) => passphraseSlotKey(slot, bytes));
    if (unlocked) {
      await clearAttempts(folder);
      return unlocked;
    }
    await recordWrongAttempt(folder, clock());
    throw new KeyError('wrong-passphrase', 'The passphrase does not open this ledger.');
  } finally {
    wipe(passphrase, canonical);
  }
}

/**
 * Unlocks with the recovery key as typed. A typing error is `malformed-recovery-key` and does not count as an attempt.
 * Throws also `wrong-recovery-key`, `throttled`, `no-key` and what reading the key file throws.
 */
export async function unlockWithRecoveryKey(
  folder: string,
  typed: string,
  clock: Clock = Date.now,
): Promise<UnlockedKeys> {
  const recovery = parseRecoveryKey(typed);
  try {
    const loaded = await loadKeyFile(folder);
    const slots = required(loaded.file, 'recovery');
    await assertNotThrottled(folder, clock());
    const unlocked = await tryEach(loaded, slots, (slot) => recoverySlotKey(slot, recovery));
    if (unlocked) {
      await clearAttempts(folder);
      return unlocked;
    }
    await recordWrongAttempt(folder, clock());
    throw new KeyError('wrong-recovery-key', 'This is a recovery key, but not the one of this ledger.');
  } finally {
    wipe(recovery);
  }
}

/**
 * Unlocks with the operating system's keychain. Renews the slot when the keychain asks for it. Throws `keychain-unavailable`,
 * `keychain-changed`, `keychain-lost`, `no-key` and what reading the key file throws.
 */
export async function unlockWithKeychain(folder: string, keychain: Keychain): Promise<UnlockedKeys> {
  const { file, notices } = await loadKeyFile(folder);
  const { slot, keys, renewed } = await openedWithKeychain(file, keychain);
  const all = [...notices, ...noticesOf(file, keys)];
  if (renewed === undefined) return unlockedKeys(slot.id, keys, all);
  const notice = renewed === null ? NOT_RENEWED : await renew(folder, file, slot, renewed);
  return unlockedKeys(slot.id, keys, [...all, notice]);
}

/** What the keychain opens, and what it wants renewed. */
async function openedWithKeychain(file: KeyFile, keychain: Keychain) {
  const [slot] = required(file, 'keychain');
  if (!slot) throw new KeyError('no-key', 'This ledger has no keychain slot.');
  const { slotKey, renewed } = await keychainSlotKey(slot, keychain);
  const keys = openSlot(file, slot, slotKey);
  wipe(slotKey);
  if (!keys) throw lostKeychain(slot);
  return { slot, keys, renewed };
}

/** Whether the keychain would open the ledger now. False when it answers with something else: it was reset. Changes nothing. */
export async function keychainOpens(folder: string, keychain: Keychain): Promise<boolean> {
  const { file } = await loadKeyFile(folder);
  try {
    for (const { key } of (await openedWithKeychain(file, keychain)).keys) wipe(key);
    return true;
  } catch (error) {
    if (error instanceof KeyError && error.problem === 'keychain-lost') return false;
    throw error;
  }
}

const NOT_RENEWED: KeyNotice = {
  code: 'keychain-not-renewed',
  message: 'The keychain wanted to renew its entry and could not. Keep passphrase and recovery key at hand.',
};

async function renew(folder: string, file: KeyFile, slot: Slot, secret: string): Promise<KeyNotice> {
  const slots = file.slots.map((one) => (one.id === slot.id && one.kind === 'keychain' ? { ...one, secret } : one));
  try {
    await storeKeyFile(folder, { ...file, slots });
    return { code: 'keychain-renewed', message: 'The keychain entry was renewed.' };
  } catch {
    return NOT_RENEWED;
  }
}
