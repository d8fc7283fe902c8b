/**
 * Changing the data key itself, after which no older copy of the key file and no key read out before opens the ledger.
 *
 * Three steps, each durable: `beginRekey` wraps old and new key side by side; the caller re-encrypts the database;
 * `finishRekey` drops the key that lost. After a crash in between, unlocking gives both keys, the one that opens the
 * database is the winner, and `finishRekey` with it settles the matter.
 */

import { type ChangeOptions, draftSlot } from './change.ts';
import {
  assertCurrent,
  isDataKey,
  type KeyNotice,
  newDataKey,
  type OpenKey,
  type UnlockedKeys,
  unlockedKeys,
} from './data-key.ts';
import { KeyError } from './errors.ts';
import type { KeyFile, Slot, SlotKind } from './key-file.ts';
import { loadKeyFile, storeKeyFile } from './key-store.ts';
import type { Keychain } from './keychain.ts';
import { canonicalPassphrase } from './passphrase.ts';
import { withProof } from './slot-proof.ts';
import { openSlot, passphraseSlotKey, withWraps } from './slots.ts';
import { slotsOf } from './unlock.ts';
import { wipe } from './wipe.ts';

/** How each kind of slot follows to the new key. A slot left out is dropped when the change is finished. */
export interface RekeySecrets {
  /** UTF-8; wiped before the promise settles. */
  readonly passphrase?: Uint8Array | undefined;
  /** Make a new recovery key (default true). The old one ends with the old data key. */
  readonly newRecoveryKey?: boolean;
  readonly keychain?: Keychain | undefined;
  /** Kinds of slot that may end with the old key. Any other slot without its secret is an error. */
  readonly drop?: readonly SlotKind[];
}

export interface RekeyBegun {
  /** Old and new key, in this order. Re-encrypt the database from the first to the second, then finish. */
  readonly unlocked: UnlockedKeys;
  readonly from: OpenKey;
  readonly to: OpenKey;
  /** To show once, before the database is re-encrypted. */
  readonly recoveryKey: string | null;
}

/**
 * Begins a change of the data key. Throws `wrong-passphrase`, `slot-secret-needed`, `rekey-unfinished`, `key-mismatch`,
 * `last-slot`, `keychain-unavailable`, `key-file-not-writable`; then nothing has changed.
 */
export async function beginRekey(
  folder: string,
  unlocked: UnlockedKeys,
  secrets: RekeySecrets,
  options: ChangeOptions = {},
): Promise<RekeyBegun> {
  const now = options.now ?? new Date();
  const toWipe: Uint8Array[] = secrets.passphrase ? [secrets.passphrase] : [];
  const handedOut: Uint8Array[] = [];
  try {
    const { file } = await loadKeyFile(folder);
    const current = assertCurrent(file, unlocked);
    const from = { id: current.id, key: Buffer.from(current.key) };
    const fresh = newDataKey(file.ledger, now);
    const to = { id: fresh.entry.id, key: fresh.key };
    const both = [from, to] as const;
    handedOut.push(from.key, to.key);
    const slots: Slot[] = [...file.slots];
    const put = (slot: Slot, slotKey: Buffer) => {
      toWipe.push(slotKey);
      const at = slots.findIndex((one) => one.id === slot.id);
      slots.splice(at === -1 ? slots.length : at, at === -1 ? 0 : 1, withWraps(file.ledger, slot, slotKey, both));
    };

    if (secrets.passphrase) {
      const followed = await openPassphrase(file, secrets.passphrase, toWipe);
      put(followed.slot, followed.slotKey);
    }
    let recoveryKey: string | null = null;
    if (secrets.newRecoveryKey !== false) {
      const draft = await draftSlot({ kind: 'recovery' }, now);
      recoveryKey = draft.recoveryKey ?? null;
      put({ ...draft.slot, pending: true }, draft.slotKey);
    }
    if (secrets.keychain) {
      const draft = await draftSlot({ kind: 'keychain', keychain: secrets.keychain }, now);
      put({ ...draft.slot, pending: true }, draft.slotKey);
    }
    assertAllFollow(slots, to.id, secrets.drop ?? []);
    const first = file.keys[0];
    const keys = first ? [first, fresh.entry] : [fresh.entry];
    await storeKeyFile(folder, withProof({ ...file, keys, slots }, both), options.step);
    return { unlocked: unlockedKeys(unlocked.slot, both), from, to, recoveryKey };
  } catch (error) {
    wipe(...handedOut);
    throw error;
  } finally {
    wipe(...toWipe);
  }
}

async function openPassphrase(file: KeyFile, passphrase: Uint8Array, toWipe: Uint8Array[]) {
  const [slot] = slotsOf(file, 'passphrase');
  if (!slot) throw new KeyError('no-key', 'This ledger is not set up to be unlocked with a passphrase.');
  const canonical = canonicalPassphrase(passphrase);
  toWipe.push(canonical);
  const slotKey = await passphraseSlotKey(slot, canonical);
  toWipe.push(slotKey);
  const opened = openSlot(file, slot, slotKey);
  if (!opened) throw new KeyError('wrong-passphrase', 'The passphrase does not open this ledger. Nothing was changed.');
  wipe(...opened.map((one) => one.key));
  return { slot, slotKey };
}

function assertAllFollow(slots: readonly Slot[], newKey: string, drop: readonly SlotKind[]): void {
  const follows = (slot: Slot) => slot.wraps.some((one) => one.key === newKey);
  const kinds = new Set(slots.filter(follows).map((slot) => slot.kind));
  const left = slots.find((slot) => !kinds.has(slot.kind) && !drop.includes(slot.kind));
  if (left) {
    throw new KeyError(
      'slot-secret-needed',
      `To change the encryption key, also give what opens the ${left.kind} slot, or agree to remove that slot.`,
      { slot: left.kind },
    );
  }
  if (!kinds.has('passphrase') && !kinds.has('recovery')) {
    throw new KeyError('last-slot', 'A passphrase or a recovery key must remain. Nothing was changed.');
  }
}

const FINISHED: KeyNotice = {
  code: 'rekey-finished',
  message: 'The change of the encryption key is complete.',
};
const UNDONE: KeyNotice = {
  code: 'rekey-undone',
  message: 'An interrupted change of the encryption key was undone; the old key and the old recovery key stay.',
};

/**
 * Ends a change of the data key: `winner` is the identifier of the key that opens the database. Slots that hold only the
 * other key, or were made for it, are dropped. Safe to repeat. Throws `no-rekey` if that key is not in the file.
 */
export async function finishRekey(
  folder: string,
  unlocked: UnlockedKeys,
  winner: string,
  options: ChangeOptions = {},
): Promise<UnlockedKeys> {
  const { file } = await loadKeyFile(folder);
  const entry = file.keys.find((one) => one.id === winner);
  const open = unlocked.keys.find((one) => one.id === winner);
  if (!entry || !open || !isDataKey(file.ledger, entry, open.key)) {
    throw new KeyError('no-rekey', 'The key file knows no such key. Nothing was changed.');
  }
  const won = { id: winner, key: Buffer.from(open.key) };
  if (file.keys.length === 1) return unlockedKeys(unlocked.slot, [won], unlocked.notices);
  const forward = file.keys[1]?.id === winner;
  const slots = file.slots
    .filter((slot) => slot.wraps.some((one) => one.key === winner) && (forward || !slot.pending))
    .map(({ pending: _, ...slot }) => ({ ...slot, wraps: slot.wraps.filter((one) => one.key === winner) }) as Slot);
  await storeKeyFile(folder, withProof({ ...file, keys: [entry], slots }, [won]), options.step);
  return unlockedKeys(unlocked.slot, [won], [...unlocked.notices, forward ? FINISHED : UNDONE]);
}
