/** The preload's end of the line to the ledger: made when it is first needed, and again after the ledger was closed and opened. */
import type { Failure, Result } from '../../../shared/ipc/result.ts';

const GONE = JSON.stringify({
  ok: false,
  error: { code: 'locked', message: 'The ledger was closed.', hint: 'Unlock it and try again.' },
} satisfies Result<never>);

/** What is used of the window's `MessagePort`. */
export interface LineEnd {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
}

/** Asks main for a line; a failure while no ledger is open. */
export type Connect = () => Promise<LineEnd | { readonly ok: false; readonly error: Failure }>;

type Settle = (text: string) => void;

export class LedgerLine {
  private readonly connect: Connect;
  private line: ReturnType<Connect> | null = null;
  private readonly waiting = new Map<number, Settle>();
  private nextId = 1;

  constructor(connect: Connect) {
    this.connect = connect;
  }

  /** Ask the ledger; its answer is a `Result` as JSON. Throws what cannot be copied to it. */
  async ask(channel: string, request: unknown): Promise<string> {
    this.line ??= this.open();
    const mine = this.line;
    const line = await mine;
    if ('error' in line) return JSON.stringify(line);
    if (this.line !== mine) return GONE;
    const id = this.nextId;
    this.nextId += 1;
    line.postMessage({ id, channel, request });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  private async open(): ReturnType<Connect> {
    const line = await this.connect();
    if ('error' in line) {
      this.line = null;
      return line;
    }
    line.addEventListener('message', ({ data }) => {
      const { id, text } = data as { readonly id: number; readonly text: string };
      this.waiting.get(id)?.(text);
      this.waiting.delete(id);
    });
    line.addEventListener('close', () => {
      this.line = null;
      for (const settle of this.waiting.values()) settle(GONE);
      this.waiting.clear();
    });
    line.start();
    return line;
  }
}
