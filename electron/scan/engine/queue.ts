/** A queue between one producer and several workers: taking waits, and ends when the queue is closed and empty. */

/** How soon an entry is taken; within a turn, in the order in which they came. */
export type Turn = 'first' | 'next' | 'last';

export class Queue<T> {
  private readonly entries: Record<Turn, T[]> = { first: [], next: [], last: [] };
  private readonly takers: ((entry: T | undefined) => void)[] = [];
  private closed = false;

  push(entry: T, turn: Turn): void {
    const taker = this.takers.shift();
    if (taker) taker(entry);
    else this.entries[turn].push(entry);
  }

  /** Nothing more will come. */
  close(): void {
    this.closed = true;
    for (const taker of this.takers.splice(0)) taker(undefined);
  }

  /** The next entry; undefined at the end. */
  take(): Promise<T | undefined> {
    const { first, next, last } = this.entries;
    const waiting = [first, next, last].find((entries) => entries.length > 0);
    if (waiting !== undefined || this.closed) return Promise.resolve(waiting?.shift());
    return new Promise((resolve) => this.takers.push(resolve));
  }
}
