/** The slot that the operating system's keychain opens. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { newIdentifier } from './data-key.ts';
import { KeyError } from './errors.ts';
import type { SlotOf } from './key-file.ts';
import type { Keychain } from './keychain.ts';
import { KEY_BYTES } from './seal.ts';
import type { Draft } from './slots.ts';
import { wipe } from './wipe.ts';

const WAY_FORWARD = 'Unlock with the passphrase or the recovery key, then turn keychain unlock on again.';

async function assertReal(keychain: Keychain): Promise<string> {
  const state = await keychain.available().catch(() => ({ real: false, backend: 'unknown', reason: undefined }));
  if (state.real) return state.backend;
  const reason = state.reason ?? 'No protected keychain answers on this computer.';
  throw new KeyError('keychain-unavailable', `${reason} Unlock with the passphrase or the recovery key.`, {
    reason,
    from: state.backend,
  });
}

/** Encrypts with the keychain and proves that it decrypts again before anything relies on it. */
async function encryptProven(keychain: Keychain, secret: Uint8Array): Promise<string> {
  const encrypted = await keychain.encrypt(secret);
  const back = await keychain.decrypt(encrypted);
  const same = back.bytes.length === secret.length && timingSafeEqual(back.bytes, secret);
  wipe(back.bytes);
  if (!same) throw new Error('The keychain returned something else than it was given.');
  return Buffer.from(encrypted).toString('base64');
}

/** Draft of a keychain slot. Throws `keychain-unavailable` where there is no real keychain or it fails its proof. */
export async function draftKeychainSlot(keychain: Keychain, now: Date): Promise<Draft<SlotOf<'keychain'>>> {
  const backend = await assertReal(keychain);
  const slotKey = randomBytes(KEY_BYTES);
  try {
    const secret = await encryptProven(keychain, slotKey);
    const header = { id: newIdentifier('slot'), created: now.toISOString(), wraps: [] };
    return { slot: { ...header, kind: 'keychain', backend, secret }, slotKey };
  } catch {
    wipe(slotKey);
    throw new KeyError('keychain-unavailable', 'The keychain did not keep a test secret, so it is not used.', {
      from: backend,
    });
  }
}

export interface KeychainSlotKey {
  readonly slotKey: Buffer;
  /** The slot's `secret` under the keychain's newer key, if it asked for that; null if renewing failed. */
  readonly renewed?: string | null;
}

/**
 * The key of a keychain slot. Throws `keychain-unavailable` (no real keychain now), `keychain-changed` (another one than
 * the slot was made with) or `keychain-lost` (it no longer knows the secret).
 */
export async function keychainSlotKey(slot: SlotOf<'keychain'>, keychain: Keychain): Promise<KeychainSlotKey> {
  const backend = await assertReal(keychain);
  if (backend !== slot.backend) {
    throw new KeyError(
      'keychain-changed',
      `This ledger was set up with the keychain "${slot.backend}", and this session uses "${backend}". ${WAY_FORWARD}`,
      { from: slot.backend, to: backend, slot: slot.id },
    );
  }
  const { bytes, shouldReEncrypt } = await keychain.decrypt(Buffer.from(slot.secret, 'base64')).catch(() => {
    throw lostKeychain(slot);
  });
  const slotKey = Buffer.from(bytes);
  wipe(bytes);
  if (slotKey.length !== KEY_BYTES) {
    wipe(slotKey);
    throw lostKeychain(slot);
  }
  if (!shouldReEncrypt) return { slotKey };
  return { slotKey, renewed: await encryptProven(keychain, slotKey).catch(() => null) };
}

/** The keychain answers, but not with this ledger's secret: it was reset, or the ledger came from another computer. */
export function lostKeychain(slot: SlotOf<'keychain'>): KeyError {
  return new KeyError(
    'keychain-lost',
    `The keychain no longer holds this ledger's secret. It was reset, or the ledger came from elsewhere. ${WAY_FORWARD}`,
    { from: slot.backend, slot: slot.id },
  );
}
