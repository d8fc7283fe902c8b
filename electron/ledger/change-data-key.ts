/**
 * Re-encrypts the whole ledger under a new data key. The work is done on a copy, which replaces the file in one step, so
 * that the file is wholly under one key at every instant and a crash leaves the old or the new, never a mixture.
 */
import { existsSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ChangeOptions } from '../keys/change.ts';
import type { UnlockedKeys } from '../keys/data-key.ts';
import { syncFolder } from '../keys/durable-write.ts';
import { beginRekey, finishRekey, type RekeyBegun, type RekeySecrets } from '../keys/rekey.ts';
import { openEncrypted } from './connection.ts';
import { ConnectionError, connectionErrorOf } from './connection-errors.ts';

export interface ChangeDataKeyOptions extends ChangeOptions {
  /** Shows the new recovery key before anything depends on it; rejecting gives the change up. */
  readonly confirmRecoveryKey?: (recoveryKey: string) => Promise<void>;
}

/**
 * Changes the data key of a ledger that no connection has open. Answers the new keys and wipes the old. On any error the old
 * key stays in force and the error is thrown (those of `beginRekey` and `openEncrypted`).
 */
export async function changeDataKey(
  file: string,
  keyFolder: string,
  unlocked: UnlockedKeys,
  secrets: RekeySecrets,
  options: ChangeDataKeyOptions = {},
): Promise<UnlockedKeys> {
  const begun = await beginRekey(keyFolder, unlocked, secrets, options);
  const copy = `${file}.rekey`;
  try {
    if (begun.recoveryKey) await options.confirmRecoveryKey?.(begun.recoveryKey);
    await reencrypt(file, copy, begun, options.step ?? (() => {}));
  } catch (error) {
    await rm(copy, { force: true });
    await finishRekey(keyFolder, begun.unlocked, begun.from.id);
    begun.unlocked.wipe();
    throw connectionErrorOf(error) ?? error;
  }
  options.step?.('replaced');
  const settled = await finishRekey(keyFolder, begun.unlocked, begun.to.id, options);
  begun.unlocked.wipe();
  unlocked.wipe();
  return settled;
}

async function reencrypt(file: string, copy: string, { from, to }: RekeyBegun, step: (name: string) => void) {
  const before = openEncrypted(file, from.key);
  before.pragma('wal_checkpoint(TRUNCATE)');
  before.close();
  // With changes left in the log, the copy would lack them, and the log would not fit the new file.
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) throw new ConnectionError('locked');
  await rm(copy, { force: true });
  step('copy');
  await copyFile(file, copy);

  const working = openEncrypted(copy, from.key);
  try {
    working.pragma('journal_mode = DELETE');
    const raw = Buffer.concat([Buffer.from('raw:', 'latin1'), to.key]);
    working.rekey(raw);
    raw.fill(0);
  } finally {
    working.close();
  }
  step('check');
  const after = openEncrypted(copy, to.key);
  try {
    if (after.pragma('integrity_check', { simple: true }) !== 'ok') throw new ConnectionError('damaged');
  } finally {
    after.close();
  }
  const handle = await open(copy, 'r+');
  await handle.sync();
  await handle.close();
  step('replace');
  await rename(copy, file);
  await syncFolder(dirname(file));
}
