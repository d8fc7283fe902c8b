/** Backup files that the app is given from outside: on its command line, by a second start, by the macOS Finder. Pure. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { BACKUP_EXTENSION } from '../backup/make-backup.ts';

const MOST_PATH_CHARS = 4096;

export function isBackupFile(argument: string): boolean {
  return !argument.startsWith('-') && argument.endsWith(BACKUP_EXTENSION) && argument.length <= MOST_PATH_CHARS;
}

/** The backup among the arguments, as a whole path; null for none. The last one counts: it stands where systems put it. */
export function backupIn(argv: readonly string[], workingFolder: string): string | null {
  const found = argv.slice(1).findLast(isBackupFile);
  return found === undefined ? null : resolve(workingFolder, found);
}

/** What a second start hands over to the app that runs already. */
export interface HandedOver {
  readonly backup: string | null;
}

const handedOver = z.strictObject({ backup: z.string().refine(isBackupFile).nullable() });

/** What was handed over, or nothing if it is anything else: it comes from another process. */
export function handedOverIn(data: unknown): HandedOver {
  const parsed = handedOver.safeParse(data);
  return parsed.success ? parsed.data : { backup: null };
}
