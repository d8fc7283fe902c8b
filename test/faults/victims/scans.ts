/** Scans AWS (the environment leads to a simulated one). Says each account that is stored as done. Arguments: folder, key. */
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { memoryOf } from '../../../electron/ledger/in-process.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { runScan } from '../../../electron/scan/scan.ts';
import { given, say } from './say.ts';

const host = new LedgerHost(openLedgerDatabase(given(0), Buffer.from(given(1), 'hex')));
const { sink, store } = memoryOf(host, 'fault');
say('ready');
for (;;)
  await runScan({
    caller: {},
    pacing: 'none',
    now: () => new Date(),
    sink,
    store: {
      ...store,
      done: async (runId, outcomes) => {
        await store.done(runId, outcomes);
        for (const { account } of outcomes) say(account);
      },
    },
  });
