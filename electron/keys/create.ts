import type { Argon2Parameters } from './argon2.ts';
import { newDataKey, newIdentifier, type UnlockedKeys, unlockedKeys } from './data-key.ts';
import type { StepHook } from './durable-write.ts';
import { KeyError } from './errors.ts';
import { FORMAT, type KeyFile, type Slot, VERSION } from './key-file.ts';
import { hasKeyFile, storeKeyFile } from './key-store.ts';
import type { Keychain } from './keychain.ts';
import { draftKeychainSlot } from './keychain-slot.ts';
import { newPassphrase } from './passphrase.ts';
import { formatRecoveryKey, generateRecoveryKey } from './recovery-key.ts';
import { withProof } from './slot-proof.ts';
import { type Draft, draftPassphraseSlot, draftRecoverySlot, withWraps } from './slots.ts';
import { tuneParameters } from './tuning.ts';
import { wipe } from './wipe.ts';

export interface CreateOptions {
  /** UTF-8. Wiped before the promise settles, whatever happens. At least 8 characters. */
  readonly passphrase: Uint8Array;
  /** Also unlock with this keychain. Must be a real one. */
  readonly keychain?: Keychain | undefined;
  /** Default: tuned to about half a second on this machine. */
  readonly parameters?: Argon2Parameters | undefined;
  readonly now?: Date;
  readonly step?: StepHook;
}

export interface CreatedKeyFile {
  readonly unlocked: UnlockedKeys;
  /** To show once and to print; not stored anywhere. */
  readonly recoveryKey: string;
}

/**
 * Creates the key file of a new ledger in `folder` (which must exist), with a passphrase slot, a recovery slot and, if
 * asked, a keychain slot. Throws `already-exists`, `passphrase-too-short`, `passphrase-too-weak`, `passphrase-not-text`, `keychain-unavailable`,
 * `parameters-refused`, `key-file-not-writable`.
 */
export async function createKeyFile(folder: string, options: CreateOptions): Promise<CreatedKeyFile> {
  const { passphrase, keychain, now = new Date(), step } = options;
  const toWipe: Uint8Array[] = [passphrase];
  try {
    const canonical = await newPassphrase(passphrase);
    toWipe.push(canonical);
    if (await hasKeyFile(folder)) {
      throw new KeyError('already-exists', 'There is a ledger in this folder already. Nothing was changed.');
    }
    const ledger = newIdentifier('ledger');
    const recovery = generateRecoveryKey();
    toWipe.push(recovery);
    const drafts: Draft[] = [];
    if (keychain) drafts.push(await draftKeychainSlot(keychain, now));
    const parameters = options.parameters ?? (await tuneParameters());
    drafts.unshift(await draftPassphraseSlot(canonical, parameters, now), draftRecoverySlot(recovery, now));
    toWipe.push(...drafts.map((draft) => draft.slotKey));

    const { entry, key } = newDataKey(ledger, now);
    const keys = [{ id: entry.id, key }] as const;
    const slots: Slot[] = drafts.map((draft) => withWraps(ledger, draft.slot, draft.slotKey, keys));
    const file: KeyFile = withProof({ format: FORMAT, version: VERSION, ledger, keys: [entry], slots }, keys);
    try {
      await storeKeyFile(folder, file, step);
    } catch (error) {
      wipe(key);
      throw error;
    }
    return { unlocked: unlockedKeys(slots[0]?.id ?? '', keys), recoveryKey: formatRecoveryKey(recovery) };
  } finally {
    wipe(...toWipe);
  }
}
