/** Creates one ledger after the other, beside the folder that is its argument; says each one's place and recovery key. */
import { join } from 'node:path';
import { createLedger } from '../../../electron/ledger/create-ledger.ts';
import { LIGHT, PASSPHRASE } from '../ledgers.ts';
import { given, say } from './say.ts';

say('ready');
for (let number = 0; ; number += 1) {
  const passphrase = new TextEncoder().encode(PASSPHRASE);
  const folder = join(given(0), '..', `new-${number}`);
  const { recoveryKey } = await createLedger(folder, { passphrase, parameters: LIGHT, program: 'a victim' });
  say(`new-${number} ${recoveryKey}`);
}
