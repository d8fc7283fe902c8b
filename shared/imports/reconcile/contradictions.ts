/**
 * Statements that contradict each other: two rows about one thing that differ, or two files of the same date. The order in which
 * they came decides nothing: neither counts until somebody accepts one.
 */
import type { Json, SubjectRef } from '../../register/facts.ts';
import { canonicalJson } from '../../register/facts.ts';
import { fieldLabel, KIND_NAMES } from '../../register/labels.ts';
import type { Batch, Wish } from './batch.ts';
import { recordLineId } from './batch.ts';
import { same } from './same.ts';
import { later } from './when.ts';

/** What a person's record has of staying: said together, so that no half of a row is taken with another row's. */
const STAYING = ['status', 'lastDay'] as const;

/** The one wish that the files agree on, the newest; null where those equally new contradict each other, which is told. */
export function agreed(batch: Batch, ref: SubjectRef, field: string, wishes: readonly Wish[]): Wish | null {
  const newest = newestOf(wishes);
  const first = newest[0] as Wish;
  if (newest.every((wish) => same(wish.value, first.value))) return first;
  tellContradiction(batch, ref, [field], newest);
  return null;
}

/** Of firm wishes, if there are any, those with the newest date. */
function newestOf(wishes: readonly Wish[]): readonly Wish[] {
  const firm = wishes.filter((wish) => !wish.onlyIfUnrecorded);
  const asked = firm.length > 0 ? firm : wishes;
  return asked.filter((wish) => !asked.some((other) => later(other.origin.at, wish.origin.at)));
}

/**
 * A person in several rows of lists of the company's people. Where the rows say different things of whether the person stays,
 * nothing of that is taken, also not what only one of them says; where the rows are logins of one person, whoever has one
 * that is active is here, and those that have ended are told.
 */
export function settleStaying(batch: Batch, ref: SubjectRef, fields: Map<string, Wish[]>): void {
  const rows = batch.rowsOf(ref.key);
  if (ref.kind !== 'person' || rows.length < 2) return;
  const at = (wish: Wish): string => `${wish.origin.file}\n${wish.origin.row}`;
  const newest = rows.filter((row) => !rows.some((other) => later(other.at, row.at)));
  const wanted = new Map(newest.map((row) => [`${row.file}\n${row.row}`, new Map<string, Wish>()]));
  for (const field of STAYING) for (const wish of fields.get(field) ?? []) wanted.get(at(wish))?.set(field, wish);
  const said = [...wanted.values()];
  const bundles = new Set(
    said.map((one) => canonicalJson(STAYING.map((field) => one.get(field)?.value ?? null) as readonly Json[])),
  );
  if (bundles.size < 2) return;
  const active = said.some((one) => one.get('status')?.value === 'active');
  if (active && newest.every(({ login }) => login)) {
    for (const one of said) {
      const status = one.get('status');
      if (status === undefined || status.value === 'active') continue;
      batch.problem(
        status.origin,
        'This login has ended. The person has another one that is active, and so is still here.',
      );
      fields.set(
        'status',
        (fields.get('status') ?? []).filter((wish) => wish !== status),
      );
    }
    return;
  }
  const wishes = said.flatMap((one) => [...one.values()]);
  tellContradiction(
    batch,
    ref,
    STAYING,
    wishes,
    newest.map(({ row }) => row),
  );
  for (const field of STAYING) fields.delete(field);
}

/** What a line is about that speaks of some fields of a record: `person bo@acme.example: Status, Last day`. */
export function fieldsTitle({ kind, key }: SubjectRef, fields: readonly string[]): string {
  return `${KIND_NAMES[kind][0]} ${key}: ${fields.map((field) => fieldLabel(kind, field)).join(', ')}`;
}

/** One line for each row, to be accepted or left; and the contradiction among what is told of the file. */
function tellContradiction(
  batch: Batch,
  ref: SubjectRef,
  fields: readonly string[],
  wishes: readonly Wish[],
  inRows: readonly number[] = wishes.map(({ origin }) => origin.row),
): void {
  const files = new Set(wishes.map(({ origin }) => origin.file));
  const rows = [...new Set(inRows)].filter((row) => row > 0).sort((a, b) => a - b);
  const where =
    files.size > 1
      ? `${[...files].map((file) => batch.files[file]?.file.name ?? '').join(' and ')} contradict each other and are of the same date`
      : rows.length > 1
        ? `Rows ${rows.slice(0, -1).join(', ')} and ${rows.at(-1)} contradict each other`
        : 'The file contradicts itself';
  const of = fieldsTitle(ref, fields);
  const subject = batch.register.get(ref);
  const byRow = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const key = `${wish.origin.file}\n${wish.origin.row}`;
    byRow.set(key, [...(byRow.get(key) ?? []), wish]);
  }
  for (const said of byRow.values()) {
    const { origin } = said[0] as Wish;
    batch.lines.push({
      id: `${recordLineId(ref, origin.file)}:contradicts:${fields.join('+')}:${origin.row}`,
      change: 'conflicting',
      subject: ref,
      title: of,
      before: Object.fromEntries(said.map(({ field }) => [field, subject?.value(field) ?? null])),
      after: Object.fromEntries(said.map(({ field, value }) => [field, value])),
      reason: `${where}. Neither counts until you accept one; what the ledger says stays as it is.`,
      file: origin.file,
      row: origin.row,
      counted: false,
      acceptable: true,
      byDefault: false,
      facts: said.map(({ field, value, provenance }) => ({ ...ref, field, statement: { value }, provenance })),
      ended: [],
      needs: [],
    });
  }
  for (const file of files)
    batch.problem(
      { file, row: 0, at: batch.options.now },
      `${where} about ${of}: neither was taken. Accept the right one.`,
    );
}
