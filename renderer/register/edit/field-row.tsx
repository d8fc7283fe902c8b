/** One field of a subject: what counts, where it comes from, what says otherwise, and editing it in place. */
import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { FormEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { FieldView } from '../../../shared/ipc/channels/accounts.ts';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { canonicalJson } from '../../../shared/register/facts.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';
import { Provenance } from '../../design/provenance.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { FieldValue } from '../field-value.tsx';
import type { FieldSpec } from '../fields.ts';
import { ON_UNLESS_SAID } from '../fields.ts';
import classes from '../register.module.css';
import type { Named } from '../subject-chip.tsx';
import { Drift } from './drift.tsx';
import { FieldControl } from './field-control.tsx';
import type { Saving } from './use-save.ts';

export interface FieldRowProps {
  readonly kind: RegisterKind;
  readonly spec: FieldSpec;
  /** Undefined: nobody has said anything about it. */
  readonly view: FieldView | undefined;
  readonly named: Named;
  readonly saving: Saving;
  readonly readOnly: boolean;
}

export function FieldRow({ kind, spec, view, named, saving, readOnly }: FieldRowProps) {
  const label = fieldLabel(kind, spec.field);
  const value = view?.value ?? null;
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const left = useRef(false);
  // After editing the keyboard is back where it was.
  useEffect(() => {
    if (!editing && left.current) opener.current?.focus();
    left.current = editing;
  }, [editing]);

  const write = (next: Json, then?: () => void) => {
    saving.save({ set: { [spec.field]: next } }, next === null ? `Took back: ${label}.` : `Changed: ${label}.`, then);
  };
  return (
    <div className={classes.field}>
      <dt>{label}</dt>
      <dd>
        {editing ? (
          <Editor
            spec={spec}
            label={label}
            value={value}
            declared={view?.provenance != null && view.provenance.basis !== 'observed'}
            named={named}
            saving={saving}
            write={write}
            close={() => setEditing(false)}
          />
        ) : (
          <>
            {spec.control === 'switch' && !readOnly ? (
              <span className={classes.toggle}>
                <Switch
                  aria-label={label}
                  checked={typeof value === 'boolean' ? value : ON_UNLESS_SAID.has(spec.field)}
                  onChange={(event) => write(event.currentTarget.checked)}
                />
              </span>
            ) : (
              <FieldValue spec={spec} value={value} unknown={view?.unknown ?? null} named={named} />
            )}
            {view !== undefined && view.contradicting.length > 0 && (
              <Drift
                spec={spec}
                view={view}
                named={named}
                {...(readOnly ? {} : { onChoose: (other: Json) => write(other) })}
              />
            )}
          </>
        )}
      </dd>
      <dd className={classes.fieldMark}>
        {!editing && view?.provenance && <Provenance {...view.provenance} stale={view.stale} />}
        {!editing && !readOnly && spec.control !== 'switch' && (
          <Tooltip label={`Edit ${label.toLowerCase()}`}>
            <ActionIcon
              ref={opener}
              size="sm"
              className={classes.pencil}
              aria-label={`Edit ${label.toLowerCase()}`}
              onClick={() => {
                saving.reset();
                setEditing(true);
              }}
            >
              <IconPencil size={14} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </dd>
    </div>
  );
}

interface EditorProps {
  readonly spec: FieldSpec;
  readonly label: string;
  readonly value: Json | null;
  /** Somebody said so, and can take it back; what was observed cannot be. */
  readonly declared: boolean;
  readonly named: Named;
  readonly saving: Saving;
  write(next: Json, then?: () => void): void;
  close(): void;
}

function Editor({ spec, label, value, declared, named, saving, write, close }: EditorProps) {
  const [draft, setDraft] = useState<Json>(value);
  const save = () => {
    const next = draft === '' ? null : draft;
    if (canonicalJson(next) === canonicalJson(value)) close();
    else write(next, close);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <form onSubmit={submit} onKeyDown={press} className={classes.editor}>
      <FieldControl
        spec={spec}
        label={label}
        value={draft}
        onChange={setDraft}
        named={named}
        autoFocus
        onSubmit={save}
        onCancel={close}
      />
      <div className={classes.editorActions}>
        <Button type="submit" size="sm" loading={saving.pending}>
          Save
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        {declared && (
          <Tooltip label="The statement is taken back: unrecorded again, unless something else says it.">
            <Button variant="subtle" color="gray" onClick={() => write(null, close)}>
              Take back
            </Button>
          </Tooltip>
        )}
      </div>
      <Trouble error={saving.error} />
    </form>
  );
}
