/** Compares what the ledger says of two instants. */

import { REGISTER_KINDS } from '../../../shared/ipc/channels/register.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { type Statement, sameStatement } from '../../../shared/register/facts.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';
import { PRESENT } from '../../../shared/register/record.ts';
import type { Held, Subject } from '../../../shared/register/register.ts';
import type {
  AccountChange,
  Comparison,
  ReachState,
  StatementChange,
} from '../../../shared/reports/compare/compare.ts';
import { accountChange, peopleChanges } from '../../../shared/reports/compare/compare.ts';
import { UNKNOWN_PHRASES, valueWords } from '../../../shared/reports/evidence/words.ts';
import type { Assessment } from '../assessment.ts';
import type { LedgerContext } from '../requests/handler.ts';

/** So that the answer stays small; a saved comparison has everything. */
export const MOST_LISTED_CHANGES = 200;

export interface ComparisonWanted {
  readonly from: string;
  readonly to: string;
}

export function compare(
  context: LedgerContext,
  { from, to }: ComparisonWanted,
  most = MOST_LISTED_CHANGES,
): Comparison {
  if (Date.parse(from) >= Date.parse(to))
    throw new LedgerError('invalid-request', 'The first date has to be before the second.');
  const before = context.assessment.at(from);
  const after = context.assessment.at(Date.parse(to) >= context.ledger.now().getTime() ? undefined : to);
  const name = (email: string): string => {
    const now = after.personName(email);
    return now === email ? before.personName(email) : now;
  };
  const ids = [...new Set([...before.accountIds(), ...after.accountIds()])].sort();
  const accounts = ids.flatMap((id) => accountChange(id, stateOf(before, id), stateOf(after, id), name) ?? []);
  const statements = statementChanges(before, after);
  const people = peopleChanges(accounts);
  const sum = (of: (change: AccountChange) => readonly string[]): number =>
    accounts.reduce((count, change) => count + of(change).length, 0);
  return {
    from,
    to,
    accounts: accounts.toSorted((a, b) => weight(b) - weight(a)).slice(0, most),
    accountsTotal: accounts.length,
    statements: statements.slice(0, most),
    statementsTotal: statements.length,
    people: people.slice(0, most),
    peopleTotal: people.length,
    opened: sum(({ opened }) => opened),
    closed: sum(({ closed }) => closed),
  };
}

/** Reach counts more than gaps: it is what the comparison is asked for. */
function weight({ gained, lost, opened, closed }: AccountChange): number {
  return 100 * (gained.length + lost.length) + opened.length + closed.length;
}

function stateOf(assessment: Assessment, id: string): ReachState | undefined {
  const name = assessment.accountName(id);
  if (name === null && !assessment.world.accounts.has(id)) return undefined;
  const open = assessment.gapsOf(id).filter(({ status }) => status === 'gap');
  return {
    name,
    verdict: assessment.account(id).verdict,
    gaps: new Map(open.map(({ rule, title }) => [rule, title])),
  };
}

/** Statements about the register that are different: said anew, no longer said, or said otherwise. */
function statementChanges(before: Assessment, after: Assessment): StatementChange[] {
  const changes: StatementChange[] = [];
  for (const kind of REGISTER_KINDS) {
    const had = before.world.register.subjects(kind);
    const has = after.world.register.subjects(kind);
    for (const key of new Set([...had.keys(), ...has.keys()])) {
      const fields = changedFields(had.get(key), has.get(key));
      if (fields.length === 0) continue;
      const subject = has.get(key) ?? had.get(key);
      const called = subject?.value('name') ?? subject?.value('label');
      for (const { field, was, is } of fields) {
        const said = (is ?? was)?.confirmed;
        changes.push({
          kind,
          key,
          name: typeof called === 'string' ? called : key,
          label: fieldLabel(kind, field),
          before: words(field, was?.statement, before),
          after: words(field, is?.statement, after),
          basis: said?.basis ?? null,
          by: said?.by ?? null,
          at: is?.provenance.at ?? null,
        });
      }
    }
  }
  return changes;
}

interface ChangedField {
  readonly field: string;
  readonly was: Held | undefined;
  readonly is: Held | undefined;
}

function changedFields(before: Subject | undefined, after: Subject | undefined): ChangedField[] {
  const was = effectiveOf(before);
  const is = effectiveOf(after);
  const changed: ChangedField[] = [];
  for (const slot of new Set([...was.keys(), ...is.keys()])) {
    const a = was.get(slot);
    const b = is.get(slot);
    if (a !== undefined && b !== undefined && sameStatement(a.statement, b.statement)) continue;
    changed.push({ field: slot.split('\n')[0] ?? slot, was: a, is: b });
  }
  return changed;
}

function effectiveOf(subject: Subject | undefined): Map<string, Held> {
  const effective = new Map<string, Held>();
  for (const [name, field] of subject?.fields ?? [])
    if (name !== PRESENT && field.effective !== undefined) effective.set(name, field.effective);
  for (const [name, items] of subject?.items ?? [])
    for (const [item, field] of items)
      if (field.effective !== undefined) effective.set(`${name}\n${item}`, field.effective);
  return effective;
}

function words(field: string, statement: Statement | undefined, assessment: Assessment): string | null {
  if (statement === undefined) return null;
  if ('unknown' in statement) return `unknown: ${UNKNOWN_PHRASES[statement.unknown.reason]}`;
  return valueWords(field, statement.value, (key) => (key.includes('@') ? assessment.personName(key) : key));
}
