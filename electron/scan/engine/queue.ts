/** A queue between one producer and several workers: taking waits, and ends when the queue is closed and empty. */
export class Queue<T> {
  private readonly entries: T[] = [];
  private readonly takers: ((entry: T | undefined) => void)[] = [];
  private closed = false;

  push(entry: T): void {
    const taker = this.takers.shift();
    if (taker) taker(entry);
    else this.entries.push(entry);
  }

  /** Nothing more will come. */
  close(): void {
    this.closed = true;
    for (const taker of this.takers.splice(0)) taker(undefined);
  }

  /** The next entry; undefined at the end. */
  take(): Promise<T | undefined> {
    if (this.entries.length > 0 || this.closed) return Promise.resolve(this.entries.shift());
    return new Promise((resolve) => this.takers.push(resolve));
  }
}
