/** Adding people and groups to a list: several at once, each the same way. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { Reference } from '../edit/reference-picker.tsx';
import { ReferencePicker } from '../edit/reference-picker.tsx';
import type { Saving } from '../edit/use-save.ts';
import classes from '../register.module.css';
import { entryFor } from './entries.ts';
import type { EntryList } from './entry-lists.ts';

export interface AddEntryProps {
  readonly list: EntryList;
  readonly saving: Saving;
  readonly subject: string;
}

export function AddEntry({ list, saving, subject }: AddEntryProps) {
  const [who, setWho] = useState<readonly Reference[]>([]);
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [from, setFrom] = useState('');
  const add = () => {
    if (who.length === 0) return;
    const more = Object.fromEntries(
      list.choices.map((choice) => [choice.property, choices[choice.property] ?? choice.otherwise]),
    );
    const entries = who.map((one) => entryFor(one, { ...more, from: from === '' ? null : from, until: null }));
    const title = who.length === 1 ? `Added ${who[0]?.key} to ${subject}.` : `Added ${who.length} to ${subject}.`;
    saving.save({ items: { [list.field]: entries } }, title, () => setWho([]));
  };
  return (
    <div className={classes.add}>
      <div className={classes.addWho}>
        <ReferencePicker
          label={`Add to ${list.title.toLowerCase()}`}
          kinds={['person', 'group']}
          many
          value={who}
          onChange={setWho}
          onSubmit={add}
        />
      </div>
      {list.choices.map((choice) => (
        <Select
          key={choice.property}
          aria-label={`${choice.title} of the new ones`}
          className={classes.addChoice ?? ''}
          data={[...choice.options]}
          value={choices[choice.property] ?? choice.otherwise}
          allowDeselect={false}
          onChange={(next) => next !== null && setChoices({ ...choices, [choice.property]: next })}
        />
      ))}
      <input
        type="date"
        className={classes.cellDate}
        aria-label="Since when; empty is not known"
        title="Since when. Empty: not known, which counts as since for ever."
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Button disabled={who.length === 0} loading={saving.pending} onClick={add}>
        Add
      </Button>
    </div>
  );
}
