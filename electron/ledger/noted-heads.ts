/**
 * Heads of the log that are noted away from the database: in the backups, and in a file of the folder for logs. A ledger has to
 * go through all of them; one that was put back from an older copy, even together with its witness, does not.
 *
 * Nothing in them names anybody, and no key is needed to write them: whoever forges one can make a ledger ask, never be silent.
 */
import { appendFileSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { chainHead, type Head, RESTORE, WITNESS } from './log.ts';
import { headProblem } from './sealing/chain.ts';

/** A head, and which chain it is of. */
export interface NotedHead {
  readonly head: Head;
  /** The entry that last said on purpose that what came after is left behind: a restore. The first entry, if none did. */
  readonly since: Head;
  /** The first entry: which ledger it is. */
  readonly first: Head;
}

/** `SEQ:HASH`, as it is shown and noted everywhere. */
export const headText = ({ seq, hash }: Head): string => `${seq}:${hash}`;

/** Every head that a text holds. */
export function headsIn(text: string): Head[] {
  return [...text.matchAll(/\b(\d{1,15}):([0-9a-f]{64})\b/g)].map(([, seq, hash = '']) => ({ seq: Number(seq), hash }));
}

/** What is to be noted of a ledger now; null of one without entries. */
export function notedHead(db: Database): NotedHead | null {
  const { seq, hash } = chainHead(db);
  const [first, since] = [firstOf(db), turnsOf(db).at(-1)];
  return first === null ? null : { head: { seq, hash }, since: since?.at ?? first, first };
}

/** Those of these heads that the ledger should go through and does not. What a restore left behind on purpose is none of them. */
export function missedHeads(db: Database, known: readonly NotedHead[]): readonly Head[] {
  const first = firstOf(db);
  // A ledger without entries was begun anew; what was noted in this folder is another's.
  if (first === null) return [];
  const own = known.filter((one) => one.first.hash === first.hash && headProblem(db, one.head) !== null);
  if (own.length === 0) return [];
  const turns = turnsOf(db);
  const lines = [first, ...turns.map((turn) => turn.at)];
  return own.filter((one) => !isLeftBehind(one, turns, lines)).map((one) => one.head);
}

/** An entry from which on the chain goes another way than the one that was written before. */
interface Turn {
  readonly at: Head;
  /** The chains that it left altogether, by the entry since which they went their own way. */
  readonly left: readonly string[];
  /** Single heads that somebody gave up. */
  readonly givenUp: readonly string[];
}

function isLeftBehind({ head, since }: NotedHead, turns: readonly Turn[], lines: readonly Head[]): boolean {
  const text = headText(head);
  if (turns.some(({ left, givenUp }) => left.includes(since.hash) || givenUp.includes(text))) return true;
  const line = lines.findIndex(({ hash }) => hash === since.hash);
  const next = line === -1 ? undefined : lines[line + 1];
  // From the next turn on, that line went on without what was written after it.
  return next !== undefined && head.seq >= next.seq;
}

function firstOf(db: Database): Head | null {
  const row = db.prepare('SELECT seq, hash FROM log WHERE seq = 1').get() as { seq: number; hash: Buffer } | undefined;
  return row === undefined ? null : { seq: row.seq, hash: row.hash.toString('hex') };
}

function turnsOf(db: Database): Turn[] {
  const rows = db
    .prepare('SELECT seq, hash, action, detail FROM log WHERE action IN (?, ?) ORDER BY seq')
    .all(RESTORE, WITNESS) as { seq: number; hash: Buffer; action: string; detail: string }[];
  return rows.flatMap(({ seq, hash, action, detail }) => {
    const { left, givenUp } = turnIn(detail);
    // A witness that began anew by itself decides nothing.
    if (action === WITNESS && givenUp === undefined) return [];
    return [{ at: { seq, hash: hash.toString('hex') }, left: left ?? [], givenUp: givenUp ?? [] }];
  });
}

const turnSchema = z.object({ left: z.array(z.string()).optional(), givenUp: z.array(z.string()).optional() });

/** Words that somebody altered say nothing here; that they were altered is for the check of the chain to tell. */
function turnIn(detail: string): z.output<typeof turnSchema> {
  try {
    return turnSchema.parse(JSON.parse(detail));
  } catch {
    return {};
  }
}

/** What a restore leaves behind: everything that the replaced ledger went through, left behind or gave up itself. */
export interface Past {
  readonly left: readonly string[];
  readonly givenUp: readonly string[];
}

/** All that is behind a ledger, for the entry of a restore that takes its place. */
export function pastOf(db: Database): Past {
  const first = firstOf(db);
  const turns = turnsOf(db);
  return {
    left: [
      ...new Set([...(first === null ? [] : [first.hash]), ...turns.flatMap(({ at, left }) => [at.hash, ...left])]),
    ],
    givenUp: turns.flatMap(({ givenUp }) => givenUp),
  };
}

export const HEADS_FILE = 'heads.log';
const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;
/** Some two hundred lines; from then on only the newer half is kept. */
const LARGEST_BYTES = 64 * 1024;
/** Longer than we ever write it. */
const MOST_BYTES = 1024 * 1024;

/** The heads noted in the folder for logs: one line each, `TIME HEAD SINCE FIRST`. */
export class HeadBook {
  private readonly file: string;

  constructor(logs: string) {
    this.file = join(logs, HEADS_FILE);
  }

  read(): readonly NotedHead[] {
    return this.lines().flatMap((line) => {
      const [head, since, first] = headsIn(line);
      return head === undefined || since === undefined || first === undefined ? [] : [{ head, since, first }];
    });
  }

  /** Never throws: on a disk that cannot be written to, nothing changes in the ledger either. */
  note({ head, since, first }: NotedHead, at: Date): void {
    try {
      const noted = [head, since, first].map(headText).join(' ');
      const lines = this.lines();
      if (lines.at(-1)?.endsWith(noted)) return;
      const line = `${at.toISOString()} ${noted}\n`;
      mkdirSync(dirname(this.file), { recursive: true, mode: PRIVATE_FOLDER_MODE });
      if (lines.length > 0 && this.bytes > LARGEST_BYTES) {
        const newer = lines.slice(Math.floor(lines.length / 2));
        writeFileSync(this.file, `${newer.join('\n')}\n${line}`, { mode: PRIVATE_FILE_MODE });
      } else appendFileSync(this.file, line, { mode: PRIVATE_FILE_MODE });
    } catch {
      // The witness and the backups have their own.
    }
  }

  private get bytes(): number {
    return lstatSync(this.file).size;
  }

  private lines(): string[] {
    try {
      // Whatever else is called so is not read: it may be a pipe, or have no end.
      if (!lstatSync(this.file).isFile() || this.bytes > MOST_BYTES) return [];
      return readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
    } catch {
      return [];
    }
  }
}
