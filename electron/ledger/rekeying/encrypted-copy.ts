/** A copy of the ledger under another key, checked and on the disk. The ledger itself is only read. */
import { existsSync, statSync } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { openEncrypted } from '../connection.ts';
import { ConnectionError } from '../connection-errors.ts';

/** What is being done: copying, encrypting the copy, checking it. */
export const COPY_STEPS = ['copy', 'encrypt', 'check'] as const;
export type CopyStep = (typeof COPY_STEPS)[number];

export interface CopyWanted {
  readonly file: string;
  /** From `copyOf(file)`. */
  readonly copy: string;
  readonly from: Buffer;
  readonly to: Buffer;
}

/** Makes the copy. Throws what `openEncrypted` and the file system throw; what it left of the copy is the caller's to remove. */
export type MakeCopy = (wanted: CopyWanted, step: (name: CopyStep) => void) => Promise<void>;

/** Where the copy of a ledger's file is made: beside it, so that it can take its place in one step. */
export function copyOf(file: string): string {
  return `${file}.rekey`;
}

/** Remove what an interrupted change left. A journal that stayed would be rolled back into the next copy. */
export async function removeCopy(file: string): Promise<void> {
  for (const end of ['', '-journal']) await rm(`${copyOf(file)}${end}`, { force: true });
}

export const makeCopy: MakeCopy = async ({ file, copy, from, to }, step) => {
  const before = openEncrypted(file, from);
  before.pragma('wal_checkpoint(TRUNCATE)');
  before.close();
  // With changes left in the log, the copy would lack them, and the log would not fit the new file.
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) throw new ConnectionError('locked');
  await removeCopy(file);
  step('copy');
  await copyFile(file, copy);

  step('encrypt');
  const working = openEncrypted(copy, from);
  try {
    working.pragma('journal_mode = DELETE');
    const raw = Buffer.concat([Buffer.from('raw:', 'latin1'), to]);
    working.rekey(raw);
    raw.fill(0);
  } finally {
    working.close();
  }
  step('check');
  const after = openEncrypted(copy, to);
  try {
    if (after.pragma('integrity_check', { simple: true }) !== 'ok') throw new ConnectionError('damaged');
  } finally {
    after.close();
  }
  const handle = await open(copy, 'r+');
  await handle.sync();
  await handle.close();
};
