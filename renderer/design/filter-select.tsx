/** A filter above a grid: what it narrows by and what is chosen, in one quiet button. */
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { numeral } from './locale.ts';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** How many rows it leaves, where that is known. */
  readonly count?: number;
}

export interface FilterSelectProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly value: string | undefined;
  /** Null = everything. */
  onChange(value: string | null): void;
  readonly everything?: string;
}

export function FilterSelect({ label, options, value, onChange, everything = 'All' }: FilterSelectProps) {
  const chosen = options.find((option) => option.value === value);
  const choices: readonly (Omit<FilterOption, 'value'> & { readonly value: string | null })[] = [
    { value: null, label: everything },
    ...options,
  ];
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant={chosen ? 'light' : 'default'}
          fw={450}
          rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden="true" />}
        >
          {chosen ? `${label}: ${chosen.label}` : label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="22rem" style={{ overflowY: 'auto' }}>
        {choices.map((option) => (
          <Menu.RadioItem
            key={option.value ?? ''}
            value={option.value ?? ''}
            checked={option.value === (value ?? null)}
            closeMenuOnClick
            checkIcon={<IconCheck size={14} aria-hidden="true" />}
            onChange={() => onChange(option.value)}
            rightSection={
              option.count === undefined ? undefined : <span className="numeric muted">{numeral(option.count)}</span>
            }
          >
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
