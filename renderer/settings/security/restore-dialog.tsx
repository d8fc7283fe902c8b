/** Restoring a backup: open it with its own secret, see what is in it, then put it in the ledger's place. */
import { Button, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { BackupRow, BackupSource, BackupView } from '../../../shared/ipc/channels/backup.ts';
import { moment } from '../../design/dates.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { numeral } from '../../design/locale.ts';
import { Trouble } from '../../design/trouble.tsx';
import { useAction } from '../../ipc/requests.ts';
import { type Secret, SecretFields, secretOf, useSecret } from './secret-fields.tsx';
import classes from './security.module.css';

export interface RestoreWanted {
  readonly source: BackupSource;
  /** What is known of it without its key. */
  readonly backup: Pick<BackupRow, 'made' | 'name'>;
}

/** Ask for a backup file in a dialog; `onChosen` gets it. */
export function useChosenBackup(onChosen: (wanted: RestoreWanted) => void) {
  return useAction('backup.choose', (chosen) => {
    if (chosen !== null) onChosen({ source: { from: 'chosen', id: chosen.id }, backup: chosen.backup });
  });
}

export function RestoreDialog({ wanted, onClose }: { wanted: RestoreWanted; onClose: () => void }) {
  const { source, backup } = wanted;
  const [draft, setDraft] = useSecret();
  const [opened, setOpened] = useState<{ view: BackupView; secret: Secret } | null>(null);
  const client = useQueryClient();
  const look = useAction('backup.preview', (view, request) => setOpened({ view, secret: request.secret }));
  const restore = useAction('backup.restore', ({ aside }) => {
    notifications.show({
      autoClose: false,
      message:
        aside === null ? 'The backup is restored.' : `The backup is restored. The ledger before it is in ${aside}`,
    });
    void client.invalidateQueries();
    onClose();
  });
  const secret = secretOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (secret !== null) look.mutate({ source, secret });
  };
  const title = `Backup of ${moment(backup.made)}`;
  if (opened !== null)
    return (
      <Modal opened onClose={onClose} title={title} closeOnClickOutside={!restore.isPending}>
        <Stack gap="md">
          <Contents view={opened.view} />
          {opened.view.sameLedger === false && (
            <strong>It is a backup of another ledger than the one that is here now.</strong>
          )}
          <div>
            Restoring puts it in the place of the ledger that is here, with the passphrase and recovery key of that
            time. The ledger that is here is moved aside, not deleted.
          </div>
          <Trouble error={restore.error} />
          <DialogFoot onBack={onClose} busy={restore.isPending} backFirst>
            <Button loading={restore.isPending} onClick={() => restore.mutate({ source, secret: opened.secret })}>
              Restore this backup
            </Button>
          </DialogFoot>
        </Stack>
      </Modal>
    );
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">
            A backup opens with the passphrase or recovery key that was in force when it was made. Until then its date
            is what the file says of itself.
          </div>
          <SecretFields
            draft={draft}
            ways={['passphrase', 'recovery']}
            onChange={setDraft}
            passphraseLabel="Passphrase of that time"
          />
          <Trouble error={look.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" loading={look.isPending} disabled={secret === null}>
              Look inside
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

function Contents({ view }: { view: BackupView }) {
  const { content, made, app, proven } = view;
  const rows: readonly (readonly [string, string])[] = [
    [proven ? 'Made' : 'Made, it says of itself', moment(made)],
    [proven ? 'By' : 'By, it says of itself', `Version ${app}, schema ${content.schema}`],
    ['Accounts', numeral(content.accounts)],
    ['People', numeral(content.people)],
    [
      'Last change',
      content.lastEntry === null
        ? 'None'
        : `Entry ${content.lastEntry.seq} of the log, ${moment(content.lastEntry.at)}, by ${content.lastEntry.actor}`,
    ],
    ['Checked', 'Every byte, the database and the log: whole'],
  ];
  return (
    <dl className={`${classes.what} numeric`}>
      {rows.map(([label, words]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
