/** Exit statuses of the command line, for scripts. Source: docs/cli.md. */
import type { ErrorCode } from '../../shared/ipc/result.ts';

export const EXIT_DONE = 0;
export const EXIT_FOUND = 1;
export const EXIT_USAGE = 2;
const EXIT_LOCKED = 3;
export const EXIT_AWS = 4;
export const EXIT_DAMAGED = 5;

const BY_CODE: Partial<Record<ErrorCode, number>> = {
  locked: EXIT_LOCKED,
  'wrong-passphrase': EXIT_LOCKED,
  wait: EXIT_LOCKED,
  'no-key': EXIT_LOCKED,
  'keychain-changed': EXIT_LOCKED,
  'aws-unreachable': EXIT_AWS,
  'aws-refused': EXIT_AWS,
  'aws-session-expired': EXIT_AWS,
  'ledger-damaged': EXIT_DAMAGED,
  'ledger-newer': EXIT_DAMAGED,
  'ledger-behind': EXIT_DAMAGED,
};

/** The status for a failure; everything that is not listed is wrong usage or input. */
export function exitStatusFor(code: ErrorCode): number {
  return BY_CODE[code] ?? EXIT_USAGE;
}
