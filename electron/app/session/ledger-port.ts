/** The session's ledger: a helper, spoken to in the name of the person who is logged in to this computer. */
import type { Helpers } from '../../helpers/helper.ts';
import type { Notice } from '../../ipc/answering.ts';
import { LedgerClient } from '../../ledger/client.ts';
import { acquireLock } from '../../ledger/instance-lock.ts';
import { ledgerLocation, prepareFolders } from '../../ledger/location.ts';
import { operator } from '../../ledger/operator.ts';
import type { OpenLedger } from './ports.ts';

/** Told of each ledger that is opened, with its data key, and of its end. Whoever keeps the key wipes it then. */
export interface KeyKeeper {
  opened(folder: string, dataKey: Uint8Array): void;
  closed(folder: string): void;
}

export interface LedgerPortParts {
  readonly helpers: Helpers;
  /** The built file of the ledger's helper. */
  readonly file: string;
  readonly notice: Notice;
  readonly keeper?: KeyKeeper;
}

/** Opens each ledger in a helper of its own; the folder's lock is held as long as the ledger is open. */
export function ledgerInHelper({ helpers, file, notice, keeper }: LedgerPortParts): OpenLedger {
  return async ({ folder, dataKey, create, lossAccepted = false, actor = operator() }) => {
    const location = ledgerLocation(folder);
    try {
      await prepareFolders(location);
      const lock = await acquireLock(location.lock, 'the Root Ledger window');
      try {
        const settings = { folder, create, lossAccepted, now: null, actor };
        const client = await LedgerClient.open({ helpers, file, settings, dataKey, notice });
        keeper?.opened(folder, dataKey);
        client.onGone(() => {
          keeper?.closed(folder);
          void lock.release();
        });
        return {
          windowLine: () => client.windowLine(),
          helperLine: (prefix) => client.helperLine(prefix),
          internal: (name, request) => client.internal(name, request),
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
