/** A whole scan: who asks, which accounts, all checks, streamed to the ledger; can be stopped and resumed at any time. */
import type { ScanProgress } from '../../../shared/ipc/events.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { CallerConfiguration } from '../aws/caller.ts';
import type { AwsFailure } from '../aws/errors.ts';
import { connected, identifyCaller, identifyOrganization, renewalHint } from '../aws/identify.ts';
import { partitionOfArn } from '../aws/partitions.ts';
import { Calls } from './calls.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { isCancelled } from './findings.ts';
import type { Renew } from './gate.ts';
import { callerIdentity, type Opener } from './identity.ts';
import { Progress } from './progress.ts';
import type { Pacing } from './rates.ts';
import { readAll } from './reading.ts';
import { Selection, type Which } from './selection.ts';
import type { ScanError, ScanSink, ScanStore, ScanSummary } from './store.ts';
import { Writer } from './writer.ts';

/** The read role that the template makes. A scan tries the role it is given and no other. */
export const DEFAULT_ROLE_NAME = 'RootLedgerRead';
export interface ScanOptions {
  readonly caller: CallerConfiguration;
  /** Default: `DEFAULT_ROLE_NAME`. */
  readonly roleName?: string | undefined;
  readonly externalId?: string | undefined;
  /** Only these accounts. Where accounts cannot be listed, these are read through the role. */
  readonly accounts?: readonly string[] | undefined;
  /** Only the caller's own account, even if it could list an organization. */
  readonly ownAccountOnly?: boolean | undefined;
  /** Open root sessions for exact devices and keys. Sets off root-usage alarms: ask the user first. */
  readonly deepAudit?: boolean | undefined;
  /** Continue the last unfinished run, if there is one. */
  readonly resume?: boolean | undefined;
  /** Which accounts: all, those whose last reading failed, or those last read long ago. Default: all. */
  readonly which?: Which | undefined;
  /** Read contacts even where the slow cycle would leave them out. */
  readonly contactsNow?: boolean | undefined;
  /** Default: `published`. */
  readonly pacing?: Pacing | undefined;
  readonly sink: ScanSink;
  readonly store: ScanStore;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** The caller's session has ended in mid-scan: have it renewed. Without this the run is stopped and can be resumed. */
  readonly renew?: Renew | undefined;
  readonly now?: (() => Date) | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * Scan. Resolves to the summary, also when cancelled or stopped (`outcome` says so; what was read is kept). Throws
 * `LedgerError` when nothing can be scanned at all, and what the sink throws when the ledger cannot be written.
 */
export async function runScan(options: ScanOptions): Promise<ScanSummary> {
  const clock = options.clock ?? systemClock;
  const now = options.now ?? (() => new Date());
  const stopper = new AbortController();
  let stoppedBy: AwsFailure | null = null;
  const cancel = (): void => stopper.abort();
  if (options.signal?.aborted) stopper.abort();
  options.signal?.addEventListener('abort', cancel, { once: true });

  const { connection, caller } = await connected(options.caller);
  let progress: Progress | null = null;
  const renew: Renew = async (failure) => {
    // Before the scan has begun nobody sees that it waits: what is wrong is the answer then.
    if (options.renew === undefined || progress === null) return false;
    progress.enter('paused', renewalHint(failure, caller));
    const renewed = await options.renew(failure);
    if (renewed) progress.enter('accounts');
    return renewed;
  };
  const calls = new Calls({
    clock,
    signal: stopper.signal,
    pacing: options.pacing,
    renew,
    stop: (failure: AwsFailure) => {
      stoppedBy ??= failure;
      stopper.abort();
    },
  });
  try {
    const identity = callerIdentity(connection, caller, calls);
    const who = await identifyCaller(calls, identity, caller);
    const organization = await identifyOrganization(calls, identity);
    const partition =
      who.partition ?? (organization.known === 'yes' ? partitionOfArn(organization.arn ?? undefined) : null);
    if (partition === null)
      throw new LedgerError(
        'aws-refused',
        'This endpoint says neither who the caller is nor which organization it is in.',
      );

    identity.buckets.partition = partition;
    const opener: Opener = { calls, caller: identity, connection, partition };
    const scope = organization.known === 'yes' ? organization.id : (who.account ?? 'unknown');
    const selection = await Selection.load(options, scope, now);
    const { runId, startedAt } = selection;
    if (!selection.resumed) await options.store.begin({ runId, scope, startedAt });

    const errors: ScanError[] = [...selection.earlierErrors];
    progress = new Progress({ clock, runId, startedAt, counts: calls.counts, tell: options.onProgress });
    progress.continueFrom(selection.alreadyComplete, selection.alreadyFailed);
    progress.enter('listing');
    const whole = await readAll({
      calls,
      opener,
      who,
      organization,
      selection,
      roleName: options.roleName ?? DEFAULT_ROLE_NAME,
      externalId: options.externalId,
      named: options.accounts,
      ownAccountOnly: options.ownAccountOnly ?? false,
      deepAudit: options.deepAudit ?? false,
      sink: options.sink,
      writer: new Writer(options.sink, options.store, runId),
      progress,
      errors,
      now,
      stop: cancel,
    });

    const stopped = stoppedBy as AwsFailure | null;
    const outcome = whole ? 'done' : stopped !== null ? 'stopped' : 'cancelled';
    const summary: ScanSummary = {
      runId,
      outcome,
      started: startedAt,
      finished: now().toISOString(),
      accounts: progress.accounts,
      complete: progress.complete,
      failed: progress.failed,
      calls: calls.counts.calls,
      throttled: calls.counts.throttled,
      errors,
      stoppedBy: whole ? null : (stopped?.code ?? null),
    };
    if (outcome === 'done') await options.store.finish(runId, summary);
    progress.enter(
      outcome === 'done' ? 'done' : outcome === 'cancelled' ? 'cancelled' : 'failed',
      whole ? null : messageOf(stopped),
    );
    return summary;
  } catch (error) {
    if (isCancelled(error)) throw new LedgerError('cancelled', 'The scan was stopped before it began.');
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    connection.close();
  }
}

function messageOf(stopped: AwsFailure | null): string | null {
  if (stopped === null) return null;
  if (stopped.kind === 'network')
    return `${stopped.trouble?.message ?? 'AWS could not be reached any more.'} What was read is kept; resume when you are online.`;
  return 'Your AWS session has ended. What was read is kept; renew the session and resume.';
}
