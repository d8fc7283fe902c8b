/** Writes and backs up in turn. Says how many changes each finished backup must hold. Arguments: folder, key. */
import { makeRollingBackup } from '../../../electron/backup/rolling.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { addPerson } from '../ledgers.ts';
import { given, say } from './say.ts';

const folder = given(0);
const key = Buffer.from(given(1), 'hex');
const host = new LedgerHost(openLedgerDatabase(folder, key));
say('ready');
for (let number = 0; ; number += 1) {
  addPerson(host, `new-${number}`);
  const { file } = await makeRollingBackup({ folder, key, app: 'fault', now: new Date(), keep: 3 });
  say(`${number} ${file}`);
}
