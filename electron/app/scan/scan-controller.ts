/** The running scan: one at a time, in a helper of its own that writes to the open ledger. */
import { isRunning, type ScanProgress } from '../../../shared/ipc/events.ts';
import { errorOf, LedgerError } from '../../../shared/ipc/result.ts';
import type { Helper, Helpers } from '../../helpers/helper.ts';
import type { ScanSummary } from '../../scan/engine/store.ts';
import type { AwsQuestion, FromScanWorker, ScanJob, ToScanWorker } from '../../scan/worker-messages.ts';
import type { LedgerPort } from '../session/ports.ts';

/** A scan holds little for long: a small nursery keeps its memory a third smaller, whatever the number of accounts. */
const YOUNG_GENERATION_MB = 16;

/** Where scans run. */
export interface AwsHelper {
  readonly helpers: Helpers;
  /** The built file of the helper. */
  readonly file: string;
}

/** Ask AWS something that needs no ledger, in a helper with the given environment. Throws the failure it answers. */
export function askAws(
  { helpers, file }: AwsHelper,
  question: AwsQuestion,
  environment: NodeJS.ProcessEnv,
): Promise<unknown> {
  const helper = helpers.start(file, { data: question, env: environment, name: 'aws' });
  return new Promise((resolve, reject) => {
    helper.onMessage((message: FromScanWorker) => {
      if (message.kind === 'told') resolve(message.answer);
      if (message.kind !== 'failed') return;
      reject(errorOf(message.error));
    });
    helper.onExit(() => reject(new LedgerError('internal', 'The part of Root Ledger that asks AWS stopped.')));
  });
}

export interface ScanWatcher {
  progress(progress: ScanProgress): void;
  finished(summary: ScanSummary): void;
  /** The scan ended without a summary: nothing could be scanned, or it broke off. `message` says why, in words. */
  failed(message: string): void;
}

export class ScanController {
  private readonly aws: AwsHelper;
  private readonly watcher: ScanWatcher;
  private helper: Helper | null = null;
  private latest: ScanProgress | null = null;
  private ended: Promise<void> = Promise.resolve();

  constructor(aws: AwsHelper, watcher: ScanWatcher) {
    this.aws = aws;
    this.watcher = watcher;
  }

  /** How the running scan, or the last one, stands. */
  get progress(): ScanProgress | null {
    return this.latest;
  }

  get running(): boolean {
    return this.helper !== null;
  }

  /**
   * Start a scan. `environment` is what the SDK reads besides the machine's configuration (the sample's simulated AWS).
   * Throws `busy` while another runs.
   */
  start(job: ScanJob, ledger: LedgerPort, environment: NodeJS.ProcessEnv): void {
    if (this.helper !== null)
      throw new LedgerError('busy', 'A scan is running already.', { hint: 'Wait for it, or cancel it.' });
    this.latest = null;
    const line = ledger.helperLine('scan.');
    const helper = this.aws.helpers.start(this.aws.file, {
      data: job,
      ports: [line.end],
      env: environment,
      name: 'scan',
      youngGenerationMb: YOUNG_GENERATION_MB,
    });
    this.helper = helper;
    this.ended = new Promise((resolve) => {
      helper.onExit(() => {
        line.close();
        this.helper = null;
        this.settle();
        resolve();
      });
    });
    helper.onMessage((message: FromScanWorker) => this.receive(message));
  }

  cancel(): void {
    this.say({ kind: 'cancel' });
  }

  /** The person has renewed the AWS session. */
  continue(): void {
    this.say({ kind: 'continue' });
  }

  /** Cancel and wait: before the ledger is closed. */
  async stop(): Promise<void> {
    this.cancel();
    await this.ended;
  }

  private say(message: ToScanWorker): void {
    this.helper?.post(message);
  }

  private receive(message: FromScanWorker): void {
    switch (message.kind) {
      case 'progress':
        this.show(message.progress);
        return;
      case 'told':
        return;
      case 'finished':
        this.watcher.finished(message.summary);
        return;
      case 'failed':
        this.fail([message.error.message, message.error.hint].filter(Boolean).join(' '));
    }
  }

  private show(progress: ScanProgress): void {
    this.latest = progress;
    this.watcher.progress(progress);
  }

  private fail(message: string): void {
    this.show({ ...(this.latest ?? NOTHING_YET()), phase: 'failed', current: [], leftMs: null, message });
    this.watcher.failed(message);
  }

  /** A helper that ended without a word must not leave a scan that seems to run for ever. */
  private settle(): void {
    if (isRunning(this.latest)) this.fail('The scan stopped unexpectedly. What it had read is kept.');
  }
}

const NOTHING_YET = (): ScanProgress => ({
  runId: '',
  phase: 'failed',
  accounts: 0,
  complete: 0,
  failed: 0,
  calls: 0,
  throttled: 0,
  current: [],
  startedAt: new Date().toISOString(),
  leftMs: null,
  message: null,
});
