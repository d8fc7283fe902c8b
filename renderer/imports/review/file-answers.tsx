/** What a file does not say by itself: its kind, whom it belongs to, which column is which. */
import { Autocomplete, Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Belonging } from '../../../shared/imports/parsed-file.ts';
import { answerInWords } from '../../../shared/imports/table-evidence.ts';
import type { FileOptions, PendingFile } from '../../../shared/ipc/channels/imports.ts';
import { Trouble } from '../../design/trouble.tsx';
import { useRequest } from '../../ipc/requests.ts';
import classes from '../imports.module.css';
import { useImportAction } from '../use-imports.ts';
import { MappingDialog } from './mapping-dialog.tsx';

const LABELS: Readonly<Record<Belonging, string>> = {
  account: 'Which account is it about?',
  group: 'Which group does it list?',
  vault: 'Which vault is it about?',
};
const TYPING_MS = 120;
const BY_CONTENT = '';

export function FileAnswers({ file }: { file: PendingFile }) {
  const { options } = file;
  const catalogue = useRequest('imports.catalogue', undefined);
  const [matching, setMatching] = useState(false);
  const reread = useImportAction('imports.reread');
  const read = (part: Partial<FileOptions>) => reread.mutate({ file: file.id, options: { ...options, ...part } });
  const entry = catalogue.data?.kinds.find(({ kind }) => kind === file.kind);
  const asks = file.needsFor ?? entry?.belongsTo ?? (/^keepass/.test(file.kind ?? '') ? 'vault' : null);
  return (
    <div className={classes.answers}>
      {asks !== null && (
        <BelongsTo
          asks={asks}
          given={options.belongsTo}
          busy={reread.isPending}
          onGive={(belongsTo) => read({ belongsTo })}
        />
      )}
      {file.mayBe.map((kind) => (
        <Button key={kind} variant="default" loading={reread.isPending} onClick={() => read({ kind })}>
          It lists {answerInWords(kind)}
        </Button>
      ))}
      <Select
        size="sm"
        label="Kind of file"
        searchable
        allowDeselect={false}
        data={[
          { value: BY_CONTENT, label: 'As its content says' },
          ...(catalogue.data?.kinds ?? []).map(({ kind, title }) => ({ value: kind, label: title })),
        ]}
        value={options.kind ?? BY_CONTENT}
        onChange={(kind) => read({ kind: kind === null || kind === BY_CONTENT ? null : (kind as FileOptions['kind']) })}
      />
      {(file.kind === null || file.kind === 'people') && (
        <Button variant="default" onClick={() => setMatching(true)}>
          Match columns…
        </Button>
      )}
      <Trouble error={reread.error} />
      {matching && (
        <MappingDialog
          file={file}
          onRead={(mapping) => {
            read({ kind: 'people', mapping });
            setMatching(false);
          }}
          onClose={() => setMatching(false)}
        />
      )}
    </div>
  );
}

interface BelongsToProps {
  readonly asks: Belonging;
  readonly given: string | null;
  readonly busy: boolean;
  onGive(key: string | null): void;
}

function BelongsTo({ asks, given, busy, onGive }: BelongsToProps) {
  const [typed, setTyped] = useState(given ?? '');
  const [asked] = useDebouncedValue(typed.trim(), TYPING_MS);
  const known = useRequest('register.suggest', { kinds: [asks], text: asked, limit: 12 }, { keepPrevious: true });
  const wanted = typed.trim();
  return (
    <form
      className={classes.belongs}
      onSubmit={(event) => {
        event.preventDefault();
        onGive(wanted === '' ? null : wanted);
      }}
    >
      <Autocomplete
        size="sm"
        label={LABELS[asks]}
        placeholder={asks === 'account' ? '12-digit id' : asks === 'group' ? 'aws-root@…' : '1password:NAME'}
        data={[...new Set((known.data?.hits ?? []).map(({ key }) => key))]}
        filter={({ options }) => options}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" variant="default" loading={busy} disabled={wanted === (given ?? '')}>
        Read again
      </Button>
    </form>
  );
}
