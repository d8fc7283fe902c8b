/** Receipts: what was imported, when and by whom, what it changed and what was refused. */
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { changesInWords } from '../../shared/imports/count-words.ts';
import type { ReceiptFile, ReceiptRow } from '../../shared/ipc/channels/imports.ts';
import { CopyText } from '../design/copy-text.tsx';
import { moment } from '../design/dates.ts';
import { Answered } from '../design/feedback.tsx';
import { fileSize, numeral } from '../design/locale.ts';
import { KeyValue, Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Table } from '../design/table.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import classes from './imports.module.css';
import { OpenList } from './open-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { ToldRows } from './told-rows.tsx';
import { windowWords } from './words.ts';

const FIRST = 8;
const MORE = 50;

export function ReceiptsSection() {
  const [limit, setLimit] = useState(FIRST);
  const [opened, setOpened] = useState<string | null>(null);
  const receipts = useRequest('imports.receipts', { offset: 0, limit }, { keepPrevious: true });
  return (
    <Section title="Receipts" aside={receipts.data && receipts.data.total > 0 && count(receipts.data.total, 'import')}>
      <Answered request={receipts} lines={3}>
        {({ total, rows }) =>
          total === 0 ? (
            <p className={`${classes.none} muted`}>
              Nothing has been imported yet. Each import leaves a receipt here: what was read, changed and refused.
            </p>
          ) : (
            <>
              <Table
                heads={[
                  'When',
                  'Files',
                  'By',
                  { title: 'Rows', end: true },
                  { title: 'Not used', end: true },
                  'What changed',
                  'Left open',
                  'Refused',
                  { title: 'Details', spoken: true },
                ]}
                label="Receipts"
              >
                {rows.map((row) => (
                  <Receipt key={row.id} row={row} onOpen={() => setOpened(row.id)} />
                ))}
              </Table>
              {total > rows.length && (
                <div className={classes.none}>
                  <Button variant="subtle" onClick={() => setLimit((before) => Math.min(200, before + MORE))}>
                    Show more
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Answered>
      {opened !== null && <ReceiptDialog receipt={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

function Receipt({ row, onOpen }: { row: ReceiptRow; onOpen: () => void }) {
  const more = row.fileCount - row.files.length;
  return (
    <tr>
      <td className="numeric muted">{moment(row.at)}</td>
      <th scope="row">
        {row.files.join(', ')}
        {more > 0 && ` and ${more} more`}
      </th>
      <td className="muted">{row.by}</td>
      <td className="numeric" data-end>
        {numeral(row.rows)}
      </td>
      <td className="numeric muted" data-end>
        {row.told === null ? 'Not counted' : numeral(row.told)}
      </td>
      <td className="numeric">{changesWords(row)}</td>
      <td>
        {row.open === 0 ? (
          <span className="muted">Nothing</span>
        ) : (
          <StateBadge standing="unknown" label={`${numeral(row.open)} open`} bare />
        )}
      </td>
      <td className="muted">{row.refused === 0 ? 'Nothing' : count(row.refused, 'column')}</td>
      <td data-end>
        <Button variant="subtle" size="compact-sm" aria-label={`Details of ${row.files[0] ?? row.id}`} onClick={onOpen}>
          Details
        </Button>
      </td>
    </tr>
  );
}

function changesWords({ added, changed, gone }: Pick<ReceiptRow, 'added' | 'changed' | 'gone'>): string {
  const parts = [
    added > 0 && `${numeral(added)} new`,
    changed > 0 && `${numeral(changed)} changed`,
    gone > 0 && `${numeral(gone)} gone`,
  ].filter(Boolean);
  return parts.length === 0 ? 'Confirmed' : parts.join(', ');
}

function ReceiptDialog({ receipt, onClose }: { receipt: string; onClose: () => void }) {
  const answer = useRequest('imports.receipt', { receipt });
  return (
    <Modal opened onClose={onClose} title="Receipt of an import" size="xl">
      <Answered request={answer}>
        {({ at, by, files, open }) => (
          <>
            <p className="muted">
              {moment(at)}
              {by !== null && ` by ${by}`}. The counts are what the files offered when it was written.
            </p>
            {files.map((file) => (
              <FileReceipt key={`${file.file} ${file.sha256}`} file={file} />
            ))}
            {open.total > 0 && (
              <Section title="Left open" aside={<span className="numeric">{numeral(open.total)}</span>}>
                <OpenList open={open.first} />
                {open.total > open.first.length && (
                  <p className="faint">The first {numeral(open.first.length)} are listed.</p>
                )}
              </Section>
            )}
          </>
        )}
      </Answered>
    </Modal>
  );
}

function rowsWords({ rows, usedRows, matchedRows }: ReceiptFile): string {
  const matched = `${numeral(matchedRows)} matched`;
  return usedRows === null
    ? `${numeral(rows)}, of which ${matched}`
    : `${numeral(rows)}: ${numeral(usedRows)} used (${matched}), ${numeral(rows - usedRows)} not used`;
}

/** By sorts of record where they were kept. */
function whatChanged(file: ReceiptFile): string {
  return file.changes.length > 0 ? changesInWords(file) : changesWords(file);
}

function FileReceipt({ file }: { file: ReceiptFile }) {
  return (
    <Section title={file.file}>
      <KeyValue
        pairs={[
          { label: 'Kind', value: file.kind ?? 'Not recognized' },
          { label: 'Size', value: fileSize(file.size) },
          {
            label: 'SHA-256',
            value: file.sha256 === '' ? 'Not read' : <CopyText text={file.sha256} label="Copy SHA-256" />,
          },
          {
            label: 'Rows',
            value: rowsWords(file),
          },
          { label: 'What changed', value: file.failure === null ? whatChanged(file) : windowWords(file.failure) },
          { label: 'Refused, never read', value: file.refused.join(', ') || 'Nothing' },
          { label: 'Not needed', value: file.ignored.join(', ') || 'Nothing' },
          ...(file.told.total === 0 ? [] : [{ label: 'Not used', value: <ToldRows told={file.told} /> }]),
          ...(file.notes.length === 0
            ? []
            : [{ label: 'Taken for granted', value: file.notes.map(windowWords).join(' ') }]),
          ...(file.problems.total === 0 ? [] : [{ label: 'Remarks', value: <ProblemList problems={file.problems} /> }]),
        ]}
      />
    </Section>
  );
}
