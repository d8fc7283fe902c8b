/** Changes the data key again and again. Says each new recovery key before it is relied on. Arguments: folder, recovery key. */
import { join } from 'node:path';
import { unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { changeDataKey } from '../../../electron/ledger/change-data-key.ts';
import { given, say } from './say.ts';

const folder = given(0);
let unlocked = await unlockWithRecoveryKey(folder, given(1));
say('ready');
for (;;) {
  unlocked = await changeDataKey(
    join(folder, 'ledger.db'),
    folder,
    unlocked,
    {},
    {
      confirmRecoveryKey: async (recoveryKey) => say(`key ${recoveryKey}`),
    },
  );
  say('done');
}
