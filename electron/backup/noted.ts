/** The heads of a ledger that are noted in its folder, away from its database. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerLocation } from '../ledger/location.ts';
import { HeadBook, type NotedHead } from '../ledger/noted-heads.ts';
import { headOf, readArchive } from './manifest.ts';
import { isBackupName } from './rolling.ts';

/** All of them, and the book in which the next are noted. Files that cannot be read as backups say nothing. */
export async function headsNotedIn(folder: string): Promise<{ known: readonly NotedHead[]; book: HeadBook }> {
  const { backups, logs } = ledgerLocation(folder);
  const names = (await readdir(backups).catch(() => [] as string[])).filter(isBackupName);
  const heads = await Promise.all(
    names.map((name) =>
      readArchive(join(backups, name)).then(
        ({ manifest }) => headOf(manifest),
        () => null,
      ),
    ),
  );
  const book = new HeadBook(logs);
  return { known: [...book.read(), ...heads.filter((head) => head !== null)], book };
}
