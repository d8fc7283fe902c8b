/** The columns of a pasted table, each with the field that it fills. */
import { Select } from '@mantine/core';
import type { PastePreview } from '../../../shared/ipc/channels/paste.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import classes from '../register.module.css';

const LEFT_OUT = '';

export interface PasteColumnsProps {
  readonly preview: PastePreview;
  onMatch(at: number, field: string | null): void;
}

export function PasteColumns({ preview, onMatch }: PasteColumnsProps) {
  const choices = [
    { value: LEFT_OUT, label: 'Left out' },
    ...preview.fields.map(({ id, label }) => ({ value: id, label })),
  ];
  return (
    <section aria-label="Columns" className={classes.columns}>
      {preview.columns.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same title
        <div key={at} className={classes.column}>
          <div className="clip" style={{ fontWeight: 500 }} title={column.title}>
            {column.title}
          </div>
          {column.refused ? (
            <StateBadge
              standing="high"
              label="Not read"
              hint="Its name says that it holds secrets. Root Ledger stores none."
            />
          ) : (
            <Select
              aria-label={`Column ${column.title} fills`}
              size="sm"
              data={choices}
              value={column.field ?? LEFT_OUT}
              allowDeselect={false}
              onChange={(next) => onMatch(at, next === null || next === LEFT_OUT ? null : next)}
            />
          )}
          <div className={`faint ${classes.small}`}>
            {column.sample.length === 0 ? (
              <span>{column.refused ? '' : 'empty'}</span>
            ) : (
              column.sample.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells may repeat
                <div key={place} className="clip">
                  {cell}
                </div>
              ))
            )}
          </div>
        </div>
      ))}
    </section>
  );
}
