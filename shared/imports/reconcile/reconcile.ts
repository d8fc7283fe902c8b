/**
 * Reconciles what files say with what the ledger knows. Nothing is changed here: the answer lists what would change, line
 * by line, and `factsFor` turns accepted lines into facts.
 */
import type { Register } from '../../register/register.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { ImportStatement } from '../statement.ts';
import type { Origin } from './batch.ts';
import { Batch } from './batch.ts';
import { custody } from './custody.ts';
import { matchInboxes } from './inboxes.ts';
import { item } from './items.ts';
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
  matchInboxes(batch);
  scopeLines(batch, lists, listedPeople, leaversOnly);
  strangerLines(batch);
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
