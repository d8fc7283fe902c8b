/** One field of many subjects at once: what to set, what that changes, one step that can be undone. */
import { Button, Modal, SegmentedControl, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { AnswerOf, RequestOf } from '../../../shared/ipc/contract.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Failed, Loading } from '../../design/feedback.tsx';
import { Table } from '../../design/table.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { count } from '../../design/words.ts';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { FieldControl } from '../edit/field-control.tsx';
import { sayDone } from '../edit/said.tsx';
import { FieldValue } from '../field-value.tsx';
import type { FieldSpec } from '../fields.ts';
import { FIELDS } from '../fields.ts';
import { KIND_SCREENS } from '../kinds.ts';
import classes from '../register.module.css';

/** Fields that differ from one subject to the next by their nature. */
const OWN = new Set(['name', 'label', 'serial', 'aliases', 'email', 'vaultItems', 'unmatchedSignIns', 'linkedAccount']);

type Mode = 'add' | 'replace' | 'remove';
const MODES: readonly { readonly value: Mode; readonly label: string }[] = [
  { value: 'add', label: 'Add to the list' },
  { value: 'replace', label: 'Replace the list' },
  { value: 'remove', label: 'Take out of the list' },
];

export interface BulkDialogProps {
  readonly kind: RegisterKind;
  readonly keys: readonly string[];
  /** The field to begin with. */
  readonly field?: string;
  onClose(): void;
  onDone(): void;
}

export function BulkDialog({ kind, keys, field: first, onClose, onDone }: BulkDialogProps) {
  const { one, many } = KIND_SCREENS[kind];
  const specs = FIELDS[kind].filter(({ field }) => !OWN.has(field));
  const [field, setField] = useState(first ?? specs[0]?.field ?? '');
  const [mode, setMode] = useState<Mode>('add');
  const [value, setValue] = useState<Json>(null);
  const spec = specs.find((candidate) => candidate.field === field);
  const list = spec?.control === 'references';
  const request = requestFor(kind, keys, field, list ? mode : 'replace', value);
  const preview = useRequest('register.bulk-preview', request ?? NO_EDIT(kind, keys), {
    enabled: request !== null,
    keepPrevious: true,
  });
  const bulk = useAction('register.bulk', ({ seq, changed }) => {
    sayDone(`Set ${fieldLabel(kind, field).toLowerCase()} of ${count(changed, one, many)}.`, seq);
    onDone();
  });
  const changing = request === null ? 0 : (preview.data?.changing ?? 0);
  return (
    <Modal opened onClose={onClose} title={`Set a field of ${count(keys.length, one, many)}`} size="lg">
      <Stack gap="md">
        <Select
          label="Field"
          data={specs.map((candidate) => ({ value: candidate.field, label: fieldLabel(kind, candidate.field) }))}
          value={field}
          allowDeselect={false}
          data-autofocus
          onChange={(next) => {
            setField(next ?? '');
            setValue(null);
          }}
        />
        {list && (
          <SegmentedControl
            aria-label="What to do with the list"
            data={[...MODES]}
            value={mode}
            onChange={(next) => setMode(next as Mode)}
          />
        )}
        {spec && (
          <FieldControl
            key={field}
            spec={spec}
            label={fieldLabel(kind, field)}
            labelled
            value={value}
            onChange={setValue}
          />
        )}
        {request !== null && preview.error && <Failed error={preview.error} />}
        {request !== null && preview.data === undefined && !preview.error && <Loading lines={3} />}
        {request !== null && spec && preview.data && <Preview spec={spec} preview={preview.data} kind={kind} />}
        <Trouble error={bulk.error} />
        <DialogFoot onBack={onClose}>
          <Button
            disabled={changing === 0 || preview.isPlaceholderData}
            loading={bulk.isPending}
            onClick={() => request !== null && bulk.mutate(request)}
          >
            {changing === 0 ? 'Nothing changes' : `Change ${count(changing, one, many)}`}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

const NO_EDIT = (kind: RegisterKind, keys: readonly string[]): RequestOf<'register.bulk-preview'> => ({
  kind,
  keys: [...keys],
  set: {},
  add: {},
  remove: {},
});

/** The request, or null while there is nothing to set yet. */
function requestFor(
  kind: RegisterKind,
  keys: readonly string[],
  field: string,
  mode: Mode,
  value: Json,
): RequestOf<'register.bulk-preview'> | null {
  const nothing = NO_EDIT(kind, keys);
  if (field === '' || value === null || value === '') return null;
  if (mode === 'replace') return { ...nothing, set: { [field]: value } };
  if (!Array.isArray(value) || value.length === 0) return null;
  const list = value.filter((entry): entry is string => typeof entry === 'string');
  return mode === 'add' ? { ...nothing, add: { [field]: list } } : { ...nothing, remove: { [field]: list } };
}

function Preview({
  spec,
  preview,
  kind,
}: {
  spec: FieldSpec;
  preview: AnswerOf<'register.bulk-preview'>;
  kind: RegisterKind;
}) {
  const { changes, unchanged, named } = preview;
  const { one, many } = KIND_SCREENS[kind];
  return (
    <section aria-label="What changes">
      {changes.length > 0 && (
        <div className={classes.preview}>
          <Table heads={[one.charAt(0).toUpperCase() + one.slice(1), 'Now', 'Then']}>
            {changes.map((change) => (
              <tr key={change.key}>
                <th scope="row">{change.name}</th>
                <td>
                  <FieldValue spec={spec} value={change.fields[0]?.before ?? null} named={named} />
                </td>
                <td>
                  <FieldValue spec={spec} value={change.fields[0]?.after ?? null} named={named} />
                </td>
              </tr>
            ))}
          </Table>
        </div>
      )}
      {unchanged > 0 && <div className="faint">{count(unchanged, one, many)} already so</div>}
    </section>
  );
}
