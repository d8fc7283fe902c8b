/**
 * Reconciles what files say with what the ledger knows. Nothing is changed here: the answer lists what would change, line
 * by line, and `factsFor` turns accepted lines into facts.
 */

import { SUBJECT_KINDS } from '../../register/kinds.ts';
import type { Field } from '../../register/register.ts';
import { Register } from '../../register/register.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { type ImportStatement, onlyNames } from '../statement.ts';
import type { Origin } from './batch.ts';
import { Batch } from './batch.ts';
import { custody } from './custody.ts';
import type { AcceptedFacts } from './facts-for.ts';
import { factsFor } from './facts-for.ts';
import { matchInboxes } from './inboxes.ts';
import { item } from './items.ts';
import { tellContradictions } from './last-days.ts';
import { ledgerRecord } from './ledger-records.ts';
import type { ReconcileOptions, Reconciliation } from './lines.ts';
import { Lists } from './lists.ts';
import { recordLines, strangerLines } from './records.ts';
import { scopeLines } from './scopes.ts';
import { account, group, listedPerson, organization, vault } from './statements.ts';
import { summaries } from './summary.ts';

/** Records first, then those who are listed as people, then the lists that speak of them, then what joins them all. */
const ORDER: readonly ImportStatement['about'][][] = [
  ['record', 'organization', 'account', 'custody'],
  ['person'],
  ['group', 'vault'],
  ['member', 'access'],
  ['item'],
];

export function reconcile(register: Register, files: readonly ParsedFile[], options: ReconcileOptions): Reconciliation {
  const isLedger = (file: ParsedFile): boolean => file.kind === 'root-ledger';
  if (!files.some(isLedger) || files.every(isLedger)) return reconcileTogether(register, files, options);
  // A ledger's records are taken whole; what the other files add is added to them, as if they had been imported first.
  const records = reconcileTogether(
    register,
    files.map((file) => (isLedger(file) ? file : hollow(file))),
    options,
  );
  const others = reconcileTogether(
    withFacts(register, factsFor(records, 'default')),
    files.map((file) => (isLedger(file) ? hollow(file) : file)),
    options,
  );
  return {
    files: files.map((file, at) => (isLedger(file) ? records : others).files[at]).filter((file) => file !== undefined),
    identities: records.identities,
    lines: [...records.lines, ...others.lines],
    confirmed: [...records.confirmed, ...others.confirmed],
    completions: [...records.completions, ...others.completions],
    merges: [...records.merges, ...others.merges],
  };
}

/** A file that says nothing, in its place. */
function hollow(file: ParsedFile): ParsedFile {
  return { ...file, statements: [], scopes: [], more: false, listing: 'hollow' };
}

function withFacts(register: Register, accepted: AcceptedFacts): Register {
  const copy = new Register();
  for (const kind of SUBJECT_KINDS)
    for (const [key, subject] of register.subjects(kind)) {
      const put = (field: string, item: string, of: Field): void => {
        for (const held of of.all) copy.put({ kind, key, field, item, ...held });
      };
      for (const [name, field] of subject.fields) put(name, '', field);
      for (const [name, items] of subject.items) for (const [item, field] of items) put(name, item, field);
    }
  for (const slot of accepted.ended) copy.end(slot, slot.field, slot.item, slot.basis);
  for (const fact of accepted.facts)
    copy.put({ ...fact, item: fact.item ?? '', confirmed: fact.confirmed ?? fact.provenance });
  return copy;
}

function reconcileTogether(
  register: Register,
  files: readonly ParsedFile[],
  options: ReconcileOptions,
): Reconciliation {
  const batch = new Batch(register, files, options);
  const lists = new Lists(batch);
  const listedPeople = new Set<string>();
  const leaversOnly = new Set<number>();
  for (const kinds of ORDER) {
    const wanted = new Set(kinds);
    for (const [file, parsed] of files.entries())
      for (const said of parsed.statements)
        if (wanted.has(said.about)) take(batch, lists, listedPeople, said, batch.origin(file, said.row, said.at));
  }
  for (const [file, parsed] of files.entries()) if (isLeaverList(parsed)) leaversOnly.add(file);
  lists.compare();
  matchInboxes(batch);
  lists.tellUnsure();
  scopeLines(batch, lists, listedPeople, leaversOnly);
  strangerLines(batch);
  tellContradictions(batch);
  recordLines(batch);
  return {
    files: summaries(batch),
    identities: files.map((file) => file.file),
    lines: batch.lines,
    confirmed: batch.confirmed,
    completions: batch.completions,
    merges: batch.merges,
  };
}

function take(batch: Batch, lists: Lists, listedPeople: Set<string>, said: ImportStatement, origin: Origin): void {
  if (isTakenAsSaid(said)) batch.used(origin);
  switch (said.about) {
    case 'record': {
      ledgerRecord(batch, said, origin);
      return;
    }
    case 'organization': {
      organization(batch, said, origin);
      return;
    }
    case 'account': {
      account(batch, said, origin);
      return;
    }
    case 'custody': {
      custody(batch, said, origin);
      return;
    }
    case 'person': {
      const key = listedPerson(batch, said, origin);
      if (said.list === 'directory') listedPeople.add(key);
      return;
    }
    case 'group':
      group(batch, said, origin);
      return;
    case 'vault':
      vault(batch, said, origin);
      return;
    case 'member': {
      lists.member(said, origin);
      return;
    }
    case 'access': {
      lists.access(said, origin);
      return;
    }
    case 'item': {
      item(batch, said, origin);
      return;
    }
  }
}

/** Is the statement taken whatever the ledger knows? Of the others their own file says whether anything came of them. */
function isTakenAsSaid(said: ImportStatement): boolean {
  if (said.about === 'item' || onlyNames(said)) return false;
  if (said.about === 'access') return said.level !== null;
  return said.about !== 'person' || said.list !== 'mention';
}

/** A list in which everybody has a last day or has left lists leavers, not the company. */
function isLeaverList(file: ParsedFile): boolean {
  const people = file.statements.filter((said) => said.about === 'person' && said.list === 'directory');
  return (
    people.length > 0 &&
    people.every(
      (said) =>
        said.about === 'person' &&
        (said.fields.lastDay !== undefined || said.fields.status === 'left' || said.fields.status === 'leaving'),
    )
  );
}
