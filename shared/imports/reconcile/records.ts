/** From wishes about a record's fields to lines: added, changed, conflicting; what is the same is confirmed. */

import { awsAnswer } from '../../register/aws-said.ts';
import type { Json, NewFact, Provenance, SubjectRef } from '../../register/facts.ts';
import { PRESENT } from '../../register/record.ts';
import type { Held, Subject } from '../../register/register.ts';
import { sameAddress } from '../../text/compare.ts';
import type { Batch, Wish } from './batch.ts';
import { isDatedByImport, recordLineId } from './batch.ts';
import { StrangerLine } from './bulk-lines.ts';
import { agreed, fieldsTitle, settleStaying } from './contradictions.ts';
import type { Line } from './lines.ts';
import { same } from './same.ts';
import { later } from './when.ts';

interface Part {
  readonly fields: Map<string, { before: Json; after: Json }>;
  readonly facts: NewFact[];
  row: number;
  counted: boolean;
  /** Does accepting it change what the ledger says? */
  effective: boolean;
}

export function recordLines(batch: Batch): void {
  for (const { ref, fields } of batch.wishes.values()) {
    const subject = batch.register.get(ref);
    const parts = new Map<number, Part>();
    settleStaying(batch, ref, fields);
    for (const [field, wishes] of fields) {
      if (wishes[0]?.cumulative) {
        accumulate(batch, ref, subject, field, wishes, parts);
        continue;
      }
      if (wishes.length === 0) continue;
      const winner = agreed(batch, ref, field, wishes);
      if (winner === null) continue;
      for (const wish of wishes)
        if (wish !== winner && wish.origin.file !== winner.origin.file && !same(wish.value, winner.value))
          disagreement(batch, ref, field, wish, winner);
      settle(batch, ref, subject, field, winner, parts);
    }
    let exists = subject !== undefined;
    for (const [file, part] of [...parts].sort(([a], [b]) => a - b)) {
      const changed = exists;
      exists = true;
      if (part.fields.size === 0 && changed) {
        batch.confirmed.push(...part.facts);
        continue;
      }
      batch.lines.push({
        id: recordLineId(ref, file),
        change: changed ? (part.effective ? 'changed' : 'conflicting') : 'added',
        subject: ref,
        title: titleOf(ref, part),
        before: changed ? Object.fromEntries([...part.fields].map(([name, values]) => [name, values.before])) : null,
        after: Object.fromEntries([...part.fields].map(([name, values]) => [name, values.after])),
        reason:
          changed && !part.effective
            ? 'A newer statement says otherwise and still counts; this one is kept beside it.'
            : null,
        file,
        row: part.row,
        counted: part.counted,
        acceptable: true,
        byDefault: true,
        // That it exists is said by everything else that is said of it.
        facts: part.facts.length > 1 ? part.facts.filter((fact) => fact.field !== PRESENT) : part.facts,
        ended: [],
        needs: [],
      });
    }
  }
}

/** Strangers come as people marked outsiders, along with the entry that brings them. */
export function strangerLines(batch: Batch): void {
  for (const [key, said] of batch.strangers) {
    const { file, row } = said.origin;
    batch.lines.push(new StrangerLine(key, said, { file, row, provenance: batch.provenance(said.origin) }));
  }
}

/** Each file adds to what the ones before it have: its own line, with what was there before it. */
function accumulate(
  batch: Batch,
  ref: SubjectRef,
  subject: Subject | undefined,
  field: string,
  wishes: readonly Wish[],
  parts: Map<number, Part>,
): void {
  const last = new Map(wishes.map((wish) => [wish.origin.file, wish]));
  let before: Json | undefined;
  for (const [file, wish] of [...last].sort(([a], [b]) => a - b)) {
    if (before !== undefined && same(before, wish.value)) continue;
    settle(batch, ref, subject, field, wish, parts);
    const change = parts.get(file)?.fields.get(field);
    if (before !== undefined && change !== undefined) change.before = before;
    before = wish.value;
  }
}

function settle(
  batch: Batch,
  ref: SubjectRef,
  subject: Subject | undefined,
  field: string,
  wish: Wish,
  parts: Map<number, Part>,
): void {
  const held = subject?.fields.get(field);
  const effective = held?.effective;
  const before = effective !== undefined && 'value' in effective.statement ? effective.statement.value : undefined;
  if (wish.onlyIfUnrecorded && before !== undefined) return;
  if (field === PRESENT && subject !== undefined) return;
  const answer = awsAnswer(ref.kind, field, held);
  const provenance = beside(batch, wish, answer);
  const fact: NewFact = { ...ref, field, statement: { value: wish.value }, provenance };
  const { file, row } = wish.origin;
  const part: Part = parts.get(file) ?? { fields: new Map(), facts: [], row, counted: false, effective: false };
  parts.set(file, part);
  const own = held?.held(provenance.basis);
  const older =
    own !== undefined && ('value' in own.statement || own === answer) && later(own.confirmed.at, wish.origin.at);
  if (before !== undefined && (same(before, wish.value) || sameMail(field, before, wish.value))) {
    if (!older) part.facts.push(fact);
    return;
  }
  if (answer !== undefined && provenance.basis !== 'observed') {
    batch.lines.push(otherwise(ref, field, wish, answer, fact));
    return;
  }
  if (older) {
    batch.lines.push({
      id: `${recordLineId(ref, file)}:older:${field}`,
      change: 'conflicting',
      subject: ref,
      title: fieldsTitle(ref, [field]),
      before: { [field]: before ?? null },
      after: { [field]: wish.value },
      reason: `The ledger has it from a newer source (${own.confirmed.at.slice(0, 10)}); the file is older and does not count.`,
      file,
      row,
      counted: false,
      acceptable: false,
      byDefault: false,
      facts: [],
      ended: [],
      needs: [],
    });
    return;
  }
  part.facts.push(fact);
  if (field === PRESENT) {
    if (subject === undefined && !wish.derived) part.counted = true;
    return;
  }
  part.fields.set(field, { before: before ?? null, after: wish.value });
  if (!wish.derived) part.counted = true;
  if (part.fields.size === 1) part.row = row;
  if (before === undefined || effective === undefined || !later(effective.confirmed.at, wish.origin.at))
    part.effective = true;
}

/**
 * The provenance of a wish beside what AWS answered. A file that does not say when it was written may be older than the
 * answer: what it says stands beside it, as a declaration does.
 */
function beside(batch: Batch, wish: Wish, answer: Held | undefined): Provenance {
  const { provenance, origin } = wish;
  if (answer === undefined || provenance.basis !== 'observed') return provenance;
  return batch.isUndated(origin) && !isDatedByImport(answer.confirmed)
    ? { ...provenance, basis: 'declared' }
    : provenance;
}

/** AWS says otherwise: its word counts, and the file's is kept beside it, to be looked into. */
function otherwise(ref: SubjectRef, field: string, wish: Wish, answer: Held, fact: NewFact): Line {
  const { statement, confirmed } = answer;
  const day = confirmed.at.slice(0, 10);
  const undated = wish.provenance.basis === 'observed' ? ' The file does not say when it was written.' : '';
  return {
    id: `${recordLineId(ref, wish.origin.file)}:aws:${field}`,
    change: 'conflicting',
    subject: ref,
    title: fieldsTitle(ref, [field]),
    before: { [field]: 'value' in statement ? statement.value : null },
    after: { [field]: wish.value },
    reason:
      'value' in statement
        ? `AWS says otherwise (${day}), and what AWS says counts; this is kept beside it.${undated}`
        : `AWS was asked and did not answer (${day}): it stays unknown, and this is kept beside it.${undated}`,
    file: wish.origin.file,
    row: wish.origin.row,
    counted: false,
    acceptable: true,
    byDefault: true,
    facts: [fact],
    ended: [],
    needs: [],
  };
}

function disagreement(batch: Batch, ref: SubjectRef, field: string, loser: Wish, winner: Wish): void {
  batch.lines.push({
    id: `${recordLineId(ref, loser.origin.file)}:disagrees:${field}`,
    change: 'conflicting',
    subject: ref,
    title: fieldsTitle(ref, [field]),
    before: { [field]: winner.value },
    after: { [field]: loser.value },
    reason: `Two of the files disagree: ${batch.files[winner.origin.file]?.file.name ?? ''} is newer, and counts.`,
    file: loser.origin.file,
    row: loser.origin.row,
    counted: false,
    acceptable: false,
    byDefault: false,
    facts: [],
    ended: [],
    needs: [],
  });
}

function titleOf(ref: SubjectRef, part: Part): string {
  const name = part.fields.get('name')?.after;
  const label = typeof name === 'string' && name !== '' ? `${name} (${ref.key})` : ref.key;
  return `${KIND_WORDS[ref.kind] ?? ref.kind} ${label}`;
}

const KIND_WORDS: Record<string, string> = {
  account: 'Account',
  organization: 'Organization',
  person: 'Person',
  group: 'Group',
  vault: 'Vault',
  device: 'Device',
  phone: 'Phone',
  place: 'Place',
};

/** Root emails differ only where more than their spelling does. */
function sameMail(field: string, a: Json, b: Json): boolean {
  return field === 'email' && typeof a === 'string' && typeof b === 'string' && sameAddress(a, b);
}
