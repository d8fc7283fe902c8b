/** Scans in the ledger: the facts they found, and which accounts a run has done, so that it can be resumed. */
import type { Json, NewFact, Provenance } from '../../shared/register/facts.ts';
import type { AccountOutcome, FactBatch, ScanSummary, UnfinishedRun } from '../scan/engine/store.ts';
import type { LedgerContext } from './requests/handler.ts';

export interface StoredScanRun {
  readonly id: string;
  readonly scope: string;
  readonly started: string;
  readonly finished: string | null;
  readonly summary: ScanSummary | null;
}

export function beginScanRun(
  { ledger, actor }: LedgerContext,
  run: { runId: string; scope: string; startedAt: string },
): void {
  const { runId, scope, startedAt } = run;
  if (ledger.db.prepare('SELECT 1 FROM scan_run WHERE id = ?').get(runId) !== undefined) return;
  ledger.note({ actor, action: 'scan', title: `Scan begun: ${scope}`, detail: { run: runId } }, (db, seq) =>
    db
      .prepare('INSERT INTO scan_run (id, scope, started, begun_seq) VALUES (?, ?, ?, ?)')
      .run(runId, scope, startedAt, seq),
  );
}

const MINUTE_MS = 60_000;

/**
 * Store batches as one change. Different facts are kept beside what was true before, each with its answer's own number and
 * time. Equal ones are confirmed by the call and the minute alone: a source for each answer of each account would make a
 * large ledger grow several times as fast.
 */
export function writeScanFacts({ ledger, actor }: LedgerContext, batches: readonly FactBatch[]): void {
  const accounts = batches.flatMap((entry) => (entry.account === undefined ? [] : [entry.account]));
  const title = accounts.length === 0 ? 'Scan: the organization' : `Scan: ${count(accounts.length, 'account')}`;
  ledger.change({ actor, action: 'scan', title, detail: { accounts } satisfies Json }, (draft) => {
    for (const { facts } of batches) for (const fact of facts) draft.put(fact, readAgain(fact));
  });
}

/** What a fact is confirmed by that says what is known: the beginning of the minute, so never later than it was read. */
function readAgain({ provenance: { detail: _, ...provenance } }: NewFact): Provenance {
  const minute = Math.floor(Date.parse(provenance.at) / MINUTE_MS) * MINUTE_MS;
  return Number.isNaN(minute) ? provenance : { ...provenance, at: new Date(minute).toISOString() };
}

export function markScanned(
  { ledger, actor }: LedgerContext,
  { runId, outcomes }: { runId: string; outcomes: readonly AccountOutcome[] },
): void {
  const complete = outcomes.filter(({ result }) => result === 'complete').length;
  const title = `Scan: ${complete} of ${count(outcomes.length, 'account')} read in full`;
  ledger.note({ actor, action: 'scan', title, detail: { run: runId } }, (db, seq) => {
    const insert = db.prepare('INSERT INTO scan_outcome (run_id, account, seq, at, outcome) VALUES (?, ?, ?, ?, ?)');
    for (const outcome of outcomes) insert.run(runId, outcome.account, seq, outcome.at, storedOutcome(outcome));
  });
}

export function finishScanRun(
  { ledger, actor }: LedgerContext,
  { runId, summary }: { runId: string; summary: ScanSummary },
): void {
  const title = `Scan finished: ${summary.complete} of ${count(summary.accounts, 'account')} read in full`;
  const detail = { run: runId, complete: summary.complete, failed: summary.failed, calls: summary.calls };
  ledger.note({ actor, action: 'scan', title, detail }, (db, seq) =>
    db
      .prepare('UPDATE scan_run SET finished = ?, summary = ?, finished_seq = ? WHERE id = ?')
      .run(summary.finished, JSON.stringify(summary), seq, runId),
  );
}

/** The newest run of a scope, if it did not reach its end. */
export function unfinishedRun({ ledger }: LedgerContext, scope: string): UnfinishedRun | null {
  const run = ledger.db
    .prepare('SELECT id, started, finished FROM scan_run WHERE scope = ? ORDER BY started DESC, begun_seq DESC LIMIT 1')
    .get(scope) as { id: string; started: string; finished: string | null } | undefined;
  if (run === undefined || run.finished !== null) return null;
  const done = ledger.db
    .prepare('SELECT account, at, outcome FROM scan_outcome WHERE run_id = ? ORDER BY seq, account')
    .all(run.id) as OutcomeRow[];
  return { runId: run.id, startedAt: run.started, done: done.map(outcomeIn) };
}

/** The latest outcome of each account of a scope, of any run. */
export function scanOutcomes({ ledger }: LedgerContext, scope: string): AccountOutcome[] {
  const rows = ledger.db
    .prepare(
      `SELECT account, at, outcome FROM (
         SELECT a.account, a.at, a.outcome, row_number() OVER (PARTITION BY a.account ORDER BY a.at DESC, a.seq DESC) AS place
         FROM scan_outcome a JOIN scan_run r ON r.id = a.run_id WHERE r.scope = ?
       ) WHERE place = 1`,
    )
    .all(scope) as OutcomeRow[];
  return rows.map(outcomeIn);
}

interface OutcomeRow {
  readonly account: string;
  readonly at: string;
  readonly outcome: string;
}

/** What is kept of an outcome beside its account and time: there is one for each account of each scan. */
interface KeptOutcome {
  readonly result: AccountOutcome['result'];
  readonly errors?: AccountOutcome['errors'];
  /** The checks of the slow cycle by when they last had an answer: most had theirs together. */
  readonly slowBy: Readonly<Record<string, readonly string[]>>;
}

function storedOutcome({ result, errors, slow }: AccountOutcome): string {
  const slowBy: Record<string, string[]> = {};
  for (const [check, at] of Object.entries(slow)) {
    slowBy[at] ??= [];
    slowBy[at].push(check);
  }
  return JSON.stringify({ result, ...(errors.length === 0 ? {} : { errors }), slowBy } satisfies KeptOutcome);
}

/** As it was given. Older versions kept it whole. */
function outcomeIn({ account, at, outcome }: OutcomeRow): AccountOutcome {
  const kept = JSON.parse(outcome) as KeptOutcome | AccountOutcome;
  if (!('slowBy' in kept)) return kept;
  const { result, errors = [], slowBy } = kept;
  const slow = Object.entries(slowBy).flatMap(([when, checks]) => checks.map((check) => [check, when] as const));
  return { account, at, result, errors, slow: Object.fromEntries(slow) };
}

export function scanRuns({ ledger }: LedgerContext, limit: number): StoredScanRun[] {
  const rows = ledger.db
    .prepare('SELECT id, scope, started, finished, summary FROM scan_run ORDER BY started DESC, begun_seq DESC LIMIT ?')
    .all(limit) as { id: string; scope: string; started: string; finished: string | null; summary: string | null }[];
  return rows.map((row) => ({
    ...row,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as ScanSummary),
  }));
}

/** An organization was listed whole: accounts that were in it and are not listed any more have left it. */
export function markListed(
  { ledger, actor }: LedgerContext,
  { organization, accounts }: { organization: string; accounts: readonly string[] },
): void {
  const listed = new Set(accounts);
  const gone = [...ledger.register.subjects('account').values()].filter(
    (subject) =>
      !listed.has(subject.key) &&
      subject.fields.get('organization')?.held('observed')?.statement !== undefined &&
      subject.value('organization') === organization,
  );
  if (gone.length === 0) return;
  const title = `Scan: ${count(gone.length, 'account')} no longer in the organization`;
  ledger.change({ actor, action: 'scan', title, detail: { accounts: gone.map(({ key }) => key) } }, (draft) => {
    for (const { key } of gone)
      draft.put({
        kind: 'account',
        key,
        field: 'aws.inOrganization',
        statement: { value: 'no' },
        provenance: { basis: 'observed', source: 'aws:organizations:ListAccounts', at: draft.at },
      });
  });
}

/** What the tray tells of a run. */
export interface NewestScanRun {
  readonly started: string;
  readonly finished: string | null;
  readonly summary: Pick<ScanSummary, 'complete' | 'accounts'> | null;
}

/** The newest run, finished or not; null if there was none. Times and counts alone: main, which asks, is to learn no name. */
export function newestScanRun(context: LedgerContext, _request: null): NewestScanRun | null {
  const [run] = scanRuns(context, 1);
  if (run === undefined) return null;
  const { started, finished, summary } = run;
  return { started, finished, summary: summary && { complete: summary.complete, accounts: summary.accounts } };
}

/** When the newest run was started, ISO 8601; null if there was none. */
export function lastScanStarted({ ledger }: LedgerContext, _request: null): string | null {
  return ledger.db.prepare('SELECT max(started) FROM scan_run').pluck().get() as string | null;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
