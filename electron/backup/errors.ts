/** What can be wrong with a backup, told apart so that each has its own way forward. */
import { type ErrorCode, LedgerError } from '../../shared/ipc/result.ts';

export type BackupProblem =
  | 'not-a-backup'
  | 'damaged'
  | 'newer'
  | 'unreadable'
  /** The copy that was just made did not pass its check. */
  | 'check-failed'
  /** The key file beside the ledger does not open it, so a backup with it would be worthless. */
  | 'foreign-keys';

const TELL: Record<BackupProblem, readonly [ErrorCode, message: string, hint: string]> = {
  'not-a-backup': [
    'invalid-request',
    'This file is not a backup of Root Ledger.',
    'Choose a file that ends in .root-ledger-backup. Nothing was changed.',
  ],
  damaged: [
    'ledger-damaged',
    'This backup is damaged.',
    'Choose another one; older backups are independent of it. Nothing was changed.',
  ],
  newer: [
    'ledger-newer',
    'This backup was made by a newer version of Root Ledger.',
    'Install the current version to restore it. Nothing was changed.',
  ],
  unreadable: [
    'not-found',
    'The backup cannot be read.',
    'Check that its drive is connected and that the file is yours to read.',
  ],
  'check-failed': [
    'ledger-damaged',
    'The copy did not pass its check, so it does not count as a backup. Earlier backups are untouched.',
    'Verify the ledger under Settings, and check the disk.',
  ],
  'foreign-keys': [
    'conflict',
    'The key file beside the ledger does not open it, so no backup was made.',
    'Lock the ledger, put the right keys.json back, then unlock again.',
  ],
};

/** An error about a backup: a calm message, a hint, and a reason that never quotes data. */
export class BackupError extends LedgerError {
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem, reason?: string, cause?: unknown) {
    const [code, message, hint] = TELL[problem];
    super(code, message, { hint, detail: reason === undefined ? problem : `${problem}: ${reason}`, cause });
    this.name = 'BackupError';
    this.problem = problem;
  }
}
