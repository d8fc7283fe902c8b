/**
 * How long the custody engine takes on the size that the product promises. Pure functions over a generated ledger: no
 * window, no database. The runner decides how the samples are shown.
 */
import { compileCustody, evaluateAll, prepareWhatIf, updateCustody, whatIf } from '../../shared/custody/index.ts';
import type { LedgerDocument } from '../../shared/register/document.ts';
import { policyFrom } from '../../shared/register/policy.ts';
import { LARGE_LEDGER_NOW, type LargeLedgerSize, largeLedger, PROMISED_SIZE } from './large-ledger.ts';

export interface CustodyTimes {
  readonly name: string;
  readonly samplesMs: readonly number[];
  /** What the samples are compared with in the same run. */
  readonly against: { readonly name: string; readonly samplesMs: readonly number[] };
  readonly targetMs: number;
}

/** One frame at 60 Hz. */
const FRAME_MS = 16;
const ROUNDS = 7;
const QUESTIONS = 60;

/** All custody benchmarks, in the order of a working day: open the ledger, ask, edit. */
export function custodyTimes(size: LargeLedgerSize = PROMISED_SIZE): CustodyTimes[] {
  const document = largeLedger(size);
  const options = { policy: policyFrom(document.settings), now: LARGE_LEDGER_NOW };
  const against = { name: 'one bare loop over every entry', samplesMs: sample(ROUNDS, () => bareLoop(document)) };
  const times = (name: string, targetMs: number, samplesMs: number[]): CustodyTimes => ({
    name,
    samplesMs,
    against,
    targetMs,
  });

  const results: CustodyTimes[] = [
    times(
      'custody: read and judge every account',
      1000,
      sample(ROUNDS, () => evaluateAll(compileCustody(document, options))),
    ),
  ];

  const model = compileCustody(document, options);
  evaluateAll(model);
  prepareWhatIf(model);
  const people = document.people ?? [];
  const five = (first: number, step: number): string[] =>
    [0, 1, 2, 3, 4].map((i) => people[(first + i * step) % people.length]?.email ?? '');
  const controllers = document.organizations?.[0]?.controllers ?? [];
  results.push(
    times(
      'custody: what if five people of one team leave',
      FRAME_MS,
      sample(QUESTIONS, (i) => whatIf(model, five(i * 30, 1))),
    ),
    times(
      'custody: what if five people from anywhere leave',
      FRAME_MS,
      sample(QUESTIONS, (i) => whatIf(model, five(i, 977))),
    ),
    times(
      'custody: what if five people who control every account leave',
      2 * FRAME_MS,
      sample(QUESTIONS, () => whatIf(model, controllers)),
    ),
    times(
      'custody: judge again after one edit of a group',
      100,
      sample(ROUNDS, (i) => evaluateAll(updateCustody(model, withoutFirstMember(document, i)))),
    ),
  );
  return results;
}

function sample(rounds: number, run: (round: number) => unknown): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  });
}

/** Touches every entry of the ledger once and does nothing with it: what any evaluation must at least do. */
function bareLoop(document: LedgerDocument): number {
  const seen = new Set<string>();
  for (const group of document.groups ?? []) for (const member of group.members ?? []) seen.add(member.person ?? '');
  for (const vault of document.vaults ?? []) for (const access of vault.access ?? []) seen.add(access.person ?? '');
  for (const device of document.devices ?? []) seen.add(device.holder ?? '');
  for (const account of document.accounts ?? []) for (const key of account.devices ?? []) seen.add(key);
  return seen.size;
}

function withoutFirstMember(document: LedgerDocument, at: number): LedgerDocument {
  const groups = (document.groups ?? []).map((group, i) =>
    i === at ? { ...group, members: group.members?.slice(1) ?? [] } : group,
  );
  return { ...document, groups };
}
