/** Where in a vault the account's item is: its title or id, so that somebody in a hurry finds it. */
import { ActionIcon, Button, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Json } from '../../../shared/register/facts.ts';
import classes from '../register.module.css';
import type { ReferencePickerProps } from './reference-picker.tsx';
import { ReferencePicker } from './reference-picker.tsx';

type VaultItem = {
  readonly vault: string;
  readonly item: string;
};

export interface VaultItemsControlProps extends Omit<ReferencePickerProps, 'kinds' | 'many' | 'value' | 'onChange'> {
  readonly value: Json;
  onChange(value: Json): void;
}

export function itemsOf(value: Json | null | undefined): VaultItem[] {
  return Array.isArray(value) ? (value as unknown as VaultItem[]).map(({ vault, item }) => ({ vault, item })) : [];
}

export function VaultItemsControl({ value, onChange, named, label }: VaultItemsControlProps) {
  const items = value === null ? [{ vault: '', item: '' }] : itemsOf(value);
  const change = (at: number, part: Partial<VaultItem>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)));
  return (
    <Stack gap="xs">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity, edited in place
        <div key={index} className={classes.itemRow}>
          <ReferencePicker
            label={`Vault of item ${index + 1}`}
            {...(named === undefined ? {} : { named })}
            kinds={['vault']}
            many={false}
            value={item.vault === '' ? [] : [{ kind: 'vault', key: item.vault }]}
            onChange={(next) => change(index, { vault: next[0]?.key ?? '' })}
          />
          <TextInput
            aria-label={`Title of item ${index + 1}`}
            placeholder="Title of the item"
            value={item.item}
            onChange={(event) => change(index, { item: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={`Take out item ${index + 1}`}
            onClick={() => onChange(items.filter((_, other) => other !== index))}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.7} />}
          aria-label={`${label}: one more`}
          onClick={() => onChange([...items, { vault: '', item: '' }])}
        >
          One more
        </Button>
      </div>
    </Stack>
  );
}
