/** Cases read from the register, with what the facts of today say about them. */

import type { CaseRow, Overlap } from '../../../shared/ipc/channels/offboarding.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import {
  type Case,
  caseIn,
  casesIn,
  countVerdicts,
  type LiveCounts,
  progressIn,
  risksOf,
  tiedTo,
  verdicts,
  type World,
  worldFrom,
} from '../../../shared/offboarding/index.ts';
import type { Assessment } from '../assessment.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerContext } from '../requests/handler.ts';

export function mustBeCase(ledger: Ledger, id: string): Case {
  const one = caseIn(ledger.register, id);
  if (one === undefined) throw new LedgerError('not-found', `The ledger has no case ${id}.`);
  return one;
}

/** Throws `conflict` when the case is over. */
export function mustBeOpen(ledger: Ledger, id: string): Case {
  const one = mustBeCase(ledger, id);
  if (one.status !== 'open')
    throw new LedgerError('conflict', `Case ${id} is ${one.status}.`, { hint: 'Reopen it to go on.' });
  return one;
}

export function openCases(ledger: Ledger): Case[] {
  return casesIn(ledger.register).filter(({ status }) => status === 'open');
}

/** The world as this case sees it: its leavers, and everybody whom other open cases take away. */
export function worldOfCase(ledger: Ledger, assessment: Assessment, one: Pick<Case, 'id' | 'leavers'>): World {
  return worldFrom(
    assessment.model,
    one.leavers.map(({ email }) => email),
    othersLeaving(ledger, one.id),
  );
}

export function othersLeaving(ledger: Ledger, except: string | null): string[] {
  return openCases(ledger)
    .filter(({ id }) => id !== except)
    .flatMap(({ leavers }) => leavers.map(({ email }) => email));
}

/** What becomes of the case's accounts today; those of today and those it was opened with. */
export function liveOf(world: World, one: Case): LiveCounts {
  return countVerdicts(verdicts(world, [...accountsIn(world, one)]));
}

/** Accounts of the case that the ledger still has: tied to its leavers today, or when it was planned. */
export function accountsIn(world: World, one: Case): Set<string> {
  const accounts = new Set([...accountsOfCase(one)].filter((id) => world.model.indexOf.has(id)));
  for (const id of tiedTo(world)) accounts.add(id);
  return accounts;
}

export function rowOf(ledger: Ledger, assessment: Assessment, one: Case, known?: LiveCounts): CaseRow {
  const now = ledger.now();
  const live = known ?? (one.status === 'open' ? liveOf(worldOfCase(ledger, assessment, one), one) : null);
  return {
    id: one.id,
    kind: one.kind,
    status: one.status,
    leavers: one.leavers,
    lastDay: one.lastDay,
    owner: one.owner,
    openedAt: one.openedAt,
    progress: progressIn(one, now),
    live,
    risks: live === null ? [] : risksOf(one, live, now),
    signatures: one.signatures.length,
  };
}

/** Other open cases that concern some of the same accounts. */
export function overlapsOf(ledger: Ledger, one: Case): Overlap[] {
  if (one.status !== 'open') return [];
  const mine = accountsOfCase(one);
  return openCases(ledger)
    .filter(({ id }) => id !== one.id)
    .map((other) => ({
      id: other.id,
      leavers: other.leavers,
      accounts: [...accountsOfCase(other)].filter((account) => mine.has(account)).length,
    }))
    .filter(({ accounts }) => accounts > 0);
}

/** Accounts that open cases are about: somebody waits for what is so there. */
export function accountsOfOpenCases({ ledger }: Pick<LedgerContext, 'ledger'>): readonly string[] {
  return [...new Set(openCases(ledger).flatMap((one) => [...accountsOfCase(one)]))];
}

function accountsOfCase(one: Case): Set<string> {
  return new Set([
    ...one.snapshot.accounts.map(({ account }) => account),
    ...one.steps.flatMap(({ accounts }) => accounts),
  ]);
}
