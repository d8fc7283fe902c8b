/** Choosing people by typing a part of a name. Those whose leaving would break most come first. */
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { MOST_LEAVERS } from '../../shared/ipc/channels/whatif.ts';
import { useRequest } from '../ipc/requests.ts';

const TYPING_MS = 90;
const OFFERED_MOST = 30;
/** The contract's limit; the compiler holds the two together. */
const LEAVERS_MOST: typeof MOST_LEAVERS = 20;

export interface PeopleSelectProps {
  readonly label: string;
  readonly value: readonly string[];
  onChange(emails: readonly string[]): void;
}

export function PeopleSelect({ label, value, onChange }: PeopleSelectProps) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, TYPING_MS);
  const people = useRequest(
    'whatif.people',
    { search: search.trim(), offset: 0, limit: OFFERED_MOST },
    { keepPrevious: true },
  );
  // Somebody chosen keeps their name when the list has moved on to another search.
  const names = useRef(new Map<string, string>());
  for (const person of people.data?.rows ?? []) names.current.set(person.email, person.name);
  const offered = new Set([...(people.data?.rows ?? []).map((person) => person.email), ...value]);

  return (
    <MultiSelect
      aria-label={label}
      placeholder={value.length === 0 ? label : ''}
      size="sm"
      searchable
      hidePickedOptions
      clearable
      maxValues={LEAVERS_MOST}
      data={[...offered].map((email) => ({ value: email, label: names.current.get(email) ?? email }))}
      // The ledger has searched already, by more than the name.
      filter={({ options }) => options}
      nothingFoundMessage="Nobody is called that"
      searchValue={typed}
      onSearchChange={setTyped}
      value={[...value]}
      onChange={onChange}
    />
  );
}
