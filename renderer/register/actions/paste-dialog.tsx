/** A table from a spreadsheet: pasted, its columns matched, what it would change shown, and written as one step. */
import { Button, Checkbox, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PastePreview } from '../../../shared/ipc/channels/paste.ts';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import { REGISTER_KINDS } from '../../../shared/ipc/channels/register.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Failed, Loading } from '../../design/feedback.tsx';
import { numeral } from '../../design/locale.ts';
import { Trouble } from '../../design/trouble.tsx';
import { count, listed } from '../../design/words.ts';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { sayDone } from '../edit/said.tsx';
import { KIND_SCREENS } from '../kinds.ts';
import classes from '../register.module.css';
import { PasteColumns } from './paste-columns.tsx';
import { PasteRows } from './paste-rows.tsx';

export interface PasteDialogProps {
  readonly kind: RegisterKind;
  onClose(): void;
}

export default function PasteDialog({ kind: first, onClose }: PasteDialogProps) {
  const [kind, setKind] = useState<RegisterKind>(first);
  const [text, setText] = useState('');
  const [columns, setColumns] = useState<readonly (string | null)[] | null>(null);
  const [createMissing, setCreateMissing] = useState(true);
  const request = { kind, text, columns: columns === null ? null : [...columns] };
  const preview = useRequest('paste.preview', request, { enabled: text.trim() !== '', keepPrevious: true });
  const apply = useAction('paste.apply', ({ seq, created, changed }) => {
    const parts = [created > 0 && `recorded ${numeral(created)}`, changed > 0 && `changed ${numeral(changed)}`];
    sayDone(`Table pasted: ${parts.filter(Boolean).join(', ')} ${KIND_SCREENS[kind].many}.`, seq);
    onClose();
  });
  const choose = (next: RegisterKind) => {
    setKind(next);
    setColumns(null);
  };
  const shown = text.trim() === '' ? undefined : preview.data;
  const useful = shown === undefined ? 0 : shown.counts.new + shown.counts.changed;
  return (
    <Modal opened onClose={onClose} title="Paste a table" size="min(72rem, 94vw)">
      <Stack gap="md">
        <Group align="flex-end" gap="md">
          <Select
            label="Each row is one"
            data={REGISTER_KINDS.map((value) => ({ value, label: KIND_SCREENS[value].one }))}
            value={kind}
            allowDeselect={false}
            onChange={(next) => next !== null && choose(next as RegisterKind)}
          />
          {shown && shown.looksLike !== kind && (
            <Button variant="light" onClick={() => choose(shown.looksLike)}>
              It looks like {KIND_SCREENS[shown.looksLike].many}: use that
            </Button>
          )}
        </Group>
        <Textarea
          label="Cells"
          description="Copy them in the spreadsheet, with the line of titles, and paste them here. CSV text will do too."
          autosize
          minRows={shown ? 2 : 8}
          maxRows={shown ? 3 : 12}
          value={text}
          data-autofocus
          classNames={{ input: 'mono' }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setColumns(null);
          }}
        />
        {text.trim() !== '' && preview.error && <Failed error={preview.error} />}
        {text.trim() !== '' && !preview.error && shown === undefined && <Loading lines={4} />}
        {shown && !preview.error && (
          <>
            <PasteColumns
              preview={shown}
              onMatch={(at, field) =>
                setColumns(shown.columns.map((column, place) => matched(column.field, place === at, field)))
              }
            />
            <Counts preview={shown} kind={kind} />
            <PasteRows rows={shown.rows} />
            {shown.missing.length > 0 && (
              <Checkbox
                label={`Also record ${count(shown.missing.length, 'thing')} that the table names: ${listed(shown.missing.map(({ kind: of, key }) => `${KIND_SCREENS[of].one} ${key}`))}`}
                checked={createMissing}
                onChange={(event) => setCreateMissing(event.currentTarget.checked)}
              />
            )}
          </>
        )}
        <Trouble error={apply.error} />
        <DialogFoot onBack={onClose}>
          <Button
            disabled={useful === 0 || preview.isPlaceholderData || preview.error !== null}
            loading={apply.isPending}
            onClick={() => apply.mutate({ ...request, createMissing })}
          >
            {useful === 0 ? 'Nothing to write' : `Write ${count(useful, 'row')}`}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

/** The field of a column after the reader chose `field` for one: no field is filled by two columns. */
function matched(before: string | null, chosen: boolean, field: string | null): string | null {
  if (chosen) return field;
  return before === field ? null : before;
}

function Counts({ preview, kind }: { preview: PastePreview; kind: RegisterKind }) {
  const { counts, cut } = preview;
  const { one, many } = KIND_SCREENS[kind];
  const parts = [
    counts.new > 0 && `${numeral(counts.new)} new`,
    counts.changed > 0 && `${numeral(counts.changed)} changed`,
    counts.same > 0 && `${numeral(counts.same)} as recorded already`,
    counts.problem > 0 && `${numeral(counts.problem)} that cannot be used`,
  ].filter(Boolean);
  return (
    <p className={`${classes.paragraph} numeric`} role="status">
      {count(counts.new + counts.changed + counts.same + counts.problem, 'row')} of {one === many ? one : many}:{' '}
      {parts.join(', ')}.{cut && ' Only the first 5,000 rows are read.'}
    </p>
  );
}
