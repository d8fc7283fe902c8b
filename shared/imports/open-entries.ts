/** What an import leaves open: lines that contradict something, fit nothing for sure or are proposed as gone, until somebody decides. */
import type { Provenance, SubjectKind, SubjectRef } from '../register/facts.ts';
import { fieldLabel } from '../register/labels.ts';
import { PRESENT } from '../register/record.ts';
import type { Held, Register } from '../register/register.ts';
import type { Change, Line, Reconciliation } from './reconcile/lines.ts';
import { later } from './reconcile/when.ts';

/** A place of the register that a line would have written. */
export interface OpenSlot {
  readonly field: string;
  readonly item: string;
}

export interface OpenEntry {
  readonly change: Change;
  readonly kind: SubjectKind;
  readonly key: string;
  readonly title: string;
  readonly reason: string;
  /** What the row says, where it contradicts something: `Status left, Last day 2026-10-01`; else empty. */
  readonly said: string;
  readonly file: string;
  /** The data record, counted from 1; 0 is the file as a whole. */
  readonly row: number;
  /** Empty where nobody can accept it. */
  readonly slots: readonly OpenSlot[];
}

/** Who settled an entry, and when. */
export interface Settled {
  readonly by: string | null;
  /** ISO 8601; null where what it is about is not in the ledger any more. */
  readonly at: string | null;
  /** In somebody's words, where somebody said so. */
  readonly note: string | null;
}

/** More than this of one import are counted in its file's summary, and not listed. */
const MOST_OPEN = 500;
/** Characters kept of one value. */
const MOST_CHARS = 100;
const OPEN: ReadonlySet<Change> = new Set<Change>(['gone', 'unmatched', 'conflicting']);

/** The entries left open by an import of which these lines were accepted. */
export function openEntries(
  { files, lines }: Pick<Reconciliation, 'files' | 'lines'>,
  accepted: (line: Line) => boolean,
): readonly OpenEntry[] {
  const open: OpenEntry[] = [];
  for (const line of lines) {
    if (!OPEN.has(line.change) || accepted(line) || isKeptElsewhere(line)) continue;
    if (open.length === MOST_OPEN) break;
    const slots = [...line.facts, ...line.ended].filter(({ kind, key }) => isSubject(line.subject, { kind, key }));
    open.push({
      change: line.change,
      kind: line.subject.kind,
      key: line.subject.key,
      title: line.title,
      reason: line.reason ?? '',
      said: line.change === 'conflicting' ? saidWords(line) : '',
      file: files[line.file]?.file ?? '',
      row: line.row,
      slots: slots.map(({ field, item }) => ({ field, item: item ?? '' })),
    });
  }
  return open;
}

/** Values that are one word; lists and records are looked at in their file. */
function saidWords({ subject, after }: Line): string {
  if (typeof after !== 'object' || after === null || Array.isArray(after)) return '';
  return Object.entries(after)
    .flatMap(([field, value]) =>
      typeof value === 'object'
        ? []
        : [
            `${fieldLabel(subject.kind, field)} ${String(value)
              .replace(/T00:00:00Z$/, '')
              .slice(0, MOST_CHARS)}`,
          ],
    )
    .join(', ');
}

/** A sign-in that fits no account is kept with its vault, is a gap, and is settled there. */
function isKeptElsewhere({ change, acceptable, subject }: Line): boolean {
  return change === 'unmatched' && !acceptable && subject.kind === 'vault';
}

const isSubject = (a: SubjectRef, b: SubjectRef): boolean => a.kind === b.kind && a.key === b.key;

/**
 * Whether the ledger has been told of it since: everything that the line would have written was stated or taken out after the
 * import. Null where it waits. `at` is when the import was written.
 */
export function settledBy(register: Register, entry: OpenEntry, at: string): Settled | null {
  // What nobody can accept contradicts something newer, which counts; or fits nothing, and waits for somebody to say what it is.
  const subject = register.get({ kind: entry.kind, key: entry.key });
  if (entry.slots.length === 0) {
    if (entry.change === 'conflicting') return { by: null, at, note: 'The newer statement counts.' };
    const known = newest(
      subject?.fields.get(PRESENT)?.all ?? [...(subject?.fields.values() ?? [])].flatMap(({ all }) => all),
    );
    return known === null ? null : { by: known.by ?? null, at: known.at, note: 'It is in the ledger now.' };
  }
  const gone: Settled = { by: null, at: null, note: null };
  let last: Provenance | null = null;
  for (const { field, item } of entry.slots) {
    const said = newest(subject?.field(field, item)?.all ?? []);
    // Proposed as gone, and gone since: what somebody took out leaves nothing that could say when.
    if (said === null && entry.change === 'gone') continue;
    if (said === null || !later(said.at, at)) return null;
    if (last === null || later(said.at, last.at)) last = said;
  }
  return last === null ? gone : { by: last.by ?? null, at: last.at, note: null };
}

function newest(held: Iterable<Held>): Provenance | null {
  let last: Provenance | null = null;
  for (const { confirmed } of held) if (last === null || later(confirmed.at, last.at)) last = confirmed;
  return last;
}
