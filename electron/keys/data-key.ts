/** The data key: 32 random bytes that encrypt the ledger file, known to no person. */
import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { KeyError } from './errors.ts';
import type { KeyEntry, KeyFile } from './key-file.ts';
import { KEY_BYTES } from './seal.ts';
import { wipe } from './wipe.ts';

const CHECK_BYTES = 16;

/** A random identifier such as `key-0123456789abcdef`. */
export function newIdentifier(prefix: 'key' | 'slot' | 'ledger'): string {
  return `${prefix}-${randomBytes(8).toString('hex')}`;
}

/** A value that tells whether a data key is the right one, and says nothing about it otherwise. Base64 of 16 bytes. */
function keyCheck(ledger: string, keyId: string, dataKey: Uint8Array): string {
  const check = hkdfSync('sha256', dataKey, ledger, `root-ledger key check v1 ${keyId}`, CHECK_BYTES);
  return Buffer.from(check).toString('base64');
}

/** Is this the data key of that entry? Constant time. */
export function isDataKey(ledger: string, entry: KeyEntry, dataKey: Uint8Array): boolean {
  const expected = Buffer.from(entry.check, 'base64');
  const actual = Buffer.from(keyCheck(ledger, entry.id, dataKey), 'base64');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

export interface NewDataKey {
  readonly entry: KeyEntry;
  readonly key: Buffer;
}

/** A fresh random data key and its entry for the key file. */
export function newDataKey(ledger: string, now: Date): NewDataKey {
  const key = randomBytes(KEY_BYTES);
  const id = newIdentifier('key');
  return { key, entry: { id, created: now.toISOString(), check: keyCheck(ledger, id, key) } };
}

/** One data key in the clear. */
export interface OpenKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Something that whoever unlocked the ledger should be told. */
export interface KeyNotice {
  readonly code:
    | 'previous-key-file-used'
    | 'keychain-renewed'
    | 'keychain-not-renewed'
    | 'rekey-finished'
    | 'rekey-undone'
    | 'slots-changed'
    | 'slots-unproven';
  readonly message: string;
}

/** The data keys that a slot gave: one, or two while a change of the data key is unsettled (current first). */
export interface UnlockedKeys {
  readonly slot: string;
  readonly keys: readonly [OpenKey, ...OpenKey[]];
  readonly notices: readonly KeyNotice[];
  /** Overwrites the keys with zeros. */
  wipe(): void;
}

export function unlockedKeys(
  slot: string,
  keys: readonly [OpenKey, ...OpenKey[]],
  notices: readonly KeyNotice[] = [],
): UnlockedKeys {
  return { slot, keys, notices, wipe: () => wipe(...keys.map((one) => one.key)) };
}

/** Throws `key-mismatch` unless the unlocked keys are those of this key file, `rekey-unfinished` while two are in use. */
export function assertCurrent(file: KeyFile, unlocked: UnlockedKeys): OpenKey {
  const entry = file.keys[0];
  if (file.keys.length !== 1 || !entry) {
    throw new KeyError(
      'rekey-unfinished',
      'A change of the encryption key was interrupted. Open the ledger once to settle it, then try again.',
    );
  }
  const open = unlocked.keys.find((one) => one.id === entry.id);
  if (!open || !isDataKey(file.ledger, entry, open.key)) {
    throw new KeyError(
      'key-mismatch',
      'The key file has changed since the ledger was unlocked. Lock it, then unlock again.',
    );
  }
  return open;
}
