/** The scan engine's sink and memory, over a ledger in this process or at the end of a line: both ask the same requests. */
import type { ScanSink, ScanStore } from '../scan/engine/store.ts';
import type { AskLedger } from './helper-line.ts';

export function scanMemory(ask: AskLedger): { sink: ScanSink; store: ScanStore } {
  return {
    sink: {
      write: (batches) => ask('scan.write', batches),
      listed: (organization, accounts) => ask('scan.listed', { organization, accounts }),
    },
    store: {
      unfinished: (scope) => ask('scan.unfinished', scope),
      outcomes: (scope) => ask('scan.outcomes', scope),
      awaited: () => ask('scan.awaited', undefined),
      begin: (run) => ask('scan.begin', run),
      done: (runId, outcomes) => ask('scan.done', { runId, outcomes }),
      finish: (runId, summary) => ask('scan.finish', { runId, summary }),
    },
  };
}
