/**
 * How long the custody engine takes on the size that the product promises: 10,000 accounts, 5,000 people, 2,000 groups.
 * Pure functions over a generated ledger: no window, no database.
 */
import type { CustodyModel } from '../../shared/custody/index.ts';
import {
  compileCustody,
  evaluateAll,
  impactsOf,
  updateCustody,
  whatIf,
  whatIfVerdicts,
} from '../../shared/custody/index.ts';
import { MOST_LISTED_ACCOUNTS } from '../../shared/ipc/channels/whatif.ts';
import type { LedgerDocument } from '../../shared/register/document.ts';
import { policyFrom } from '../../shared/register/policy.ts';
import type { Benchmark, Measured } from './benchmark.ts';
import { custodyInSql } from './custody-in-sql.ts';
import { LARGE_LEDGER_NOW, largeLedger, PROMISED_SIZE } from './large-ledger.ts';

/** One frame at 60 Hz. */
const FRAME_MS = 16;
/** What nobody waits for: the people by their impact, at first and after an edit. */
const MOST_IMPACTS_MS = 300;
const MOST_IMPACTS_AFTER_EDIT_MS = 50;
const ROUNDS = 7;
const QUESTIONS = 60;

export const custody: Benchmark = { name: 'custody', measure };

function measure(): Measured[] {
  const document = largeLedger(PROMISED_SIZE);
  const options = { policy: policyFrom(document.settings), now: LARGE_LEDGER_NOW };
  const model = compileCustody(document, options);
  evaluateAll(model);
  const people = document.people ?? [];
  const five = (first: number, step: number): string[] =>
    [0, 1, 2, 3, 4].map((i) => people[(first + i * step) % people.length]?.email ?? '');
  askWhatIf(model, five(0, 1));

  const entries = { name: 'one bare loop over every entry', samples: sample(ROUNDS, () => everyEntry(document)) };
  const bits = { name: 'a bare loop over the same bitsets', samples: sample(QUESTIONS, (i) => bareBits(model, i)) };
  const inSql = custodyInSql(model);
  const sql = { name: 'the same question in SQL', samples: sample(9, (i) => inSql.lost(five(i * 30, 1))) };
  inSql.close();
  const team = sample(QUESTIONS, (i) => askWhatIf(model, five(i * 30, 1)));

  impactsOf(model);
  const afterEdits = Array.from({ length: ROUNDS }, (_, i) => updateCustody(model, withoutFirstMember(document, i)));

  return [
    {
      name: 'custody: read and judge every account',
      unit: 'ms',
      samples: sample(ROUNDS, () => evaluateAll(compileCustody(document, options))),
      against: entries,
      target: { of: 'value', most: 1000 },
    },
    {
      name: 'custody: judge again after one edit of a group',
      unit: 'ms',
      samples: sample(ROUNDS, (i) => evaluateAll(updateCustody(model, withoutFirstMember(document, i)))),
      against: entries,
      target: { of: 'value', most: 100 },
    },
    {
      name: 'custody: what if five people of one team leave',
      unit: 'ms',
      samples: team,
      against: sql,
      target: { of: 'value', most: FRAME_MS },
    },
    { name: 'custody: the same what-if, against bare bitsets', unit: 'ms', samples: team, against: bits },
    {
      name: 'custody: what if five people from anywhere leave',
      unit: 'ms',
      samples: sample(QUESTIONS, (i) => askWhatIf(model, five(i, 977))),
      against: bits,
      target: { of: 'value', most: FRAME_MS },
    },
    {
      name: 'custody: what if five who control every account leave',
      unit: 'ms',
      samples: sample(QUESTIONS, () => askWhatIf(model, document.organizations?.[0]?.controllers ?? [])),
      against: bits,
      target: { of: 'value', most: FRAME_MS },
    },
    {
      name: 'custody: everybody by how much would break without them',
      unit: 'ms',
      samples: sample(ROUNDS, () => impactsOf({ ...model, impacts: new WeakMap() })),
      against: entries,
      target: { of: 'value', most: MOST_IMPACTS_MS },
    },
    {
      name: 'custody: the same after one edit of a group',
      unit: 'ms',
      samples: afterEdits.map((edited) => sampleOne(() => impactsOf(edited))),
      against: entries,
      target: { of: 'value', most: MOST_IMPACTS_AFTER_EDIT_MS },
    },
  ];
}

/** As the window asks it: the verdicts on every account, and the reasons of those that it lists. */
function askWhatIf(model: CustodyModel, leavers: readonly string[]): unknown {
  const affected = whatIfVerdicts(model, leavers).filter(
    ({ company, leaver }) => company !== 'fine' || leaver !== 'out',
  );
  const listed = affected.slice(0, MOST_LISTED_ACCOUNTS).map(({ account }) => account);
  return whatIf(model, leavers, listed);
}

function sample(rounds: number, run: (round: number) => unknown): number[] {
  return Array.from({ length: rounds }, (_, round) => sampleOne(() => run(round)));
}

function sampleOne(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Touches every entry of the ledger once and does nothing with it: what any evaluation must at least do. */
function everyEntry(document: LedgerDocument): number {
  const seen = new Set<string>();
  for (const group of document.groups ?? []) for (const member of group.members ?? []) seen.add(member.person ?? '');
  for (const vault of document.vaults ?? []) for (const access of vault.access ?? []) seen.add(access.person ?? '');
  for (const device of document.devices ?? []) seen.add(device.holder ?? '');
  for (const account of document.accounts ?? []) for (const key of account.devices ?? []) seen.add(key);
  return seen.size;
}

/** Looks each of five people up in every set of every account, and does nothing with the answers. */
function bareBits(model: CustodyModel, round: number): number {
  const five = [0, 1, 2, 3, 4].map((i) => (round * 30 + i) % model.people.count);
  let found = 0;
  for (const { known } of model.accounts)
    for (const set of [known.password, known.inbox, ...known.factor, known.phone, known.key, known.central])
      for (const person of five) if (model.sets.has(set, person)) found += 1;
  return found;
}

function withoutFirstMember(document: LedgerDocument, at: number): LedgerDocument {
  const groups = (document.groups ?? []).map((group, i) =>
    i === at ? { ...group, members: group.members?.slice(1) ?? [] } : group,
  );
  return { ...document, groups };
}
