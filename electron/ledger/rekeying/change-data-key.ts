/**
 * Re-encrypts the whole ledger under a new data key. The work is done on a copy, which replaces the file in one step, so
 * that the file is wholly under one key at every instant and a crash leaves the old or the new, never a mixture.
 */
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ChangeOptions } from '../../keys/change.ts';
import type { UnlockedKeys } from '../../keys/data-key.ts';
import { syncFolder } from '../../keys/durable-write.ts';
import { beginRekey, finishRekey, type RekeySecrets } from '../../keys/rekey.ts';
import { connectionErrorOf } from '../connection-errors.ts';
import { WITNESS_FILE, Witness } from '../witness.ts';
import { copyOf, type MakeCopy, removeCopy } from './encrypted-copy.ts';

/** Whichever key a crash leaves in force finds a witness of its own. */
function witnessUnder(folder: string, from: Buffer, to: Buffer): void {
  const before = new Witness(join(folder, WITNESS_FILE), from);
  const after = new Witness(join(folder, WITNESS_FILE), to);
  const seen = before.read();
  if (typeof seen === 'object') after.keep(seen.head, { beside: before });
  for (const witness of [before, after]) witness.wipe();
}

export interface ChangeDataKeyOptions extends ChangeOptions {
  /** Shows the new recovery key before anything depends on it; rejecting gives the change up. */
  readonly confirmRecoveryKey?: (recoveryKey: string) => Promise<void>;
}

/**
 * Changes the data key of a ledger that no connection has open; `makeCopy` does the long part, here or in a helper. Answers the
 * new keys and wipes the old. On any error before the copy took the file's place the old key stays in force, on a later one the
 * next unlock settles which it is; the error is thrown (those of `beginRekey` and `openEncrypted`).
 */
export async function changeDataKey(
  file: string,
  keyFolder: string,
  unlocked: UnlockedKeys,
  secrets: RekeySecrets,
  makeCopy: MakeCopy,
  options: ChangeDataKeyOptions = {},
): Promise<UnlockedKeys> {
  const { step = () => {} } = options;
  const begun = await beginRekey(keyFolder, unlocked, secrets, options);
  const copy = copyOf(file);
  try {
    if (begun.recoveryKey) await options.confirmRecoveryKey?.(begun.recoveryKey);
    await makeCopy({ file, copy, from: begun.from.key, to: begun.to.key }, step);
    witnessUnder(dirname(file), begun.from.key, begun.to.key);
    step('replace');
    await rename(copy, file);
  } catch (error) {
    await removeCopy(file);
    await finishRekey(keyFolder, begun.unlocked, begun.from.id);
    begun.unlocked.wipe();
    throw connectionErrorOf(error) ?? error;
  }
  // From here on the file is under the new key: giving up the new one would lose the ledger.
  try {
    step('replaced');
    await syncFolder(dirname(file));
    const settled = await finishRekey(keyFolder, begun.unlocked, begun.to.id, options);
    unlocked.wipe();
    return settled;
  } finally {
    begun.unlocked.wipe();
  }
}
