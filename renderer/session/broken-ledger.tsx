/** A ledger that cannot be opened: what is wrong, that nothing was deleted, and which copies there are. */
import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { SessionState } from '../../shared/ipc/session.ts';
import { moment } from '../design/dates.ts';
import { Trouble } from '../design/trouble.tsx';
import { useAction, useRequest } from '../ipc/requests.ts';
import { RestoreDialog, type RestoreWanted, useChosenBackup } from '../settings/security/restore-dialog.tsx';
import classes from './session.module.css';
import { SessionFrame } from './session-frame.tsx';

export function BrokenLedger({ state }: { state: Extract<SessionState, { phase: 'broken' }> }) {
  const session = useRequest('session.state', undefined);
  const accept = useAction('session.accept-loss');
  const [restore, setRestore] = useState<RestoreWanted | null>(null);
  const choose = useChosenBackup(setRestore);
  const { problem, backups } = state;
  return (
    <SessionFrame title="The ledger cannot be opened" lead={problem.message} wide folder={state.folder}>
      <Stack gap="lg">
        {problem.hint && <div>{problem.hint}</div>}
        <div className="muted">Nothing was deleted or changed. The files are where they were.</div>
        {backups.length > 0 && (
          <div>
            <div style={{ fontWeight: 500, marginBottom: '0.375rem' }}>Backups in this folder, newest first</div>
            <ul className={`${classes.backups} numeric`}>
              {backups.map((backup) => (
                <li key={backup.file}>
                  <span className="clip">{backup.file}</span>
                  <span className="faint">{moment(backup.at)}</span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() =>
                      setRestore({
                        source: { from: 'folder', name: backup.file },
                        backup: { name: backup.file, made: backup.at },
                      })
                    }
                  >
                    Restore…
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {problem.detail && <div className="faint mono">{problem.detail}</div>}
        {problem.code === 'ledger-behind' && (
          <div className="muted">
            You can go on with what is here. The log will say that you did, and how many entries were missing.
          </div>
        )}
        <Trouble error={choose.error ?? accept.error} />
        <Group justify="flex-end">
          {problem.code === 'ledger-behind' && (
            <Button variant="default" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
              Go on without them…
            </Button>
          )}
          <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate(undefined)}>
            Restore a backup from a file…
          </Button>
          <Button loading={session.isFetching} onClick={() => void session.refetch()}>
            Try again
          </Button>
        </Group>
      </Stack>
      {restore !== null && <RestoreDialog wanted={restore} onClose={() => setRestore(null)} />}
    </SessionFrame>
  );
}
