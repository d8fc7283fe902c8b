/** Mappings of columns saved by name: choose one, give it another name, remove it. */
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Mapping } from '../../../shared/ipc/channels/imports.ts';
import { Trouble } from '../../design/trouble.tsx';
import { useAction } from '../../ipc/requests.ts';

interface Saved {
  readonly name: string;
  readonly mapping: Mapping;
}

export interface SavedMappingProps {
  readonly mappings: readonly Saved[];
  readonly chosen: string | null;
  onChoose(saved: Saved): void;
  onWant(what: 'rename' | 'remove'): void;
}

/** The choice among saved mappings, and what can be done to the chosen one. */
export function SavedMapping({ mappings, chosen, onChoose, onWant }: SavedMappingProps) {
  if (mappings.length === 0) return null;
  const known = mappings.some((one) => one.name === chosen);
  return (
    <>
      <Select
        size="sm"
        label="Saved mapping"
        placeholder="None"
        data={mappings.map((one) => one.name)}
        value={known ? chosen : null}
        onChange={(wanted) => {
          const found = mappings.find((one) => one.name === wanted);
          if (found !== undefined) onChoose(found);
        }}
      />
      {known && (
        <Group gap="xs" align="end" wrap="nowrap">
          <Button variant="default" size="sm" onClick={() => onWant('rename')}>
            Rename…
          </Button>
          <Button variant="default" size="sm" onClick={() => onWant('remove')}>
            Remove…
          </Button>
        </Group>
      )}
    </>
  );
}

interface MappingChangeProps {
  readonly what: 'rename' | 'remove';
  readonly name: string;
  /** The name that the mapping has now; null: there is none any more. */
  onDone(name: string | null): void;
  onKeep(): void;
}

/** Asks for the new name, or whether to remove, and does it. */
export function MappingChange({ what, name, onDone, onKeep }: MappingChangeProps) {
  return what === 'rename' ? (
    <Renaming name={name} onDone={onDone} onKeep={onKeep} />
  ) : (
    <Removing name={name} onDone={onDone} onKeep={onKeep} />
  );
}

type ChangeProps = Omit<MappingChangeProps, 'what'>;

function Renaming({ name, onDone, onKeep }: ChangeProps) {
  const [to, setTo] = useState(name);
  const rename = useAction('imports.rename-mapping');
  const wanted = to.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '' && wanted !== name) rename.mutate({ name, to: wanted }, { onSuccess: () => onDone(wanted) });
      }}
    >
      <Group gap="sm" align="end">
        <TextInput
          size="sm"
          label="New name of the saved mapping"
          value={to}
          maxLength={80}
          data-autofocus
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button size="sm" type="submit" loading={rename.isPending} disabled={wanted === '' || wanted === name}>
          Rename mapping
        </Button>
        <Button size="sm" variant="default" onClick={onKeep}>
          Keep the name
        </Button>
      </Group>
      <Trouble error={rename.error} />
    </form>
  );
}

function Removing({ name, onDone, onKeep }: ChangeProps) {
  const remove = useAction('imports.remove-mapping');
  return (
    <>
      <Group gap="sm" role="alert">
        <span>Remove the saved mapping “{name}”? Imports that used it stay as they are.</span>
        <Button
          size="sm"
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate({ name }, { onSuccess: () => onDone(null) })}
        >
          Remove mapping
        </Button>
        <Button size="sm" variant="default" onClick={onKeep}>
          Keep it
        </Button>
      </Group>
      <Trouble error={remove.error} />
    </>
  );
}
