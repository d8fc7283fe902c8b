/** The running scan: one at a time, in its own thread, writing to the open ledger. */
import { Worker } from 'node:worker_threads';
import type { ScanProgress } from '../../../shared/ipc/events.ts';
import { failureOf, LedgerError } from '../../../shared/ipc/result.ts';
import type { ScanSummary } from '../../scan/engine/store.ts';
import type { AwsQuestion, FromScanWorker, ScanJob, ToScanWorker } from '../../scan/worker-messages.ts';
import type { LedgerPort } from '../session/ports.ts';

/** A scan holds little for long: a small nursery keeps its memory a third smaller, whatever the number of accounts. */
const YOUNG_GENERATION_MB = 16;

/** Ask AWS something that needs no ledger, in a thread with the given environment. Throws the failure it answers. */
export function askAws(workerFile: string, question: AwsQuestion, environment: NodeJS.ProcessEnv): Promise<unknown> {
  const worker = new Worker(workerFile, { workerData: question, env: environment, name: 'aws' });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromScanWorker) => {
      if (message.kind === 'told') resolve(message.answer);
      if (message.kind !== 'failed') return;
      const { code, message: words, hint, detail } = message.error;
      reject(new LedgerError(code, words, { ...(hint && { hint }), ...(detail && { detail }) }));
    });
    const gone = (): void => reject(new LedgerError('internal', 'The part of Root Ledger that asks AWS stopped.'));
    worker.once('error', gone);
    worker.once('exit', gone);
  });
}

export interface ScanWatcher {
  progress(progress: ScanProgress): void;
  finished(summary: ScanSummary): void;
}

export class ScanController {
  private readonly workerFile: string;
  private readonly watcher: ScanWatcher;
  private worker: Worker | null = null;
  private latest: ScanProgress | null = null;
  private ended: Promise<void> = Promise.resolve();

  constructor(workerFile: string, watcher: ScanWatcher) {
    this.workerFile = workerFile;
    this.watcher = watcher;
  }

  /** How the running scan, or the last one, stands. */
  get progress(): ScanProgress | null {
    return this.latest;
  }

  get running(): boolean {
    return this.worker !== null;
  }

  /**
   * Start a scan. `environment` is what the SDK reads besides the machine's configuration (the sample's simulated AWS).
   * Throws `busy` while another runs.
   */
  start(job: ScanJob, ledger: LedgerPort, environment: NodeJS.ProcessEnv): void {
    if (this.worker !== null)
      throw new LedgerError('busy', 'A scan is running already.', { hint: 'Wait for it, or cancel it.' });
    this.latest = null;
    const worker = new Worker(this.workerFile, {
      workerData: job,
      env: environment,
      name: 'scan',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    this.worker = worker;
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.worker = null;
        this.settle();
        resolve();
      });
    });
    worker.on('error', () => this.fail('The scan stopped unexpectedly. What it had read is kept.'));
    worker.on('message', (message: FromScanWorker) => void this.receive(worker, ledger, message));
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
    this.worker?.postMessage(message);
  }

  private async receive(worker: Worker, ledger: LedgerPort, message: FromScanWorker): Promise<void> {
    switch (message.kind) {
      case 'ask': {
        const { id, name, request } = message;
        const reply = (answer: ToScanWorker): void => worker.postMessage(answer);
        try {
          reply({ kind: 'answer', id, value: await ledger.internal(name, request as never) });
        } catch (error) {
          reply({ kind: 'refused', id, error: failureOf(error) });
        }
        return;
      }
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
  }

  /** A worker that ended without a word must not leave a scan that seems to run for ever. */
  private settle(): void {
    const phase = this.latest?.phase;
    if (phase === 'listing' || phase === 'accounts' || phase === 'paused')
      this.fail('The scan stopped unexpectedly. What it had read is kept.');
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
