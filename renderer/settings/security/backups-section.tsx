/** Backups: when they are made, the list of them, one more, and restoring one. */
import { Button, Select, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArchive } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupRow, BackupState } from '../../../shared/ipc/channels/backup.ts';
import type { AppSettings } from '../../../shared/ipc/settings.ts';
import { moment } from '../../design/dates.ts';
import { Answered, EmptyState, Failed } from '../../design/feedback.tsx';
import { fileSize } from '../../design/locale.ts';
import { Section } from '../../design/page.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { RestoreDialog, type RestoreWanted, useChosenBackup } from './restore-dialog.tsx';
import { Row } from './row.tsx';
import classes from './security.module.css';

/** Of a backup that is dated later than tomorrow. */
const AHEAD = 'dated in the future: a clock was wrong, or somebody put it here; it is kept and not counted';

const EVERY_HOURS = [1, 4, 12, 24];

export function BackupsSection({ sample }: { sample: boolean }) {
  const state = useRequest('backup.state', undefined);
  const settings = useRequest('app.settings', undefined);
  return (
    <>
      {!sample && settings.data && <Schedule settings={settings.data} />}
      <Answered request={state}>{(answer) => <Backups state={answer} />}</Answered>
    </>
  );
}

function Schedule({ settings }: { settings: AppSettings }) {
  const change = useAction('app.change-settings');
  const hours = [...new Set([...EVERY_HOURS, settings.backupEveryHours])].sort((a, b) => a - b);
  return (
    <Section title="Automatic backups">
      <Row
        name="Back up this ledger"
        more="Encrypted like the ledger, checked before it counts; when something changed, and when you lock or quit."
      >
        <Switch
          aria-label="Back up this ledger"
          checked={settings.automaticBackups}
          onChange={(event) => change.mutate({ automaticBackups: event.currentTarget.checked })}
        />
      </Row>
      <Row name="At most" more={`The newest ${settings.backupsKept} are kept, one of each of 7 days and of 4 weeks.`}>
        <Select
          aria-label="How often backups are made at most"
          w="11rem"
          allowDeselect={false}
          disabled={!settings.automaticBackups}
          value={String(settings.backupEveryHours)}
          onChange={(value) => change.mutate({ backupEveryHours: Number(value) })}
          data={hours.map((every) => ({
            value: String(every),
            label: every === 1 ? 'Every hour' : every === 24 ? 'Every day' : `Every ${every} hours`,
          }))}
        />
      </Row>
      <Trouble error={change.error} />
    </Section>
  );
}

function Backups({ state }: { state: BackupState }) {
  const [restore, setRestore] = useState<RestoreWanted | null>(null);
  const make = useAction('backup.make');
  const save = useAction('backup.save', (saved) => {
    if (saved !== null) notifications.show({ message: `Backed up and checked: ${saved.file}` });
  });
  const choose = useChosenBackup(setRestore);
  return (
    <Section
      title="Backups"
      aside={
        <div style={{ display: 'flex', gap: '0.5rem' }}>
          <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate(undefined)}>
            Restore a file…
          </Button>
          <Button
            variant="default"
            disabled={!state.possible}
            loading={save.isPending}
            onClick={() => save.mutate(undefined)}
          >
            Back up to a file…
          </Button>
          <Button
            disabled={!state.possible}
            loading={make.isPending || state.running}
            onClick={() => make.mutate(undefined)}
          >
            Back up now
          </Button>
        </div>
      }
    >
      {state.problem !== null && (
        <div style={{ padding: '0.75rem 1rem' }}>
          <strong>The last automatic backup failed.</strong> {state.problem.message}{' '}
          <span className="muted">{state.problem.hint}</span>
        </div>
      )}
      {[make, save, choose].map((action, index) =>
        action.error ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: three actions in fixed order
          <Failed key={index} error={action.error} />
        ) : null,
      )}
      {state.backups.length === 0 ? (
        <EmptyState icon={IconArchive} title="No backups yet">
          The first one is made when something has changed. Copies on this disk do not survive it: back up to a file on
          another drive from time to time.
        </EmptyState>
      ) : (
        <div className={classes.scroll}>
          {state.backups.map((backup) => (
            <Row key={backup.name} name={moment(backup.made)} more={describe(backup)}>
              <Button
                variant="default"
                onClick={() => setRestore({ source: { from: 'folder', name: backup.name }, backup })}
              >
                Look inside…
              </Button>
            </Row>
          ))}
        </div>
      )}
      {restore !== null && <RestoreDialog wanted={restore} onClose={() => setRestore(null)} />}
    </Section>
  );
}

function describe({ bytes, app, schema, automatic, name, ahead }: BackupRow): string {
  const size = fileSize(bytes);
  const from = `version ${app}, schema ${schema}`;
  const parts = [automatic ? null : name, size, from, ahead ? AHEAD : null];
  return parts.filter((part) => part !== null).join(' · ');
}
