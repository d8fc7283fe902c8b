/** The way out without this app: the bare data key, for any SQLCipher 4 reader. See docs/open-with-sqlcipher.md. */
import { KeyError } from './errors.ts';
import { parseKeyFile } from './key-file.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { openSlot, recoverySlotKey } from './slots.ts';
import { slotsOf } from './unlock.ts';
import { wipe } from './wipe.ts';

/** A data key as 64 hexadecimal digits: what SQLCipher takes as a raw key. */
export interface RawKey {
  readonly id: string;
  readonly hex: string;
}

/**
 * The data keys that the recovery key opens in the text of a key file: one, or two (old, new) while a change of the key
 * was interrupted. Whoever sees them can read the ledger. Throws `malformed-recovery-key`, `wrong-recovery-key`, `no-key`
 * and what parsing throws.
 */
export function exportRawKey(keyFileText: string, typedRecoveryKey: string): readonly RawKey[] {
  const file = parseKeyFile(keyFileText);
  const recovery = parseRecoveryKey(typedRecoveryKey);
  try {
    const slots = slotsOf(file, 'recovery');
    if (slots.length === 0) throw new KeyError('no-key', 'This ledger has no recovery key.');
    for (const slot of slots) {
      const slotKey = recoverySlotKey(slot, recovery);
      const keys = openSlot(file, slot, slotKey);
      wipe(slotKey);
      if (!keys) continue;
      const raw = keys.map(({ id, key }) => ({ id, hex: key.toString('hex') }));
      wipe(...keys.map((one) => one.key));
      return raw;
    }
    throw new KeyError('wrong-recovery-key', 'This is a recovery key, but not the one of this ledger.');
  } finally {
    wipe(recovery);
  }
}
