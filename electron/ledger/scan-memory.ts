/** The scan engine's sink and memory, over a ledger in this process or in the worker: both ask the same requests. */
import type { ScanSink, ScanStore } from '../scan/engine/store.ts';
import type { InternalAnswer, InternalName, InternalRequest } from './internal.ts';

export type AskLedger = <Name extends InternalName>(
  name: Name,
  request: InternalRequest<Name>,
) => Promise<InternalAnswer<Name>>;

export function scanMemory(ask: AskLedger): { sink: ScanSink; store: ScanStore } {
  return {
    sink: {
      write: (batches) => ask('scan.write', batches),
      listed: (organization, accounts) => ask('scan.listed', { organization, accounts }),
    },
    store: {
      unfinished: (scope) => ask('scan.unfinished', scope),
      outcomes: (scope) => ask('scan.outcomes', scope),
      begin: (run) => ask('scan.begin', run),
      done: (runId, outcomes) => ask('scan.done', { runId, outcomes }),
      finish: (runId, summary) => ask('scan.finish', { runId, summary }),
    },
  };
}
