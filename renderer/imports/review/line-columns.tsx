/** The columns of an import's lines: what it is about, before and after side by side, and the decision. */
import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { FieldChange, LineView } from '../../../shared/ipc/channels/imports.ts';
import type { GridColumn } from '../../design/grid/index.ts';
import { numeral } from '../../design/locale.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import { valueWords } from '../../design/value.tsx';
import classes from '../imports.module.css';
import { CHANGE_WORDS, rowWords } from '../words.ts';

export function lineColumns(decide: (line: string, accept: boolean) => void): readonly GridColumn<LineView>[] {
  return [
    {
      id: 'change',
      title: 'Change',
      width: 6.5,
      render: ({ change, reason }) => <StateBadge {...CHANGE_WORDS[change]} bare hint={reason ?? undefined} />,
    },
    {
      id: 'title',
      title: 'What',
      width: 13,
      grow: 2,
      sortable: true,
      render: ({ title }) => (
        <span className="private" style={{ fontWeight: 500 }} title={title}>
          {title}
        </span>
      ),
    },
    {
      id: 'before',
      title: 'The ledger says',
      width: 10,
      grow: 2,
      render: (line) => <Side line={line} side="before" />,
    },
    { id: 'after', title: 'The file says', width: 10, grow: 2, render: (line) => <Side line={line} side="after" /> },
    {
      id: 'row',
      title: 'From',
      width: 9,
      yields: 1,
      sortable: true,
      render: ({ file, row }) => (
        <span className="faint" title={`${file}, ${rowWords(row).toLowerCase()}`}>
          {file} <span className="numeric">{row === 0 ? '' : numeral(row)}</span>
        </span>
      ),
    },
    {
      id: 'accepted',
      title: 'Decision',
      width: 7.5,
      align: 'right',
      render: (line) => <Decision line={line} onDecide={(accept) => decide(line.id, accept)} />,
    },
  ];
}

export function Decision({ line, onDecide }: { line: LineView; onDecide: (accept: boolean) => void }) {
  if (!line.acceptable) return <span className="faint">Cannot be accepted</span>;
  return (
    <UnstyledButton
      className={classes.decision ?? ''}
      aria-pressed={line.accepted}
      aria-label={`Accept ${line.title}`}
      onClick={() => onDecide(!line.accepted)}
    >
      {line.accepted && <IconCheck size={13} stroke={2} aria-hidden="true" />}
      {line.accepted ? 'Accepted' : 'Left out'}
    </UnstyledButton>
  );
}

function Side({ line, side }: { line: LineView; side: 'before' | 'after' }) {
  const text = sideWords(line, side);
  return text === '' ? (
    <span className="faint">{side === 'before' ? 'Nothing' : 'No longer listed'}</span>
  ) : (
    <span className="muted private" title={text}>
      {text}
    </span>
  );
}

/** `Root email a@b.example · Inbox none`; empty where that side says nothing. */
function sideWords({ fields, more }: LineView, side: 'before' | 'after'): string {
  const said = fields.filter((change) => change[side] !== null || change[other(side)] !== null);
  if (said.every((change) => change[side] === null)) return '';
  const parts = said.map((change) => `${change.label} ${wordsOf(change, side)}`);
  return [...parts, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ');
}

function wordsOf(change: FieldChange, side: 'before' | 'after'): string {
  const value = change[side];
  return value === null ? 'not recorded' : valueWords(value);
}

function other(side: 'before' | 'after'): 'before' | 'after' {
  return side === 'before' ? 'after' : 'before';
}
