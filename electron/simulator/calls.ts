/** Counts what the simulator was asked: per call, per account that the call was about, and per account that asked. */
export class CallLog {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #askers = new Map<string, Map<string, number>>();
  /** Requests of a known service, answered or not. */
  total = 0;
  /** Requests refused by a rate limit or a throttling fault. */
  throttled = 0;

  record(api: string, accountId: string, asker: string): void {
    this.total++;
    countOne(this.#counts, api, accountId);
    countOne(this.#askers, api, asker);
  }

  /** How often an identity of this account called `service:Operation`: what counts against that account's quota. */
  askedBy(api: string, asker: string): number {
    return this.#askers.get(api)?.get(asker) ?? 0;
  }

  /** How often `service:Operation` was called, for all accounts or about one. */
  count(api: string, accountId?: string): number {
    const accounts = this.#counts.get(api);
    if (!accounts) return 0;
    if (accountId !== undefined) return accounts.get(accountId) ?? 0;
    return accounts.values().reduce((sum, count) => sum + count, 0);
  }

  /** Calls by `service:Operation`, in alphabetical order. */
  byApi(): Record<string, number> {
    return Object.fromEntries([...this.#counts.keys()].sort().map((api) => [api, this.count(api)]));
  }

  reset(): void {
    this.#counts.clear();
    this.#askers.clear();
    this.total = 0;
    this.throttled = 0;
  }
}

function countOne(counts: Map<string, Map<string, number>>, api: string, accountId: string): void {
  const accounts = counts.get(api) ?? new Map<string, number>();
  counts.set(api, accounts);
  accounts.set(accountId, (accounts.get(accountId) ?? 0) + 1);
}
