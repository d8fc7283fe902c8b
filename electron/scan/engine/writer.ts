/** Streams what was found to the sink: small transactions, one at a time, the scan waiting when the ledger is slower. */
import type { NewFact } from '../../../shared/register/facts.ts';
import type { AccountOutcome, FactBatch, ScanSink, ScanStore } from './store.ts';

/** Facts per transaction: some tens of accounts. */
const FACTS_PER_WRITE = 600;
/** Waiting entries beyond which the scan waits for the ledger. */
const MOST_WAITING = 400;

export class Writer {
  private readonly sink: ScanSink;
  private readonly store: ScanStore;
  private readonly runId: string;
  private waiting: { batch: FactBatch; outcome: AccountOutcome | null }[] = [];
  private writing: Promise<void> | null = null;
  private failure: unknown = null;

  constructor(sink: ScanSink, store: ScanStore, runId: string) {
    this.sink = sink;
    this.store = store;
    this.runId = runId;
  }

  /** Hand over facts, with the outcome of the account once it is finished. Throws when the ledger could not be written. */
  async add(account: string | null, facts: readonly NewFact[], outcome: AccountOutcome | null): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.waiting.push({ batch: account === null ? { facts } : { account, facts }, outcome });
    this.writing ??= this.drain();
    if (this.waiting.length > MOST_WAITING) await this.flush();
  }

  /** Wait until everything handed over is written. */
  async flush(): Promise<void> {
    while (this.writing !== null) await this.writing;
    if (this.failure !== null) throw this.failure;
  }

  private async drain(): Promise<void> {
    try {
      // Let what arrives in the same moment share a transaction.
      await new Promise<void>((resolve) => setImmediate(resolve));
      while (this.waiting.length > 0) {
        let facts = 0;
        const part: typeof this.waiting = [];
        while (this.waiting.length > 0 && facts < FACTS_PER_WRITE) {
          const next = this.waiting.shift();
          if (next === undefined) break;
          part.push(next);
          facts += next.batch.facts.length;
        }
        await this.sink.write(part.map(({ batch }) => batch));
        const outcomes = part.map(({ outcome }) => outcome).filter((outcome) => outcome !== null);
        if (outcomes.length > 0) await this.store.done(this.runId, outcomes);
      }
    } catch (error) {
      this.failure = error;
      this.waiting = [];
    } finally {
      this.writing = null;
    }
  }
}
