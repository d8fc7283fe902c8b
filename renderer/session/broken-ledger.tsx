/** A ledger that cannot be opened: what is wrong, that nothing was deleted, and which copies there are. */
import { Button, Group, Stack } from '@mantine/core';
import type { SessionState } from '../../shared/ipc/session.ts';
import { moment } from '../design/dates.ts';
import { useRequest } from '../ipc/requests.ts';
import classes from './session.module.css';
import { SessionFrame } from './session-frame.tsx';

export function BrokenLedger({ state }: { state: Extract<SessionState, { phase: 'broken' }> }) {
  const session = useRequest('session.state', undefined);
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
                </li>
              ))}
            </ul>
          </div>
        )}
        {problem.detail && <div className="faint mono">{problem.detail}</div>}
        <Group justify="flex-end">
          <Button loading={session.isFetching} onClick={() => void session.refetch()}>
            Try again
          </Button>
        </Group>
      </Stack>
    </SessionFrame>
  );
}
