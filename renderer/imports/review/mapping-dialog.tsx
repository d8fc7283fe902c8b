/** Which column of a table is which, tried out on its first rows; kept by name for the next time. */
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Mapping, PendingFile } from '../../../shared/ipc/channels/imports.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Answered } from '../../design/feedback.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction, useRequest } from '../../ipc/requests.ts';
import classes from '../imports.module.css';
import { MappingColumns } from './mapping-columns.tsx';
import { MappingPreview } from './mapping-preview.tsx';
import { MappingChange, SavedMapping } from './saved-mapping.tsx';

const DELIMITERS = [
  { value: '', label: 'As found' },
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];
const DATE_FORMATS = ['', 'dd.MM.yyyy', 'dd/MM/yyyy', 'MM/dd/yyyy', 'yyyy-MM-dd', 'dd-MM-yyyy'];

export interface MappingDialogProps {
  readonly file: PendingFile;
  onRead(mapping: Mapping): void;
  onClose(): void;
}

export function MappingDialog({ file, onRead, onClose }: MappingDialogProps) {
  const [mapping, setMapping] = useState<Mapping>(file.options.mapping ?? { columns: {} });
  const [name, setName] = useState('');
  const saved = useRequest('imports.mappings', undefined);
  const preview = useRequest('imports.columns', { file: file.id, mapping }, { keepPrevious: true });
  const save = useAction('imports.save-mapping');
  const [chosen, setChosen] = useState<string | null>(null);
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null);
  const change = (part: Partial<Mapping>) => setMapping((before) => cleaned({ ...before, ...part }));
  const read = () => {
    if (name.trim() === '') onRead(mapping);
    else save.mutate({ name: name.trim(), mapping }, { onSuccess: () => onRead(mapping) });
  };
  const mappings = saved.data?.mappings ?? [];
  return (
    <Modal opened onClose={onClose} title={`Match columns of ${file.name}`} size="xl">
      <Stack gap="md">
        <div className={classes.mappingHead}>
          <SavedMapping
            mappings={mappings}
            chosen={chosen}
            onChoose={({ name, mapping }) => {
              setMapping(mapping);
              setName(name);
              setChosen(name);
              setDoing(null);
            }}
            onWant={setDoing}
          />
          <Select
            size="sm"
            label="Columns are separated by"
            data={DELIMITERS}
            allowDeselect={false}
            value={mapping.delimiter ?? ''}
            onChange={(delimiter) => change({ delimiter: delimiter || undefined })}
          />
          <Select
            size="sm"
            label="Dates are written"
            data={DATE_FORMATS.map((format) => ({ value: format, label: format || 'As found' }))}
            allowDeselect={false}
            value={mapping.dateFormat ?? ''}
            onChange={(dateFormat) => change({ dateFormat: dateFormat || undefined })}
          />
        </div>
        {doing !== null && chosen !== null && (
          <MappingChange
            key={chosen}
            what={doing}
            name={chosen}
            onDone={(name) => {
              setChosen(name);
              setName(name ?? '');
              setDoing(null);
            }}
            onKeep={() => setDoing(null)}
          />
        )}
        <Answered request={preview} lines={6}>
          {(table) => (
            <>
              <MappingColumns
                columns={table.columns}
                mapped={mapping.columns ?? {}}
                onMap={(columns) => change({ columns })}
              />
              <MappingPreview table={table} />
            </>
          )}
        </Answered>
        <TextInput
          size="sm"
          label="Save this mapping as"
          description="Leave it empty to use it this once."
          placeholder="HR leavers"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Trouble error={save.error} />
        <DialogFoot onBack={onClose}>
          <Button loading={save.isPending} disabled={preview.data?.failure !== null} onClick={read}>
            Read with these columns
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

/** Without parts that say nothing, so that equal mappings are equal. */
function cleaned({ columns, delimiter, dateFormat }: Mapping): Mapping {
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
  };
}
