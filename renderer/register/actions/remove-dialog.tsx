/** Removing something from the register: shows first what still names it. */
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import { KIND_NAMES } from '../../../shared/register/labels.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Answered } from '../../design/feedback.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { count } from '../../design/words.ts';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { sayDone } from '../edit/said.tsx';
import { KIND_SCREENS, subjectPath } from '../kinds.ts';
import classes from '../register.module.css';

export interface RemoveDialogProps {
  readonly kind: RegisterKind;
  readonly subject: string;
  onClose(): void;
  onDone(): void;
}

const NAMED_MOST = 12;

export function RemoveDialog({ kind, subject, onClose, onDone }: RemoveDialogProps) {
  const { one } = KIND_SCREENS[kind];
  const [reason, setReason] = useState('');
  const uses = useRequest('register.uses', { kind, key: subject });
  const remove = useAction('register.remove', ({ seq }) => {
    sayDone(`Removed ${one} ${subject}.`, seq);
    onDone();
  });
  return (
    <Modal opened onClose={onClose} title={`Remove ${subject}?`}>
      <Stack gap="md">
        <Answered request={uses} lines={3}>
          {({ uses: listed, total }) =>
            total === 0 ? (
              <div>
                Nothing names this {one}. What was recorded stays in the history, and removing it can be undone.
              </div>
            ) : (
              <div>
                <p className={classes.paragraph}>
                  {count(total, 'statement')} still {total === 1 ? 'names' : 'name'} this {one}. They would lead
                  nowhere:
                </p>
                <ul className={classes.uses}>
                  {listed.slice(0, NAMED_MOST).map((use) => (
                    <li key={`${use.kind}:${use.key}:${use.label}`}>
                      {use.kind in KIND_SCREENS ? (
                        <Link to={subjectPath(use.kind as RegisterKind, use.key)}>{use.name}</Link>
                      ) : (
                        use.name
                      )}{' '}
                      <span className="faint">
                        {KIND_NAMES[use.kind][0]}, {use.label.toLowerCase()}
                      </span>
                    </li>
                  ))}
                </ul>
                {total > NAMED_MOST && <div className="faint">and {count(total - NAMED_MOST, 'more', 'more')}</div>}
              </div>
            )
          }
        </Answered>
        <TextInput label="Why" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Trouble error={remove.error} />
        <DialogFoot onBack={onClose} backFirst>
          <Button
            color="red"
            disabled={uses.data === undefined}
            loading={remove.isPending}
            onClick={() =>
              remove.mutate({
                kind,
                key: subject,
                force: (uses.data?.total ?? 0) > 0,
                ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
              })
            }
          >
            {(uses.data?.total ?? 0) > 0 ? 'Remove all the same' : 'Remove'}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}
