/** What imports left open, read back from their receipts: about one record, or of one import. */
import { type OpenEntry, settledBy } from '../../../shared/imports/open-entries.ts';
import type { OpenView } from '../../../shared/ipc/channels/imports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { SubjectRef } from '../../../shared/register/facts.ts';
import type { Register, Subject } from '../../../shared/register/register.ts';
import type { Ledger } from '../ledger.ts';
import { declared } from '../register-edit.ts';

/** A page shows no more than this of one record. */
const MOST_ENTRIES = 50;
const SETTLED = 'settled';

/** The open entries of one receipt, in the order of the import. */
export function openOf(register: Register, receipt: string, subject: Subject): readonly OpenView[] {
  return entriesOf(subject).map((entry, place) => viewOf(register, { receipt, subject, entry, place }));
}

/** What imports left open about a record: what waits before what is settled, each newest first. */
export function leftOpen({ register }: Ledger, about: SubjectRef): readonly OpenView[] {
  const found: OpenView[] = [];
  for (const [receipt, subject] of register.subjects('receipt'))
    for (const [place, entry] of entriesOf(subject).entries())
      if (entry.kind === about.kind && entry.key === about.key)
        found.push(viewOf(register, { receipt, subject, entry, place }));
  found.sort((a, b) => b.at.localeCompare(a.at) || a.entry - b.entry);
  const newest = new Map<string, OpenView>();
  for (const view of found) {
    const same = `${view.change}\n${view.title}\n${view.file}\n${view.row}`;
    if (!newest.has(same)) newest.set(same, view);
  }
  const shown = [...newest.values()];
  return [...shown.filter((view) => view.settled === null), ...shown.filter((view) => view.settled !== null)].slice(
    0,
    MOST_ENTRIES,
  );
}

/** Keep that somebody settled an entry, as one change. @throws LedgerError `not-found` where there is no such entry. */
export function settle(
  ledger: Ledger,
  actor: string,
  { receipt, entry: place, note }: { readonly receipt: string; readonly entry: number; readonly note: string },
): { seq: number } {
  const subject = ledger.register.get({ kind: 'receipt', key: receipt });
  const entry = subject === undefined ? undefined : entriesOf(subject)[place];
  if (entry === undefined) throw new LedgerError('not-found', 'The import left no such entry open.');
  const title = `Settled what an import left open: ${entry.title}`.slice(0, 200);
  const { seq } = ledger.change({ actor, action: 'edit', title }, (draft) =>
    draft.put({
      kind: 'receipt',
      key: receipt,
      field: SETTLED,
      item: String(place),
      statement: { value: note },
      provenance: declared(draft.at, actor),
    }),
  );
  return { seq };
}

function viewOf(
  register: Register,
  of: { readonly receipt: string; readonly subject: Subject; readonly entry: OpenEntry; readonly place: number },
): OpenView {
  const { receipt, subject, entry, place } = of;
  const { slots: _, ...shown } = entry;
  const at = textOf(subject, 'at') ?? '';
  const said = subject.field(SETTLED, String(place))?.effective;
  const note = said !== undefined && 'value' in said.statement ? String(said.statement.value) : null;
  return {
    ...shown,
    receipt,
    entry: place,
    at,
    by: textOf(subject, 'by'),
    settled:
      said === undefined
        ? settledBy(register, entry, at)
        : { by: said.provenance.by ?? null, at: said.provenance.at, note },
  };
}

function entriesOf(subject: Subject): readonly OpenEntry[] {
  const value = subject.value('open');
  return Array.isArray(value) ? (value as unknown as OpenEntry[]) : [];
}

export function textOf(subject: Subject, field: string): string | null {
  const value = subject.value(field);
  return typeof value === 'string' ? value : null;
}
