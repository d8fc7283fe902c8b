/**
 * The witness of the head: a small file beside the ledger that says which entry was the last, under the ledger's own key.
 *
 * Whoever takes changes away from the database (an older copy put back, a lost journal, a cut-off tail) leaves a whole,
 * well-sealed ledger behind that merely ends earlier. The witness is written after each commit, so it may be behind by what
 * was being written when a machine stopped, and is never ahead of what was durable.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, constants, fdatasyncSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Head } from './log.ts';

export const WITNESS_FILE = 'ledger.head';
const PRIVATE_FILE_MODE = 0o600;
/** Two places, written in turn: one that was being written when the power went leaves the other. */
const SLOT_BYTES = 256;
const SLOTS = 2;

/** In which place the newest head is; null if none is by this key. */
function newestOf(slots: readonly (Head | null)[]): number | null {
  let newest: number | null = null;
  for (const [slot, head] of slots.entries()) {
    const best = newest === null ? null : slots[newest];
    if (head !== null && (best === null || best === undefined || head.seq > best.seq)) newest = slot;
  }
  return newest;
}

/** What the file says. `unreadable`: it is there, and nothing in it is by this ledger's key. */
export type Seen = { readonly head: Head } | 'none' | 'unreadable';

export class Witness {
  private readonly file: string;
  private readonly key: Buffer;

  /** `dataKey` is not kept: a key for this alone is made from it. */
  constructor(file: string, dataKey: Buffer) {
    this.file = file;
    this.key = createHmac('sha256', dataKey).update('root-ledger witness of the head').digest();
  }

  /** The newest head that the file vouches for. */
  read(): Seen {
    let descriptor: number;
    try {
      // SECURITY: a link that somebody put there is not followed.
      descriptor = openSync(this.file, constants.O_RDONLY | constants.O_NOFOLLOW);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable';
    }
    try {
      const heads = this.slotsOf(descriptor).filter((head) => head !== null);
      const newest = heads.sort((a, b) => b.seq - a.seq)[0];
      return newest === undefined ? 'unreadable' : { head: newest };
    } catch {
      return 'unreadable';
    } finally {
      closeSync(descriptor);
    }
  }

  /**
   * Put down the last entry, which is durable already. Never throws: on a disk that cannot be written to, the witness stays
   * behind, which is no harm. With `alone`, whatever else the file says is forgotten; `beside` another key's witness, what that
   * one says is left alone, so that either key finds its own while the ledger's key changes.
   */
  keep(head: Head, { alone = false, beside }: { alone?: boolean; beside?: Witness } = {}): void {
    try {
      if (alone) rmSync(this.file, { force: true });
      const descriptor = openSync(
        this.file,
        constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW,
        PRIVATE_FILE_MODE,
      );
      try {
        const newest = newestOf((beside ?? this).slotsOf(descriptor));
        const slot = newest === null ? 0 : (newest + 1) % SLOTS;
        writeSync(descriptor, this.lineOf(head), 0, SLOT_BYTES, slot * SLOT_BYTES);
        fdatasyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // A full or read-only disk is told where a change is not saved; this one was.
    }
  }

  /** Forget the key. */
  wipe(): void {
    this.key.fill(0);
  }

  private slotsOf(descriptor: number): (Head | null)[] {
    if (!fstatSync(descriptor).isFile()) return [];
    const bytes = Buffer.alloc(SLOT_BYTES * SLOTS);
    readSync(descriptor, bytes, 0, bytes.length, 0);
    return Array.from({ length: SLOTS }, (_, slot) =>
      this.headIn(bytes.subarray(slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES).toString('latin1')),
    );
  }

  private headIn(line: string): Head | null {
    const [, number, hash = '', mac = ''] = /^(\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64}) *\n/.exec(line) ?? [];
    const head = { seq: Number(number), hash };
    if (number === undefined || !timingSafeEqual(Buffer.from(mac, 'hex'), this.macOf(head))) return null;
    return head;
  }

  private macOf({ seq, hash }: Head): Buffer {
    return createHmac('sha256', this.key).update(`${seq} ${hash}`).digest();
  }

  private lineOf(head: Head): Buffer {
    const line = `${head.seq} ${head.hash} ${this.macOf(head).toString('hex')}`;
    return Buffer.from(`${line.padEnd(SLOT_BYTES - 1)}\n`, 'latin1');
  }
}
