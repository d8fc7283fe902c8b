/** Ledgers among the temporary files: the throw-away one of the sample, and a copy of one that lies where nothing can be written. */
import { existsSync, lstatSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type LedgerLocation, ledgerLocation } from './location.ts';
import { takeOsLock } from './os-lock.ts';

export const SAMPLE_PREFIX = 'root-ledger-sample-';
const COPY_PREFIX = 'root-ledger-copy-';
/** One without a lock may be about to take it. */
const YOUNG_MS = 10 * 60_000;

/** Removes what killed processes of this user left: folders whose lock nobody holds. Never throws. */
export async function clearScratchLedgers(parent: string = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => [] as string[]);
  for (const name of names.filter((one) => one.startsWith(SAMPLE_PREFIX) || one.startsWith(COPY_PREFIX)))
    try {
      const folder = join(parent, name);
      const found = lstatSync(folder);
      if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) continue;
      const guard = join(folder, 'ledger.guard');
      if (!existsSync(guard)) {
        if (Date.now() - found.mtimeMs < YOUNG_MS) continue;
      } else {
        const lock = takeOsLock(guard);
        if (lock === null) continue;
        lock.release();
      }
      await rm(folder, { recursive: true, force: true });
    } catch {
      // Another process is at it, or it is gone.
    }
}

/** A copy of a ledger, with its journal, to be read where its own folder cannot be written to. Encrypted as it is. */
export async function copyToRead(location: LedgerLocation): Promise<LedgerLocation> {
  const copy = ledgerLocation(await mkdtemp(join(tmpdir(), COPY_PREFIX)));
  try {
    const files = [
      location.database,
      `${location.database}-wal`,
      location.witness,
      location.keys,
      `${location.keys}.previous`,
    ];
    for (const file of files) if (existsSync(file)) await copyFile(file, join(copy.folder, basename(file)));
    return copy;
  } catch (error) {
    await rm(copy.folder, { recursive: true, force: true });
    throw error;
  }
}
