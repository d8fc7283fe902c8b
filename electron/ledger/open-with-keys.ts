import { dirname, join } from 'node:path';
import type { OpenKey, UnlockedKeys } from '../keys/data-key.ts';
import { loadKeyFile } from '../keys/key-store.ts';
import { finishRekey } from '../keys/rekey.ts';
import { type LedgerDatabase, type OpenOptions, openEncrypted } from './connection.ts';
import { ConnectionError } from './connection-errors.ts';
import { removeCopy } from './rekeying/encrypted-copy.ts';
import { WITNESS_FILE, Witness } from './witness.ts';

export interface OpenedWithKeys {
  readonly database: LedgerDatabase;
  /** What says which entry is the last, by the key that opened it. */
  readonly witness: Witness;
  /** The key that opened it, alone. Replaces the `unlocked` passed in, which has been wiped if it held two keys. */
  readonly unlocked: UnlockedKeys;
}

/**
 * Opens the ledger with whichever of the unlocked keys fits, and settles an interrupted change of the data key by it.
 * `keyFolder` holds the key file. Throws what `openEncrypted` and `finishRekey` throw; then nothing is settled.
 */
export async function openWithKeys(
  file: string,
  keyFolder: string,
  unlocked: UnlockedKeys,
  options: OpenOptions = {},
): Promise<OpenedWithKeys> {
  const { database, winner } = openWithAny(file, unlocked.keys, options);
  const witness = new Witness(join(dirname(file), WITNESS_FILE), winner.key);
  // A reader changes nothing, not even the key file.
  if (options.readonly) return { database, witness, unlocked };
  try {
    // The secret that was used may know one key only while two are in use: an old recovery key knows nothing of the new one.
    if ((await loadKeyFile(keyFolder)).file.keys.length === 1) return { database, witness, unlocked };
    await removeCopy(file);
    const settled = await finishRekey(keyFolder, unlocked, winner.id);
    unlocked.wipe();
    return { database, witness, unlocked: settled };
  } catch (error) {
    database.close();
    throw error;
  }
}

function openWithAny(file: string, keys: readonly OpenKey[], options: OpenOptions) {
  let refused: unknown;
  for (const winner of keys) {
    try {
      return { database: openEncrypted(file, winner.key, options), winner };
    } catch (error) {
      if (!(error instanceof ConnectionError) || error.problem !== 'wrong-key') throw error;
      refused = error;
    }
  }
  throw refused;
}
