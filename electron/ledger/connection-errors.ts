/** What can go wrong with the database file, told apart so that each has its own way forward. */
import { type ErrorCode, LedgerError } from '../../shared/ipc/result.ts';

export type ConnectionProblem =
  | 'missing'
  | 'already-exists'
  /** The file is there and has no content: a creation that was cut off, or a copy that failed. */
  | 'empty'
  | 'not-encrypted'
  /** The key is proven right, the content is not whole. */
  | 'damaged'
  /** Another ledger's file, or its very beginning is destroyed. */
  | 'wrong-key'
  | 'locked'
  | 'read-only'
  | 'disk-full'
  | 'no-access'
  /** The disk or the network drive failed or went away. */
  | 'disk-error';

const TELL: Record<ConnectionProblem, readonly [ErrorCode, message: string, hint: string]> = {
  missing: ['ledger-missing', 'There is no ledger file here.', 'Restore a backup, or choose the folder that holds it.'],
  'already-exists': ['ledger-exists', 'There is a ledger file here already. Nothing was changed.', 'Open it instead.'],
  empty: ['ledger-damaged', 'The ledger file is empty.', 'Restore the newest backup. The file was left as it is.'],
  'not-encrypted': [
    'ledger-damaged',
    'The ledger file is not encrypted, so it is not one that Root Ledger wrote.',
    'Restore the newest backup. The file was left as it is.',
  ],
  damaged: [
    'ledger-damaged',
    'The key is right, but the ledger file is damaged.',
    'Restore the newest backup. The damaged file is kept.',
  ],
  'wrong-key': [
    'no-key',
    'This key does not open the ledger file: it belongs to another ledger, or its beginning is destroyed.',
    'Put back the key file that belongs to it, or restore a backup. Nothing was changed.',
  ],
  locked: ['busy', 'Another process is using the ledger file.', 'Wait for it to finish, or close it.'],
  'read-only': [
    'read-only',
    'The ledger file or its folder cannot be written to.',
    'Check its permissions and whether the drive is read-only.',
  ],
  'disk-full': ['disk-full', 'The disk is full. The last change was not saved.', 'Free some space, then try again.'],
  'no-access': [
    'read-only',
    'The ledger file cannot be opened.',
    'Check that the folder is there and is yours to read.',
  ],
  'disk-error': [
    'ledger-missing',
    'The disk that holds the ledger failed or is gone. The last change was not saved.',
    'Reconnect the drive, then unlock again.',
  ],
};

/** A database error with a calm message and a hint. `code` is what crosses to the window, `problem` is finer. */
export class ConnectionError extends LedgerError {
  readonly problem: ConnectionProblem;

  constructor(problem: ConnectionProblem, cause?: unknown) {
    const [code, message, hint] = TELL[problem];
    super(code, message, { hint, detail: sqliteCode(cause) ?? problem, cause });
    this.name = 'ConnectionError';
    this.problem = problem;
  }
}

/** SQLite's name of an error, such as `SQLITE_BUSY`, or undefined if the value is not one of its errors. */
export function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof LedgerError || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

const BY_PREFIX: readonly (readonly [prefix: string, ConnectionProblem])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CANTOPEN', 'no-access'],
  ['SQLITE_FORMAT', 'damaged'],
  ['SQLITE_SCHEMA', 'damaged'],
  ['SQLITE_MISMATCH', 'damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'damaged'],
  // The file ends before what it says it holds.
  ['SQLITE_IOERR_SHORT_READ', 'damaged'],
  ['SQLITE_IOERR', 'disk-error'],
];

const NOT_OURS = /no such (table|column|index)|already exists|malformed database schema/;

/**
 * The typed error for something that SQLite threw, at opening or at any later statement on an opened ledger (where the
 * key is known to be right, so that unreadable pages mean damage). Null for errors that are not about the file.
 */
export function connectionErrorOf(error: unknown): ConnectionError | null {
  if (error instanceof ConnectionError) return error;
  const code = sqliteCode(error);
  // Our own statements know our own tables: where one is missing, the file is not built as we build it.
  if (code === 'SQLITE_ERROR' && error instanceof Error && NOT_OURS.test(error.message))
    return new ConnectionError('damaged', error);
  const found = code && BY_PREFIX.find(([prefix]) => code.startsWith(prefix));
  return found ? new ConnectionError(found[1], error) : null;
}
