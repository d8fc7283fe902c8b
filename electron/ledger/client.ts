/** Main's side of the ledger's helper: asks, waits, and survives its death with a typed error for everybody who waits. */
import type { Result } from '../../shared/ipc/result.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Helper, Helpers, Port } from '../helpers/helper.ts';
import type { Notice } from '../ipc/answering.ts';
import type { LedgerChange } from './host.ts';
import type { InternalAnswer, InternalName, InternalRequest } from './internal.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';

const GONE: Result<never> = {
  ok: false,
  error: { code: 'locked', message: 'The ledger was closed.', hint: 'Unlock it and try again.' },
};

/** How long closing may take before the helper is ended. Its commits are durable, so ending it loses nothing. */
const CLOSE_LIMIT_MS = 5000;

/** A line to the ledger, for another helper. */
export interface LedgerLine {
  /** To be given to that helper. */
  readonly end: Port;
  /** Nothing that is said on it is heard from now on. */
  close(): void;
}

export interface OpenParts {
  readonly helpers: Helpers;
  /** The built file of the helper. */
  readonly file: string;
  readonly settings: WorkerSettings;
  /** Copied to the helper, which wipes its copy; the caller wipes its own. */
  readonly dataKey: Uint8Array;
  readonly notice: Notice;
}

export class LedgerClient {
  private readonly helper: Helper;
  private readonly helpers: Helpers;
  private readonly waiting = new Map<number, (result: Result<unknown>) => void>();
  private readonly listeners = new Set<(change: LedgerChange) => void>();
  private nextId = 1;
  private gone = false;
  private closing = false;
  private onClosed: () => void = () => {};

  private constructor(helper: Helper, helpers: Helpers) {
    this.helper = helper;
    this.helpers = helpers;
  }

  /** Start a helper on a ledger folder. Resolves when the database is open and migrated; throws a `LedgerError` otherwise. */
  static async open({ helpers, file, settings, dataKey, notice }: OpenParts): Promise<LedgerClient> {
    const helper = helpers.start(file, { data: settings, name: 'ledger' });
    const client = new LedgerClient(helper, helpers);
    const opened = new Promise<void>((resolve, reject) => {
      helper.onMessage((message: FromWorker) => {
        if (message.kind === 'opened') resolve();
        else if (message.kind === 'failed')
          reject(new LedgerError(message.error.code, message.error.message, { ...optional(message.error) }));
        else if (message.kind === 'notice') notice(message.what, message.channel, named(message.error));
        else client.receive(message);
      });
      helper.onExit(() => {
        client.die();
        reject(new LedgerError('internal', 'The part of Root Ledger that keeps the ledger stopped.'));
      });
    });
    // Waited for below; until then its failure is nobody's yet.
    opened.catch(() => undefined);
    try {
      client.say({ kind: 'open', dataKey: await helper.seal(dataKey) });
      await opened;
    } catch (error) {
      await helper.end();
      if (error instanceof LedgerError) throw error;
      await opened;
    }
    return client;
  }

  /** A new line for the window: everything it asks on it is checked and answered by the ledger. */
  windowLine(): Port {
    const [ours, theirs] = this.helpers.line();
    this.say({ kind: 'window-line' }, [ours]);
    return theirs;
  }

  /** A new line for another helper, which may ask what begins with the prefix. */
  helperLine(prefix: string): LedgerLine {
    const line = this.nextId;
    this.nextId += 1;
    const [ours, theirs] = this.helpers.line();
    this.say({ kind: 'helper-line', line, prefix }, [ours]);
    return { end: theirs, close: () => this.say({ kind: 'end-helper-line', line }) };
  }

  /** Main's own requests, which no window can reach. Throws a `LedgerError` where the answer is a failure. */
  async internal<Name extends InternalName>(name: Name, request: InternalRequest<Name>): Promise<InternalAnswer<Name>> {
    const result = await this.ask(name, request);
    if (result.ok) return result.value as InternalAnswer<Name>;
    throw new LedgerError(result.error.code, result.error.message, { ...optional(result.error) });
  }

  onChange(listener: (change: LedgerChange) => void): void {
    this.listeners.add(listener);
  }

  /** Called if the helper ends without having been asked to. */
  onGone(listener: () => void): void {
    this.helper.onExit(() => {
      if (!this.closing) listener();
    });
  }

  /** Close the database and end the helper: what it had in memory is gone. */
  async close(): Promise<void> {
    if (this.gone || this.closing) return;
    this.closing = true;
    const closed = new Promise<void>((resolve) => {
      this.onClosed = resolve;
      setTimeout(resolve, CLOSE_LIMIT_MS).unref();
    });
    this.say({ kind: 'close' });
    await closed;
    await this.helper.end();
    this.die();
  }

  private ask(name: InternalName, request: unknown): Promise<Result<unknown>> {
    if (this.gone || this.closing) return Promise.resolve(GONE);
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.say({ kind: 'internal', id, name, request });
    });
  }

  private say(message: ToWorker, ports: readonly Port[] = []): void {
    this.helper.post(message, ports);
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

function named(name: string | null): Error | undefined {
  return name === null ? undefined : Object.assign(new Error(''), { name });
}
