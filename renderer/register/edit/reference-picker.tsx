/** Choosing subjects of the register by typing a part of their name; what is not there yet can be made on the spot. */
import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import { recordKey } from '../../../shared/text/compare.ts';
import { useRequest } from '../../ipc/requests.ts';
import { KIND_SCREENS } from '../kinds.ts';
import classes from '../register.module.css';
import type { Named } from '../subject-chip.tsx';
import { CreateDialog } from './create-dialog.tsx';

const TYPING_MS = 90;
const OFFERED_MOST = 12;

export interface Reference {
  readonly kind: RegisterKind;
  readonly key: string;
}

export interface ReferencePickerProps {
  readonly label: string;
  /** Whether the label is shown above the field; otherwise it is told to screen readers alone. */
  readonly labelled?: boolean;
  readonly kinds: readonly RegisterKind[];
  readonly many: boolean;
  readonly value: readonly Reference[];
  onChange(value: readonly Reference[]): void;
  /** Names of what is chosen already. */
  readonly named?: Named;
  readonly autoFocus?: boolean;
  readonly description?: string;
  readonly error?: string;
  /** Enter with nothing typed. */
  onSubmit?(): void;
  onCancel?(): void;
}

const idOf = ({ kind, key }: Reference): string => `${kind}:${key}`;

export function ReferencePicker(props: ReferencePickerProps) {
  const { label, kinds, many, value, onChange, named = {} } = props;
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState<{ kind: RegisterKind; key: string } | null>(null);
  const [asked] = useDebouncedValue(typed.trim(), TYPING_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const answer = useRequest(
    'register.suggest',
    { kinds: [...kinds], text: asked, limit: OFFERED_MOST },
    { enabled: combobox.dropdownOpened, keepPrevious: true },
  );
  const names = useRef(new Map<string, string>());
  for (const hit of answer.data?.hits ?? []) names.current.set(idOf(hit), hit.name);
  const nameOf = (one: Reference): string => named[idOf(one)]?.name ?? names.current.get(idOf(one)) ?? one.key;

  const chosen = new Set(value.map(idOf));
  const hits = (answer.data?.hits ?? []).filter((hit) => !chosen.has(idOf(hit)));
  const exact = hits.some((hit) => recordKey(hit.key) === recordKey(typed));
  const makes = typed.trim() === '' || exact ? [] : kinds;

  const choose = (one: Reference) => {
    onChange(many ? [...value, one] : [one]);
    setTyped('');
    // What is under the list must not stay hidden; the next letter opens it again.
    combobox.closeDropdown();
  };
  const pick = (option: string) => {
    const made = kinds.find((kind) => option === `new ${kind}`);
    if (made !== undefined) {
      combobox.closeDropdown();
      setCreating({ kind: made, key: typed.trim() });
      return;
    }
    const hit = hits.find((candidate) => idOf(candidate) === option);
    if (hit !== undefined) choose({ kind: hit.kind, key: hit.key });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1));
    if (event.key === 'Escape') {
      if (combobox.dropdownOpened) {
        event.stopPropagation();
        combobox.closeDropdown();
      } else props.onCancel?.();
    }
    if (event.key === 'Enter' && typed === '' && combobox.getSelectedOptionIndex() < 0) {
      event.preventDefault();
      props.onSubmit?.();
    }
  };
  return (
    <>
      <Combobox store={combobox} onOptionSubmit={pick} withinPortal>
        <Combobox.DropdownTarget>
          <PillsInput
            {...(props.labelled ? { label } : {})}
            {...(props.description === undefined ? {} : { description: props.description })}
            {...(props.error === undefined ? {} : { error: props.error })}
            size="md"
            onClick={() => combobox.openDropdown()}
          >
            <Pill.Group>
              {value.map((one) => (
                <Pill
                  key={idOf(one)}
                  withRemoveButton
                  removeButtonProps={{ 'aria-label': `Take out ${nameOf(one)}`, 'aria-hidden': false, tabIndex: 0 }}
                  onRemove={() => onChange(value.filter((other) => idOf(other) !== idOf(one)))}
                >
                  {nameOf(one)}
                </Pill>
              ))}
              <Combobox.EventsTarget>
                <PillsInput.Field
                  aria-label={label}
                  placeholder={value.length === 0 ? 'Type a part of a name' : ''}
                  autoFocus={props.autoFocus ?? false}
                  value={typed}
                  onFocus={() => combobox.openDropdown()}
                  onBlur={() => combobox.closeDropdown()}
                  onChange={(event) => {
                    setTyped(event.currentTarget.value);
                    combobox.openDropdown();
                    combobox.updateSelectedOptionIndex();
                  }}
                  onKeyDown={press}
                />
              </Combobox.EventsTarget>
            </Pill.Group>
          </PillsInput>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown>
          <Combobox.Options mah="17rem" style={{ overflowY: 'auto' }}>
            {hits.map((hit) => (
              <Combobox.Option key={idOf(hit)} value={idOf(hit)}>
                <div className="clip">{hit.name}</div>
                <div className={`clip faint ${classes.small}`}>
                  {[kinds.length > 1 ? KIND_SCREENS[hit.kind].one : '', hit.key === hit.name ? '' : hit.key, hit.detail]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </Combobox.Option>
            ))}
            {makes.map((kind) => (
              <Combobox.Option key={kind} value={`new ${kind}`}>
                <span className={classes.make}>
                  <IconPlus size={14} stroke={1.7} aria-hidden="true" />
                  <span className="clip">
                    New {KIND_SCREENS[kind].one} “{typed.trim()}”
                  </span>
                </span>
              </Combobox.Option>
            ))}
            {hits.length === 0 && makes.length === 0 && (
              <Combobox.Empty>{answer.data === undefined ? 'Looking…' : 'Nobody and nothing else'}</Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {creating !== null && (
        <CreateDialog
          kind={creating.kind}
          initial={creating.key}
          onClose={() => setCreating(null)}
          onCreated={(key) => choose({ kind: creating.kind, key })}
        />
      )}
    </>
  );
}
