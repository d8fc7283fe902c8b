/** Column mappings of tables of people, kept in the ledger by name. */
import { columnMapping } from '../../../shared/imports/mapping.ts';
import type { Mapping } from '../../../shared/ipc/channels/imports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Json } from '../../../shared/register/facts.ts';
import type { Ledger } from '../ledger.ts';

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
    draft.put({
      kind: 'mapping',
      key: name,
      field: FIELD,
      statement: { value: mapping as Json },
      provenance: { basis: 'declared', source: 'person', at: draft.at, by: actor },
    }),
  );
  return { seq };
}

export function removeMapping(ledger: Ledger, actor: string, name: string): { seq: number } {
  const ref = { kind: 'mapping', key: name } as const;
  if (ledger.register.get(ref) === undefined) throw new LedgerError('not-found', 'There is no such column mapping.');
  const title = `Removed the column mapping “${name}”`;
  const { seq } = ledger.change({ actor, action: 'edit', title }, (draft) => draft.remove(ref));
  return { seq };
}
