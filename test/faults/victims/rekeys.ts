/** Changes the data key again and again. Says each new recovery key before it is relied on. Arguments: folder, recovery key. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadHelpers } from '../../../electron/helpers/threads.ts';
import { unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { changeDataKey } from '../../../electron/ledger/rekeying/change-data-key.ts';
import { copyInHelper } from '../../../electron/ledger/rekeying/helper.ts';
import { given, say } from './say.ts';

const WORKER = new URL('../../../electron/ledger/rekeying/worker.ts', import.meta.url);
const makeCopy = copyInHelper(threadHelpers, fileURLToPath(WORKER));
const folder = given(0);
let unlocked = await unlockWithRecoveryKey(folder, given(1));
say('ready');
for (;;) {
  unlocked = await changeDataKey(join(folder, 'ledger.db'), folder, unlocked, {}, makeCopy, {
    confirmRecoveryKey: async (recoveryKey) => say(`key ${recoveryKey}`),
  });
  say('done');
}
