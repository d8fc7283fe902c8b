/** Main's side of the ledger worker: asks, waits, and survives its death with a typed error for everybody who waits. */
import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/ipc/result.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { LedgerChange } from './host.ts';
import type { InternalAnswer, InternalName, InternalRequest } from './internal.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';

const GONE: Result<never> = {
  ok: false,
  error: { code: 'locked', message: 'The ledger was closed.', hint: 'Unlock it and try again.' },
};

/** How long a closing worker may take before it is ended. Its commits are durable, so ending it loses nothing. */
const CLOSE_LIMIT_MS = 5000;

export class LedgerClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (result: Result<unknown>) => void>();
  private readonly listeners = new Set<(change: LedgerChange) => void>();
  private nextId = 1;
  private gone = false;
  private onClosed: () => void = () => {};

  private constructor(worker: Worker) {
    this.worker = worker;
  }

  /**
   * Start a worker on a ledger folder. Resolves when the database is open and migrated; throws a `LedgerError` otherwise.
   * The data key's bytes are copied to the worker, which wipes its copy; the caller wipes its own.
   */
  static async open(workerFile: string | URL, settings: WorkerSettings, dataKey: Uint8Array): Promise<LedgerClient> {
    const worker = new Worker(workerFile, { workerData: settings, name: 'ledger' });
    const client = new LedgerClient(worker);
    const opened = new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'opened') resolve();
        else if (message.kind === 'failed')
          reject(new LedgerError(message.error.code, message.error.message, { ...optional(message.error) }));
        else client.receive(message);
      });
      worker.once('error', (error) => {
        client.die();
        reject(new LedgerError('internal', 'The part of Root Ledger that keeps the ledger stopped.', { cause: error }));
      });
      worker.once('exit', () => {
        client.die();
        reject(new LedgerError('internal', 'The part of Root Ledger that keeps the ledger stopped.'));
      });
    });
    const key = Uint8Array.from(dataKey);
    client.say({ kind: 'open', dataKey: key }, [key.buffer]);
    try {
      await opened;
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    return client;
  }

  /** Ask a channel of the contract; the request must have been checked against its schema. */
  request(channel: string, request: unknown, actor: string): Promise<Result<unknown>> {
    return this.ask((id) => ({ kind: 'request', id, channel, request, actor }));
  }

  /** Main's own requests, which no window can reach. Throws a `LedgerError` where the answer is a failure. */
  async internal<Name extends InternalName>(
    name: Name,
    request: InternalRequest<Name>,
    actor: string,
  ): Promise<InternalAnswer<Name>> {
    const result = await this.ask((id) => ({ kind: 'internal', id, name, request, actor }));
    if (result.ok) return result.value as InternalAnswer<Name>;
    throw new LedgerError(result.error.code, result.error.message, { ...optional(result.error) });
  }

  onChange(listener: (change: LedgerChange) => void): void {
    this.listeners.add(listener);
  }

  /** Called if the worker ends without having been asked to. */
  onGone(listener: () => void): void {
    this.worker.once('exit', () => {
      if (!this.closing) listener();
    });
  }

  private closing = false;

  /** Close the database and end the worker. */
  async close(): Promise<void> {
    if (this.gone || this.closing) return;
    this.closing = true;
    const closed = new Promise<void>((resolve) => {
      this.onClosed = resolve;
      setTimeout(resolve, CLOSE_LIMIT_MS).unref();
    });
    this.say({ kind: 'close' });
    await closed;
    await this.worker.terminate();
    this.die();
  }

  private ask(message: (id: number) => ToWorker): Promise<Result<unknown>> {
    if (this.gone || this.closing) return Promise.resolve(GONE);
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.say(message(id));
    });
  }

  private say(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'answer') {
      this.waiting.get(message.id)?.(message.result);
      this.waiting.delete(message.id);
    } else if (message.kind === 'changed') {
      for (const listener of this.listeners) listener(message.change);
    } else if (message.kind === 'closed') this.onClosed();
  }

  private die(): void {
    this.gone = true;
    this.onClosed();
    for (const resolve of this.waiting.values()) resolve(GONE);
    this.waiting.clear();
  }
}

function optional(error: { hint?: string | undefined; detail?: string | undefined }): {
  hint?: string;
  detail?: string;
} {
  return {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.detail === undefined ? {} : { detail: error.detail }),
  };
}
