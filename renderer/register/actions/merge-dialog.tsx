/** Two that are one: both side by side, which one stays, and one step that can be undone. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import type { RegisterKind, SubjectView } from '../../../shared/ipc/channels/register.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';
import { Failed, Loading } from '../../design/feedback.tsx';
import { Table } from '../../design/table.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { count } from '../../design/words.ts';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { sayDone } from '../edit/said.tsx';
import { FieldValue } from '../field-value.tsx';
import { FIELDS } from '../fields.ts';
import { KIND_SCREENS } from '../kinds.ts';
import { ENTRY_LISTS } from '../members/entry-lists.ts';

export interface MergeDialogProps {
  readonly kind: RegisterKind;
  readonly a: string;
  readonly b: string;
  readonly because?: string;
  onClose(): void;
  onDone(): void;
}

export function MergeDialog({ kind, a, b, because, onClose, onDone }: MergeDialogProps) {
  const [swapped, setSwapped] = useState(false);
  const [into, from] = swapped ? [b, a] : [a, b];
  const kept = useRequest('register.get', { kind, key: into });
  const gone = useRequest('register.get', { kind, key: from });
  const merge = useAction('register.merge', ({ seq }) => {
    sayDone(`Merged ${from} into ${into}.`, seq);
    onDone();
  });
  const error = kept.error ?? gone.error;
  return (
    <Modal opened onClose={onClose} title={`Merge two ${KIND_SCREENS[kind].many}`} size="xl">
      <Stack gap="md">
        <div className="muted">
          {because && <>They look like one: {because}. </>}
          Everything that names the second then names the first. Its addresses and names are kept as other names, and
          nothing of its history is lost.
        </div>
        {error && <Failed error={error} />}
        {kept.data && gone.data ? (
          <Comparison kind={kind} kept={kept.data} gone={gone.data} />
        ) : (
          !error && <Loading lines={5} />
        )}
        <Trouble error={merge.error} />
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={15} stroke={1.6} />}
            onClick={() => setSwapped(!swapped)}
          >
            Keep the other one
          </Button>
          <Group>
            <Button variant="default" onClick={onClose} data-autofocus>
              Cancel
            </Button>
            <Button
              loading={merge.isPending}
              disabled={!kept.data || !gone.data}
              onClick={() => merge.mutate({ kind, into, from })}
            >
              Merge
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

function Comparison({ kind, kept, gone }: { kind: RegisterKind; kept: SubjectView; gone: SubjectView }) {
  const list = ENTRY_LISTS[kind];
  const heldIn = (view: SubjectView, field: string) =>
    view.fields.find((one) => one.field === field && one.item === '')?.value ?? null;
  const specs = FIELDS[kind].filter(({ field }) => heldIn(kept, field) !== null || heldIn(gone, field) !== null);
  const entries = (view: SubjectView) => view.fields.filter((one) => one.item !== '').length;
  return (
    <Table
      heads={[
        { title: 'What', spoken: true },
        {
          title: 'Stays',
          shown: (
            <>
              Stays: <span className="numeric">{kept.row.key}</span>
            </>
          ),
        },
        {
          title: 'Becomes the same',
          shown: (
            <>
              Becomes the same: <span className="numeric">{gone.row.key}</span>
            </>
          ),
        },
      ]}
      slim
    >
      {specs.map((spec) => (
        <tr key={spec.field}>
          <th scope="row">{fieldLabel(kind, spec.field)}</th>
          <td>
            <FieldValue spec={spec} value={heldIn(kept, spec.field)} named={kept.named} />
          </td>
          <td>
            <FieldValue spec={spec} value={heldIn(gone, spec.field)} named={gone.named} />
          </td>
        </tr>
      ))}
      {list && (
        <tr>
          <th scope="row">{list.title}</th>
          <td className="numeric">{count(entries(kept), 'entry', 'entries')}</td>
          <td className="numeric">{count(entries(gone), 'entry', 'entries')}</td>
        </tr>
      )}
      <tr>
        <th scope="row">Accounts</th>
        <td className="numeric">{count(kept.row.accounts, 'account')}</td>
        <td className="numeric">{count(gone.row.accounts, 'account')}</td>
      </tr>
    </Table>
  );
}
