/** Backups: the list, a new one, looking into one, restoring it. */
import type { AppServices, HandlersOf } from './handlers.ts';
import { secretOf } from './secret.ts';

type Names =
  | 'backup.state'
  | 'backup.make'
  | 'backup.save'
  | 'backup.choose'
  | 'backup.opened'
  | 'backup.put-away'
  | 'backup.preview'
  | 'backup.restore';

export function backupHandlers({ trust }: AppServices): HandlersOf<Names> {
  const { backups } = trust;
  return {
    'backup.state': () => backups.state(),
    'backup.make': () => backups.make(),
    'backup.save': () => backups.save(),
    'backup.choose': () => backups.choose(),
    'backup.opened': () => backups.opened(),
    'backup.put-away': () => backups.putAway(),
    'backup.preview': ({ source, secret }) => backups.preview(source, secretOf(secret)),
    'backup.restore': ({ source, secret }) => backups.restore(source, secretOf(secret)),
  };
}
