/** Writes one change after the other. Arguments: folder, key. */
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { addPerson } from '../ledgers.ts';
import { given, say } from './say.ts';

const host = new LedgerHost(openLedgerDatabase(given(0), Buffer.from(given(1), 'hex')));
say('ready');
for (let number = 0; ; number += 1) {
  addPerson(host, `new-${number}`);
  say(`new-${number}`);
}
