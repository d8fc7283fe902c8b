/** Opening a ledger against what is noted of its last entries: does it end where it ended, and what to do if not. */
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Ledger } from './ledger.ts';
import { chainHead, type Head, RESEAL, WITNESS } from './log.ts';
import { type HeadBook, headText, missedHeads, type NotedHead, notedHead } from './noted-heads.ts';
import { headProblem } from './sealing/chain.ts';
import type { Seen, Witness } from './witness.ts';

/** What is amiss. `missing`: so many entries at the end. */
export interface WitnessDoubt {
  readonly kind: 'missing' | 'another-past' | 'no-witness';
  readonly missing: number;
  readonly noted: Head | null;
  /** In words: one sentence. */
  readonly words: string;
}

/** The worst of what the witness and the heads noted elsewhere tell; null where all is well. */
function doubtOf(ledger: Ledger, seen: Seen, missed: readonly Head[]): WitnessDoubt | null {
  const witness = witnessDoubt(ledger, seen);
  const newest = missed.toSorted((a, b) => b.seq - a.seq)[0];
  if (newest === undefined) return witness;
  const elsewhere = headDoubt(ledger, newest);
  if (witness === null || witness.kind === 'no-witness') return elsewhere;
  return elsewhere.missing > witness.missing ? elsewhere : witness;
}

/** Compares what the witness says with the ledger; null where all is well. */
function witnessDoubt(ledger: Ledger, seen: Seen): WitnessDoubt | null {
  const head = chainHead(ledger.db);
  if (typeof seen === 'string') {
    if (head.seq === 0 || begunByAnOlderVersion(ledger, head.seq)) return null;
    const what = seen === 'none' ? 'is missing' : 'cannot be read';
    return {
      kind: 'no-witness',
      missing: 0,
      noted: null,
      words: `The note of the last entry, beside the ledger, ${what}: whether entries are missing at the end cannot be told.`,
    };
  }
  return headProblem(ledger.db, seen.head) === null ? null : headDoubt(ledger, seen.head);
}

/** What it means that a head is not an entry of the ledger. */
function headDoubt(ledger: Ledger, noted: Head): WitnessDoubt {
  const head = chainHead(ledger.db);
  const missing = noted.seq - head.seq;
  if (missing > 0)
    return {
      kind: 'missing',
      missing,
      noted,
      words: `${entries(missing)} of this ledger ${missing === 1 ? 'is' : 'are'} missing: it ends with entry ${head.seq}, and entry ${noted.seq} was written.`,
    };
  return {
    kind: 'another-past',
    missing: 0,
    noted,
    words: `This ledger has another past than it had: its entry ${noted.seq} is not the one that was written.`,
  };
}

/** Older versions wrote no witness. */
function begunByAnOlderVersion({ db }: Ledger, seq: number): boolean {
  return db.prepare('SELECT action FROM log WHERE seq = ?').pluck().get(seq) === RESEAL;
}

/** So many single heads are named in the entry that gives them up; more lie in no folder that we keep. */
const MOST_GIVEN_UP = 500;

/** Notes the last entry away from the database. */
export function noteHead(ledger: Ledger, book: HeadBook): void {
  const noted = notedHead(ledger.db);
  if (noted !== null) book.note(noted, new Date());
}

const entries = (count: number): string => (count === 1 ? 'One entry' : `${count} entries`);

export interface WitnessOptions {
  /** Go on with what is there, although entries are missing: who decided so. Written into the log. */
  readonly acceptedBy?: string | undefined;
  /** Only look: whatever is amiss is answered, and nothing is written of it. */
  readonly onlyLook?: boolean | undefined;
  /** A witness that is missing does not begin anew: for what only reads. */
  readonly beginsNone?: boolean | undefined;
  /** What is noted away from the database. */
  readonly elsewhere?: { readonly known: readonly NotedHead[]; readonly book: HeadBook } | undefined;
}

/**
 * Has the witness follow the ledger from now on. Throws `ledger-behind` where entries are missing, unless somebody accepts
 * it; a witness that is missing itself begins anew, with an entry that says so. Answers what was amiss.
 */
export function followedByWitness(ledger: Ledger, witness: Witness, options: WitnessOptions = {}): WitnessDoubt | null {
  const { acceptedBy, onlyLook = false, beginsNone = false, elsewhere } = options;
  const missed = elsewhere === undefined ? [] : missedHeads(ledger.db, elsewhere.known);
  const doubt = doubtOf(ledger, witness.read(), missed);
  const accepted = acceptedBy !== undefined;
  if (doubt !== null && !accepted && onlyLook) return doubt;
  if (doubt !== null && !accepted && doubt.kind !== 'no-witness')
    throw new LedgerError('ledger-behind', doubt.words, {
      hint: 'An older copy was put in its place, or its journal was lost. Restore the newest backup, or put the newer file back. Nothing was changed.',
    });
  if (doubt !== null && (beginsNone || ledger.readsOnly)) return doubt;
  if (doubt !== null) {
    const went =
      doubt.kind === 'no-witness' ? 'The note of the last entry begins anew' : 'Went on with an older ledger';
    const givenUp = doubt.kind === 'no-witness' ? {} : { givenUp: missed.slice(0, MOST_GIVEN_UP).map(headText) };
    const detail = { doubt: doubt.kind, missing: doubt.missing, noted: doubt.noted && { ...doubt.noted }, ...givenUp };
    ledger.tell({ actor: acceptedBy ?? 'Root Ledger', action: WITNESS, title: `${went}: ${doubt.words}`, detail });
  }
  witness.keep(chainHead(ledger.db), { alone: doubt !== null });
  ledger.onCommit((head) => witness.keep(head));
  if (elsewhere !== undefined) noteHead(ledger, elsewhere.book);
  return doubt;
}
