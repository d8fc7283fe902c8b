/** What the app was started with: `--demo`, `--ledger=DIR`, a backup to look into. Chromium's own switches pass by. */
import { resolve } from 'node:path';
import { backupIn } from './given-files.ts';

export interface AppArguments {
  /** Open the sample company at once. */
  readonly demo: boolean;
  /** The folder of the ledger; null for the default one. */
  readonly ledger: string | null;
  /** A backup file to look into; null for none. */
  readonly backup: string | null;
}

export function appArguments(argv: readonly string[], workingFolder: string): AppArguments {
  const prefix = '--ledger=';
  const folder = argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  return {
    demo: argv.includes('--demo'),
    ledger: folder === undefined || folder === '' ? null : resolve(workingFolder, folder),
    backup: backupIn(argv, workingFolder),
  };
}
