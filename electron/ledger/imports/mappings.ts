/** Column mappings of tables of people, kept in the ledger by name. */
import { columnMapping } from '../../../shared/imports/mapping.ts';
import type { Mapping } from '../../../shared/ipc/channels/imports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Json, NewFact } from '../../../shared/register/facts.ts';
import type { Ledger } from '../ledger.ts';
import { declared } from '../register-edit.ts';

const FIELD = 'mapping';

export function savedMappings({ register }: Ledger): { name: string; mapping: Mapping }[] {
  return [...register.subjects('mapping')]
    .flatMap(([name, subject]) => {
      const parsed = columnMapping.safeParse(subject.value(FIELD));
      return parsed.success ? [{ name, mapping: parsed.data }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function saveMapping(ledger: Ledger, actor: string, name: string, mapping: Mapping): { seq: number } {
  const title = `Saved the column mapping “${name}”`;
  const { seq } = ledger.change({ actor, action: 'edit', title }, (draft) =>
    draft.put(factOf(name, mapping, draft.at, actor)),
  );
  return { seq };
}

/** Keep a mapping under another name, as one change. Fails with `not-found`, or `conflict` where the name is taken. */
export function renameMapping(ledger: Ledger, actor: string, name: string, to: string): { seq: number } {
  const mapping = savedMappings(ledger).find((one) => one.name === name)?.mapping;
  if (mapping === undefined) throw missing();
  if (ledger.register.get({ kind: 'mapping', key: to }) !== undefined)
    throw new LedgerError('conflict', `There is a column mapping “${to}” already.`, { hint: 'Choose another name.' });
  const title = `Renamed the column mapping “${name}” to “${to}”`;
  const { seq } = ledger.change({ actor, action: 'edit', title }, (draft) => {
    draft.remove({ kind: 'mapping', key: name });
    draft.put(factOf(to, mapping, draft.at, actor));
  });
  return { seq };
}

export function removeMapping(ledger: Ledger, actor: string, name: string): { seq: number } {
  const ref = { kind: 'mapping', key: name } as const;
  if (ledger.register.get(ref) === undefined) throw missing();
  const title = `Removed the column mapping “${name}”`;
  const { seq } = ledger.change({ actor, action: 'edit', title }, (draft) => draft.remove(ref));
  return { seq };
}

function factOf(name: string, mapping: Mapping, at: string, by: string): NewFact {
  return {
    kind: 'mapping',
    key: name,
    field: FIELD,
    statement: { value: mapping as Json },
    provenance: declared(at, by),
  };
}

const missing = () => new LedgerError('not-found', 'There is no such column mapping.');
