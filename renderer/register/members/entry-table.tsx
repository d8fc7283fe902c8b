/** Who is in a group, or who has access to a vault: a table that is edited where it stands. Ending keeps the history. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { FieldView } from '../../../shared/ipc/channels/accounts.ts';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { day } from '../../design/dates.ts';
import { Section } from '../../design/page.tsx';
import { Provenance } from '../../design/provenance.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { Table } from '../../design/table.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { count } from '../../design/words.ts';
import type { Reference } from '../edit/reference-picker.tsx';
import { useSave } from '../edit/use-save.ts';
import classes from '../register.module.css';
import type { Named } from '../subject-chip.tsx';
import { SubjectChip } from '../subject-chip.tsx';
import { AddEntry } from './add-entry.tsx';
import type { EntryRow } from './entries.ts';
import { entryRows } from './entries.ts';
import type { EntryList } from './entry-lists.ts';
import { SinceCell } from './since-cell.tsx';

export interface EntryTableProps {
  readonly kind: RegisterKind;
  readonly subject: string;
  readonly list: EntryList;
  readonly fields: readonly FieldView[];
  readonly named: Named;
  readonly readOnly: boolean;
  /** The instant the page speaks of, in milliseconds. */
  readonly now: number;
}

export function EntryTable({ kind, subject, list, fields, named, readOnly, now }: EntryTableProps) {
  const [past, setPast] = useState(false);
  const saving = useSave(kind, subject);
  const nameOf = (who: Reference) => named[`${who.kind}:${who.key}`]?.name ?? who.key;
  const rows = entryRows(fields, list.field, nameOf, now);
  const ended = rows.filter((row) => row.ended).length;
  const shown = past ? rows : rows.filter((row) => !row.ended);

  const state = (row: EntryRow, part: Record<string, Json>) => {
    const entry = { ...row.entry, ...part } as Json;
    const title = `Changed ${nameOf(row.who)} in ${subject}.`;
    // Another level is another access: the one before ends today, so that it stays known who could read what and when.
    if ('level' in part)
      saving.save(
        {
          close: { [list.field]: [row.item] },
          items: { [list.field]: [{ ...(entry as object), from: new Date().toISOString(), until: null } as Json] },
        },
        title,
      );
    else saving.save({ items: { [list.field]: [entry] } }, title);
  };
  return (
    <Section
      title={list.title}
      aside={
        ended > 0 && (
          <Button variant="subtle" color="gray" onClick={() => setPast(!past)}>
            {past ? 'Hide' : 'Show'} {count(ended, 'earlier one')}
          </Button>
        )
      }
    >
      {shown.length > 0 ? (
        <Table
          heads={[
            'Who',
            ...list.choices.map(({ title }) => title),
            'Since',
            { title: 'Where it comes from', spoken: true },
            { title: 'Actions', spoken: true },
          ]}
        >
          {shown.map((row) => (
            <tr key={row.item} className={row.ended ? classes.past : ''}>
              <th scope="row">
                <SubjectChip kind={row.who.kind} subject={row.who.key} named={named} />
              </th>
              {list.choices.map((choice) => {
                const value = String(row.entry[choice.property] ?? choice.otherwise);
                return (
                  <td key={choice.property}>
                    {readOnly || row.ended ? (
                      (choice.options.find((option) => option.value === value)?.label ?? value)
                    ) : (
                      <Select
                        aria-label={`${choice.title} of ${nameOf(row.who)}`}
                        size="sm"
                        className={classes.cellSelect ?? ''}
                        data={[...choice.options]}
                        value={value}
                        allowDeselect={false}
                        onChange={(next) => next !== null && state(row, { [choice.property]: next })}
                      />
                    )}
                  </td>
                );
              })}
              <td className="numeric">
                <SinceCell
                  name={nameOf(row.who)}
                  value={typeof row.entry.from === 'string' ? row.entry.from : null}
                  readOnly={readOnly || row.ended}
                  onChange={(from) => state(row, { from })}
                />
                {row.ended && <span className="faint"> until {day(String(row.entry.until))}</span>}
              </td>
              <td data-end>
                {row.view.provenance && (
                  <Provenance {...row.view.provenance} stale={row.view.stale && !row.ended} short />
                )}
              </td>
              <td data-end>
                {!readOnly && !row.ended && (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="xs"
                    aria-label={`End now: ${nameOf(row.who)}`}
                    onClick={() =>
                      saving.save({ close: { [list.field]: [row.item] } }, `${nameOf(row.who)} ended in ${subject}.`)
                    }
                  >
                    End now
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <div className={classes.nobody}>
          <StateBadge standing="unknown" label={list.nobody} bare />
        </div>
      )}
      {!readOnly && <AddEntry list={list} saving={saving} subject={subject} />}
      <Trouble error={saving.error} />
    </Section>
  );
}
