/** Since when somebody is in a list. Not known means: perhaps for ever, which is what verdicts then assume. */
import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import { day } from '../../design/dates.ts';
import classes from '../register.module.css';

export interface SinceCellProps {
  readonly name: string;
  readonly value: string | null;
  readonly readOnly: boolean;
  onChange(from: string | null): void;
}

export function SinceCell({ name, value, readOnly, onChange }: SinceCellProps) {
  const [editing, setEditing] = useState(false);
  const shown = value === null ? <span className="faint">not known</span> : day(value);
  if (readOnly) return <>{shown}</>;
  if (!editing)
    return (
      <Tooltip label={value === null ? 'Not known: counts as since for ever.' : 'Change the date'}>
        <button
          type="button"
          className={classes.cellButton}
          aria-label={`Since when ${name}: ${value === null ? 'not known' : day(value)}`}
          onClick={() => setEditing(true)}
        >
          {shown}
        </button>
      </Tooltip>
    );
  const leave = (text: string) => {
    setEditing(false);
    const next = text === '' ? null : text;
    if (next !== (value?.slice(0, 10) ?? null)) onChange(next);
  };
  return (
    <input
      type="date"
      className={classes.cellDate}
      aria-label={`Since when ${name}`}
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked to edit this cell
      autoFocus
      defaultValue={value?.slice(0, 10) ?? ''}
      onBlur={(event) => leave(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave(event.currentTarget.value);
        if (event.key === 'Escape') setEditing(false);
      }}
    />
  );
}
