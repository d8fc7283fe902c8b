/** One file: recognized as what, what it offers, what was refused by name; opened, how it is read. */
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { aboutWords, changesInWords } from '../../../shared/imports/count-words.ts';
import type { PendingFile, Some } from '../../../shared/ipc/channels/imports.ts';
import { fileSize, numeral } from '../../design/locale.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import { count } from '../../design/words.ts';
import { useRequest } from '../../ipc/requests.ts';
import classes from '../imports.module.css';
import { ProblemList } from '../problem-list.tsx';
import { ToldRows } from '../told-rows.tsx';
import { useImportAction } from '../use-imports.ts';
import { windowWords } from '../words.ts';
import { FileAnswers } from './file-answers.tsx';

export function FileRow({ file }: { file: PendingFile }) {
  const waits = file.failure !== null;
  const asks = file.needsFor !== null || file.mayBe.length > 0;
  const [opened, setOpened] = useState(false);
  const remove = useImportAction('imports.remove');
  const catalogue = useRequest('imports.catalogue', undefined);
  const body = useId();
  const title = catalogue.data?.kinds.find(({ kind }) => kind === file.kind)?.title;
  const shown = opened || waits;
  return (
    <li className={classes.file}>
      <div className={classes.fileHead}>
        <UnstyledButton
          className={classes.fileName ?? ''}
          aria-expanded={shown}
          aria-controls={body}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronRight size={14} stroke={1.8} aria-hidden="true" className={shown ? classes.turned : ''} />
          <span className="clip">{file.name}</span>
        </UnstyledButton>
        <span className="muted clip">{title ?? 'Not recognized'}</span>
        <span className="numeric faint">{fileSize(file.size)}</span>
        <span className="numeric muted">
          {file.failure === null ? `${count(file.rows, 'row')}, ${numeral(file.usedRows)} used` : ''}
        </span>
        <span className={classes.fileMarks}>
          {file.failure !== null && (
            <StateBadge standing={asks ? 'unknown' : 'critical'} label={asks ? 'Asks you' : 'Refused'} bare />
          )}
          {file.refused.total > 0 && (
            <StateBadge
              standing="fine"
              label={`${count(file.refused.total, 'secret column')} refused`}
              hint={`Never read: ${file.refused.first.join(', ')}`}
              bare
            />
          )}
          {file.failure === null && file.rows > file.usedRows && (
            <StateBadge standing="info" label={`${count(file.rows - file.usedRows, 'row')} not used`} bare />
          )}
          {file.failure === null && file.problems.total > 0 && (
            <StateBadge standing="medium" label={count(file.problems.total, 'remark')} bare />
          )}
        </span>
        <ActionIcon
          size="sm"
          aria-label={`Take ${file.name} out`}
          disabled={remove.isPending}
          onClick={() => remove.mutate({ file: file.id })}
        >
          <IconX size={14} stroke={1.7} />
        </ActionIcon>
      </div>
      {shown && (
        <div id={body} className={classes.fileBody}>
          {file.failure !== null && <p>{windowWords(file.failure)}</p>}
          <FileAnswers file={file} />
          {opened && (
            <dl className={classes.names}>
              {file.failure === null && <Names label="Rows are about" names={one(aboutWords(file))} />}
              {file.failure === null && <Names label="What changes" names={one(changesInWords(file))} />}
              <Names label="Refused, never read" names={file.refused} />
              <Names label="Read" names={file.used} />
              <Names label="Not needed" names={file.ignored} />
            </dl>
          )}
          {file.notes.map((note) => (
            <p key={note} className="muted">
              {windowWords(note)}
            </p>
          ))}
          {opened && file.failure === null && file.told.total > 0 && (
            <>
              <p className="muted">
                Not used: {count(file.rows - file.usedRows, 'row')} of {numeral(file.rows)}
              </p>
              <ToldRows told={file.told} />
            </>
          )}
          {opened && file.failure === null && file.problems.total > 0 && (
            <>
              <p className="muted">Remarks</p>
              <ProblemList problems={file.problems} />
            </>
          )}
        </div>
      )}
    </li>
  );
}

/** A sentence in the place of names; nothing where it is empty. */
function one(words: string): Some<string> {
  return { total: words === '' ? 0 : 1, first: words === '' ? [] : [words] };
}

function Names({ label, names }: { label: string; names: Some<string> }) {
  if (names.total === 0) return null;
  const more = names.total - names.first.length;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {names.first.join(', ')}
        {more > 0 && ` and ${count(more, 'more', 'more')}`}
      </dd>
    </div>
  );
}
