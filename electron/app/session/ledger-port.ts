/** The session's ledger: the worker thread, spoken to in the name of the person who is logged in to this computer. */
import { userInfo } from 'node:os';
import { LedgerClient } from '../../ledger/client.ts';
import type { OpenLedger } from './ports.ts';

/** Who is named in the log of changes. */
function actor(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown user';
  }
}

export function ledgerInWorker(workerFile: string): OpenLedger {
  return async ({ folder, dataKey }) => {
    try {
      const client = await LedgerClient.open(workerFile, { folder, now: null }, dataKey);
      const who = actor();
      return {
        request: (channel, request) => client.request(channel, request, who),
        internal: (name, request) => client.internal(name, request, who),
        close: () => client.close(),
        onChange: (listener) => client.onChange(listener),
        onLost: (listener) => client.onGone(listener),
      };
    } finally {
      dataKey.fill(0);
    }
  };
}
