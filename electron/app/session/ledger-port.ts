/** The session's ledger: the worker thread, spoken to in the name of the person who is logged in to this computer. */
import { userInfo } from 'node:os';
import { LedgerClient } from '../../ledger/client.ts';
import { acquireLock } from '../../ledger/instance-lock.ts';
import { ledgerLocation, prepareFolders } from '../../ledger/location.ts';
import type { OpenLedger } from './ports.ts';

/** Who is named in the log of changes. */
function actor(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown user';
  }
}

/** Told of each ledger that is opened, with its data key, and of its end. Whoever keeps the key wipes it then. */
export interface KeyKeeper {
  opened(folder: string, dataKey: Uint8Array): void;
  closed(folder: string): void;
}

/** Opens ledgers in the worker of this file; the folder's lock is held as long as the ledger is open. */
export function ledgerInWorker(workerFile: string, keeper?: KeyKeeper): OpenLedger {
  return async ({ folder, dataKey, create }) => {
    const location = ledgerLocation(folder);
    try {
      await prepareFolders(location);
      const lock = await acquireLock(location.lock, 'the Root Ledger window');
      try {
        const client = await LedgerClient.open(workerFile, { folder, create, now: null }, dataKey);
        const who = actor();
        keeper?.opened(folder, dataKey);
        client.onGone(() => {
          keeper?.closed(folder);
          void lock.release();
        });
        return {
          request: (channel, request) => client.request(channel, request, who),
          internal: (name, request) => client.internal(name, request, who),
          close: async () => {
            await client.close();
            keeper?.closed(folder);
            await lock.release();
          },
          onChange: (listener) => client.onChange(listener),
          onLost: (listener) => client.onGone(listener),
        };
      } catch (error) {
        await lock.release();
        throw error;
      }
    } finally {
      dataKey.fill(0);
    }
  };
}
