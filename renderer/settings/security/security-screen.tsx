/** What keeps the ledger safe: the ways to unlock it, its encryption key, its backups, and what the app noted of itself. */
import { Page } from '../../design/page.tsx';
import { useRequest } from '../../ipc/requests.ts';
import classes from '../settings.module.css';
import { AppLogSection } from './app-log-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LockingSection } from './locking-section.tsx';

export default function SecurityScreen() {
  const session = useRequest('session.state', undefined);
  const sample = session.data?.phase === 'open' && session.data.sample;
  return (
    <Page
      title="Keys & backups"
      subtitle={
        sample
          ? 'The sample company has no keys and no backups: it is gone when it is closed'
          : 'Who can open this ledger, and how it survives a broken disk'
      }
    >
      <div className={classes.column}>
        {!sample && <KeysSection />}
        <BackupsSection sample={sample} />
        <LockingSection />
        <AppLogSection />
      </div>
    </Page>
  );
}
