/** Records of the open ledger format: taken whole, each with its own provenance. Never gone. */

import { awsAnswer, isAwsSaid } from '../../register/aws-said.ts';
import type { Json, NewFact, Statement, SubjectKind } from '../../register/facts.ts';
import { canonicalJson, sameStatement } from '../../register/facts.ts';
import { KINDS } from '../../register/kinds.ts';
import { PRESENT } from '../../register/record.ts';
import type { Field, Subject } from '../../register/register.ts';
import { recordKey } from '../../text/compare.ts';
import type { RecordStatement } from '../statement.ts';
import type { Batch, Origin } from './batch.ts';
import { recordLineId } from './batch.ts';
import { asClaims, isEvidence } from './claims.ts';
import type { EndedSlot } from './lines.ts';
import { later } from './when.ts';

export function ledgerRecord(batch: Batch, said: RecordStatement, origin: Origin): void {
  const key = keyInLedger(batch, said);
  const ref = { kind: said.kind, key };
  const subject = batch.register.get(ref);
  if (subject !== undefined) batch.matched(origin);
  if (said.kind === 'account') batch.tallies[origin.file]?.accounts.add(said.key);
  if (said.kind === 'person' && subject !== undefined) batch.tallies[origin.file]?.people.add(key);
  const by = batch.options.by;
  const own = said.facts.map((fact) => ({
    ...fact,
    key,
    ...(by !== undefined && fact.confirmed === undefined && fact.provenance.by === undefined
      ? { provenance: { ...fact.provenance, by } }
      : {}),
  }));
  const { asClaims: claimed = false, now } = batch.options;
  const file = batch.files[origin.file]?.file.name ?? '';
  const facts = claimed ? asClaims(said.kind, own, { file, by, now }) : own;
  const settings = said.kind === 'settings';
  const id = recordLineId(ref, origin.file);
  const common = {
    id,
    subject: ref,
    title: `${said.kind} ${key}`,
    file: origin.file,
    row: origin.row,
    acceptable: true,
    byDefault: true,
    needs: [],
  };
  if (subject === undefined) {
    if (settings && facts.length <= 1 && facts[0]?.field === PRESENT) return;
    batch.lines.push({
      ...common,
      change: 'added',
      before: null,
      after: valuesOf(facts),
      reason: null,
      counted: !settings,
      facts,
      ended: [],
    });
    return;
  }
  if (claimed && isEvidence(said.kind)) {
    // As it is in this ledger, or as it was taken in from that very file: nothing to tell.
    if ([own, facts].some((said) => said.every((fact) => saysSo(subject, fact)))) return;
    batch.lines.push({
      ...common,
      change: 'conflicting',
      before: null,
      after: valuesOf(facts),
      reason: 'This is a record of what was done in this ledger; a file does not change it.',
      counted: false,
      acceptable: false,
      byDefault: false,
      facts: [],
      ended: [],
    });
    return;
  }
  const changes = compare(subject, facts, said.unrecorded, origin.at, claimed);
  batch.confirmed.push(...changes.confirmed);
  for (const fact of changes.older)
    batch.lines.push({
      ...common,
      id: `${id}:older:${fact.field}#${fact.item ?? ''}`,
      change: 'conflicting',
      before: currentValue(subject.field(fact.field, fact.item ?? '')),
      after: 'value' in fact.statement ? fact.statement.value : null,
      reason: 'The ledger has it from a newer source; the file is older and does not count.',
      counted: false,
      acceptable: false,
      byDefault: false,
      facts: [],
      ended: [],
    });
  for (const fact of changes.beside)
    batch.lines.push({
      ...common,
      id: `${id}:aws:${fact.field}`,
      change: 'conflicting',
      before: currentValue(subject.field(fact.field, '')),
      after: 'value' in fact.statement ? fact.statement.value : null,
      reason: 'AWS says otherwise, and what AWS says counts; this is kept beside it.',
      counted: false,
      facts: [fact],
      ended: [],
    });
  if (changes.facts.length === 0 && changes.ended.length === 0) return;
  batch.lines.push({
    ...common,
    change: 'changed',
    before: changes.before,
    after: changes.after,
    reason: null,
    counted: true,
    facts: changes.facts,
    ended: changes.ended,
  });
}

/** The ledger's own key where it is written differently. */
/** Kinds whose keys somebody writes, and so may write in another spelling. */
const NAMED_BY_HAND: ReadonlySet<SubjectKind> = new Set(['person', 'group', 'vault', 'place', 'device']);

function keyInLedger(batch: Batch, said: RecordStatement): string {
  if (batch.register.get({ kind: said.kind, key: said.key }) !== undefined) return said.key;
  if (!NAMED_BY_HAND.has(said.kind)) return said.key;
  const wanted = recordKey(said.key);
  for (const key of batch.register.subjects(said.kind).keys()) if (recordKey(key) === wanted) return key;
  return said.key;
}

interface Changes {
  readonly facts: NewFact[];
  readonly confirmed: NewFact[];
  readonly older: NewFact[];
  /** Declared where AWS says otherwise. */
  readonly beside: NewFact[];
  readonly ended: EndedSlot[];
  readonly before: Record<string, Json>;
  readonly after: Record<string, Json>;
}

const saysSo = (subject: Subject, fact: NewFact): boolean =>
  fact.field === PRESENT || says(subject.field(fact.field, fact.item ?? ''), fact.statement);

function compare(
  subject: Subject,
  facts: readonly NewFact[],
  unrecorded: readonly string[],
  at: string,
  claimed: boolean,
): Changes {
  const changes: Changes = { facts: [], confirmed: [], older: [], beside: [], ended: [], before: {}, after: {} };
  const named = new Set<string>();
  for (const fact of facts) {
    const item = fact.item ?? '';
    named.add(`${fact.field}\n${item}`);
    const field = subject.field(fact.field, item);
    const held = field?.held(fact.provenance.basis);
    const date = (fact.confirmed ?? fact.provenance).at;
    if (held !== undefined && sameStatement(held.statement, fact.statement)) {
      if (later(date, held.confirmed.at)) changes.confirmed.push(fact);
      continue;
    }
    if (held !== undefined && later(held.confirmed.at, date)) {
      changes.older.push(fact);
      continue;
    }
    if (held === undefined && says(field, fact.statement)) {
      // A claim makes what was seen here neither truer nor newer.
      if (!claimed) changes.confirmed.push(fact);
      continue;
    }
    if (fact.field === PRESENT) continue;
    if (fact.provenance.basis !== 'observed' && awsAnswer(subject.kind, fact.field, field) !== undefined) {
      changes.beside.push(fact);
      continue;
    }
    changes.facts.push(fact);
    const name = item === '' ? fact.field : `${fact.field}: ${item}`;
    changes.before[name] = currentValue(field);
    changes.after[name] = 'value' in fact.statement ? fact.statement.value : null;
  }
  const end = (field: string, item: string, held: Field): void => {
    if (held.all.some((slot) => later(slot.confirmed.at, at)) || held.all.every((slot) => 'unknown' in slot.statement))
      return;
    const aws = item === '' && isAwsSaid(subject.kind, field);
    // A document that leaves out what AWS answered takes no answer back; a claim ends nothing that was seen or tested here.
    const ended = held.all.filter(({ provenance: { basis } }) =>
      claimed ? basis === 'declared' : !(aws && basis === 'observed'),
    );
    if (ended.length === 0) return;
    for (const slot of ended)
      changes.ended.push({ kind: subject.kind, key: subject.key, field, item, basis: slot.provenance.basis });
    const name = item === '' ? field : `${field}: ${item}`;
    changes.before[name] = currentValue(held);
    changes.after[name] = null;
  };
  for (const field of unrecorded) {
    const held = subject.fields.get(field);
    if (held !== undefined && !named.has(`${field}\n`)) end(field, '', held);
    for (const [item, entry] of subject.items.get(field) ?? []) end(field, item, entry);
  }
  // A list that is given is given whole: what it leaves out is not recorded any more.
  for (const list of KINDS[subject.kind].itemized) {
    if (unrecorded.includes(list) || !facts.some((fact) => fact.field === list)) continue;
    for (const [item, entry] of subject.items.get(list) ?? [])
      if (!named.has(`${list}\n${item}`)) end(list, item, entry);
  }
  return changes;
}

function says(field: Field | undefined, statement: Statement): boolean {
  const effective = field?.effective;
  return effective !== undefined && canonicalJson(effective.statement as Json) === canonicalJson(statement as Json);
}

function currentValue(field: Field | undefined): Json {
  const statement = field?.effective?.statement;
  return statement !== undefined && 'value' in statement ? statement.value : null;
}

function valuesOf(facts: readonly NewFact[]): Json {
  return Object.fromEntries(
    facts
      .filter((fact) => 'value' in fact.statement && fact.field !== PRESENT)
      .map((fact) => [
        fact.item ? `${fact.field}: ${fact.item}` : fact.field,
        'value' in fact.statement ? fact.statement.value : null,
      ]),
  );
}
