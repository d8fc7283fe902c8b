/** Answers across the boundary: errors are data, never thrown over IPC (which would lose their type). */
import type { AwsTrouble } from './aws-trouble.ts';

export const ERROR_CODES = [
  'invalid-request',
  'forbidden-sender',
  'unknown-channel',
  'locked',
  'wrong-passphrase',
  'wait',
  'no-key',
  'keychain-changed',
  'ledger-missing',
  'ledger-exists',
  'ledger-damaged',
  'ledger-newer',
  'ledger-behind',
  'ledger-in-use',
  'disk-full',
  'read-only',
  'not-found',
  'conflict',
  'unsafe',
  'refused',
  'aws-unreachable',
  'aws-refused',
  'aws-session-expired',
  'clock',
  'busy',
  'cancelled',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error the user can act on. `message` is a calm sentence; `hint` says the way forward. Neither holds a secret. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string | undefined;
  /** For support: a request id, a field path. */
  readonly detail?: string | undefined;
  /** Where AWS could not be asked: the cause in one word, the profile, and the command that mends it. */
  readonly aws?: AwsTrouble | undefined;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** The error to throw inside a room; it becomes a `Failure` at the boundary. */
export class LedgerError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly detail: string | undefined;
  readonly aws: AwsTrouble | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: { hint?: string; detail?: string; aws?: AwsTrouble; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'LedgerError';
    this.code = code;
    this.hint = more.hint;
    this.detail = more.detail;
    this.aws = more.aws;
  }
}

/** The error that a failure was, to throw it on where it arrives from another room or process. */
export function errorOf({ code, message, hint, detail, aws }: Failure): LedgerError {
  return new LedgerError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { detail }),
    ...(aws === undefined ? {} : { aws }),
  });
}

/** What is told of any thrown value: a known failure as it is, everything else without its text (which may quote data). */
export function failureOf(error: unknown): Failure {
  if (error instanceof LedgerError)
    return { code: error.code, message: error.message, hint: error.hint, detail: error.detail, aws: error.aws };
  const name = error instanceof Error ? error.name : typeof error;
  return {
    code: 'internal',
    message: 'Something went wrong inside Root Ledger.',
    hint: 'Look whether what you did last is there before you try again. If it happens again, export the log under Help and tell us.',
    detail: name,
  };
}
