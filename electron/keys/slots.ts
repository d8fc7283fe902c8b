/** Slots: one way each to the data key. A slot has its own key, which wraps the data key. */
import { hkdfSync, randomBytes } from 'node:crypto';
import { type Argon2Parameters, deriveKey } from './argon2.ts';
import { isDataKey, newIdentifier, type OpenKey } from './data-key.ts';
import { FORMAT, type KeyFile, SALT_BYTES, type Slot, type SlotOf, VERSION, type Wrap } from './key-file.ts';
import { KEY_BYTES, seal, unseal } from './seal.ts';

const RECOVERY_INFO = 'root-ledger recovery slot v1';

/**
 * What a wrapped key is bound to: the ledger, the key's identity and the slot's whole header. Changing any of them makes
 * the slot fail to open. (A keychain slot's `secret` may be renewed by the system and is bound by its own content.)
 */
function contextOf(ledger: string, slot: Slot, keyId: string): string {
  const header = slot.kind === 'keychain' ? { backend: slot.backend } : { kdf: canonicalKdf(slot) };
  return JSON.stringify([FORMAT, VERSION, ledger, slot.id, slot.kind, header, keyId]);
}

function canonicalKdf(slot: SlotOf<'passphrase' | 'recovery'>): readonly unknown[] {
  if (slot.kind === 'recovery') return [slot.kdf.algorithm, slot.kdf.salt];
  const { algorithm, salt, memoryKiB, iterations, parallelism } = slot.kdf;
  return [algorithm, salt, memoryKiB, iterations, parallelism];
}

/** The slot with `dataKeys` wrapped under `slotKey`, in place of the wraps it had. */
export function withWraps<S extends Slot>(
  ledger: string,
  slot: S,
  slotKey: Uint8Array,
  dataKeys: readonly OpenKey[],
): S {
  const wraps: Wrap[] = dataKeys.map(({ id, key }) => ({
    key: id,
    ...seal(slotKey, key, contextOf(ledger, slot, id)),
  }));
  return { ...slot, wraps };
}

/**
 * The data keys that `slotKey` opens in this slot, in the file's order, or null if it opens none or anything opened fails
 * its key check.
 */
export function openSlot(file: KeyFile, slot: Slot, slotKey: Uint8Array): readonly [OpenKey, ...OpenKey[]] | null {
  const opened: OpenKey[] = [];
  for (const entry of file.keys) {
    const wrapped = slot.wraps.find((one) => one.key === entry.id);
    if (!wrapped) continue;
    const key = unseal(slotKey, wrapped, contextOf(file.ledger, slot, entry.id));
    if (!key || !isDataKey(file.ledger, entry, key)) {
      for (const one of opened) one.key.fill(0);
      key?.fill(0);
      return null;
    }
    opened.push({ id: entry.id, key });
  }
  const [first, ...rest] = opened;
  return first ? [first, ...rest] : null;
}

/** A slot being made: its header without wraps, and its key, which the caller wipes. */
export interface Draft<S extends Slot = Slot> {
  readonly slot: S;
  readonly slotKey: Buffer;
}

/** Draft of a passphrase slot. `canonical`: from `newPassphrase`. */
export async function draftPassphraseSlot(
  canonical: Uint8Array,
  parameters: Argon2Parameters,
  now: Date,
): Promise<Draft<SlotOf<'passphrase'>>> {
  const salt = randomBytes(SALT_BYTES);
  const slotKey = await deriveKey(canonical, salt, parameters);
  const { memoryKiB, iterations, parallelism } = parameters;
  const kdf = { algorithm: 'argon2id' as const, salt: salt.toString('base64'), memoryKiB, iterations, parallelism };
  const header = { id: newIdentifier('slot'), created: now.toISOString(), wraps: [] };
  return { slot: { ...header, kind: 'passphrase', kdf }, slotKey };
}

/** The key of a passphrase slot, from canonical passphrase bytes. */
export function passphraseSlotKey(slot: SlotOf<'passphrase'>, canonical: Uint8Array): Promise<Buffer> {
  return deriveKey(canonical, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf);
}

/** Draft of a recovery slot for these recovery key bytes. */
export function draftRecoverySlot(recoveryKey: Uint8Array, now: Date): Draft<SlotOf<'recovery'>> {
  const kdf = { algorithm: 'hkdf-sha256' as const, salt: randomBytes(SALT_BYTES).toString('base64') };
  const header = { id: newIdentifier('slot'), created: now.toISOString(), wraps: [] };
  const slot: SlotOf<'recovery'> = { ...header, kind: 'recovery', kdf };
  return { slot, slotKey: recoverySlotKey(slot, recoveryKey) };
}

/** The key of a recovery slot. 160 random bits need no slow derivation. */
export function recoverySlotKey(slot: SlotOf<'recovery'>, recoveryKey: Uint8Array): Buffer {
  const salt = Buffer.from(slot.kdf.salt, 'base64');
  return Buffer.from(hkdfSync('sha256', recoveryKey, salt, RECOVERY_INFO, KEY_BYTES));
}
