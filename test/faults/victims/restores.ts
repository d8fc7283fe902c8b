/** Restores two backups in turn. Says each that is in place. Arguments: folder, recovery key, backup A, backup B. */
import { restoreStaged } from '../../../electron/backup/restore.ts';
import { stageBackup } from '../../../electron/backup/staged.ts';
import { given, say } from './say.ts';

const folder = given(0);
say('ready');
for (let turn = 0; ; turn += 1) {
  const which = turn % 2 === 0 ? 'A' : 'B';
  const file = given(which === 'A' ? 2 : 3);
  const staged = await stageBackup(folder, file, { with: 'recovery', recoveryKey: given(1) });
  await restoreStaged(folder, staged, { actor: 'fault', now: new Date() });
  staged.unlocked.wipe();
  say(which);
}
