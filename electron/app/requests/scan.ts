/** AWS: who calls, what it may do, and running a scan. */
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

type Names =
  | 'aws.profiles'
  | 'aws.caller'
  | 'aws.checks'
  | 'aws.policy'
  | 'scan.start'
  | 'scan.cancel'
  | 'scan.continue'
  | 'scan.state';

function notHere(): never {
  throw new LedgerError('refused', 'This build of Root Ledger does not scan.');
}

export function scanHandlers(_app: AppServices): HandlersOf<Names> {
  return {
    'aws.profiles': notHere,
    'aws.caller': notHere,
    'aws.checks': notHere,
    'aws.policy': notHere,
    'scan.start': notHere,
    'scan.cancel': notHere,
    'scan.continue': notHere,
    'scan.state': () => ({ progress: null }),
  };
}
