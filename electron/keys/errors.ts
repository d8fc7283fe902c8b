import { type ErrorCode, LedgerError } from '../../shared/ipc/result.ts';

/** What can go wrong with keys, finer than the codes that cross to the window. */
export type KeyProblem =
  /** No key file where the ledger is, or none of the kind of slot asked for. */
  | 'no-key'
  | 'already-exists'
  | 'wrong-passphrase'
  | 'wrong-recovery-key'
  /** Cannot be a recovery key at all: a typing error, found without trying it. */
  | 'malformed-recovery-key'
  | 'passphrase-too-short'
  | 'passphrase-too-weak'
  | 'passphrase-not-text'
  | 'throttled'
  | 'key-file-damaged'
  | 'key-file-from-newer-version'
  | 'key-file-not-writable'
  | 'disk-full'
  /** Derivation parameters outside the range that this version accepts. */
  | 'parameters-refused'
  | 'keychain-unavailable'
  | 'keychain-changed'
  | 'keychain-lost'
  | 'slot-exists'
  | 'no-such-slot'
  | 'last-slot'
  /** A change of the data key was interrupted; opening the ledger settles it. */
  | 'rekey-unfinished'
  | 'no-rekey'
  /** A slot cannot follow to the new data key because its secret was not given. */
  | 'slot-secret-needed'
  /** The data key in hand is not the one that this key file holds. */
  | 'key-mismatch';

/** The code that the window and the command line know each problem by. */
const CODE_OF: Record<KeyProblem, ErrorCode> = {
  'no-key': 'no-key',
  'already-exists': 'ledger-exists',
  'wrong-passphrase': 'wrong-passphrase',
  'wrong-recovery-key': 'wrong-passphrase',
  'malformed-recovery-key': 'invalid-request',
  'passphrase-too-short': 'invalid-request',
  'passphrase-too-weak': 'invalid-request',
  'passphrase-not-text': 'invalid-request',
  throttled: 'wait',
  'key-file-damaged': 'ledger-damaged',
  'key-file-from-newer-version': 'ledger-newer',
  'key-file-not-writable': 'read-only',
  'disk-full': 'disk-full',
  'parameters-refused': 'ledger-damaged',
  'keychain-unavailable': 'keychain-changed',
  'keychain-changed': 'keychain-changed',
  'keychain-lost': 'keychain-changed',
  'slot-exists': 'conflict',
  'no-such-slot': 'not-found',
  'last-slot': 'refused',
  'rekey-unfinished': 'conflict',
  'no-rekey': 'conflict',
  'slot-secret-needed': 'refused',
  'key-mismatch': 'conflict',
};

/** Facts that help to explain an error. Never key material. */
export interface KeyErrorDetails {
  readonly retryAfterMs?: number;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly slot?: string;
}

/** An error about keys. Its message is calm, complete and safe to show; it never holds a secret. */
export class KeyError extends LedgerError {
  readonly problem: KeyProblem;
  readonly details: KeyErrorDetails;

  constructor(problem: KeyProblem, message: string, details: KeyErrorDetails = {}) {
    super(CODE_OF[problem], message, { detail: details.reason ? `${problem}: ${details.reason}` : problem });
    this.name = 'KeyError';
    this.problem = problem;
    this.details = details;
  }
}

/** The system's name of a file error (such as ENOSPC), or undefined if the value is not one. */
export function systemCode(error: unknown): string | undefined {
  if (error instanceof LedgerError || !(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
