/**
 * What the app notes while running, for support: on the disk only, rotated, and without data by construction. An event must be
 * one of the list below and every other field must fit a pattern; what does not is left out, whoever passes it.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AppLogLine } from '../../shared/ipc/channels/logs.ts';

/** Everything that can happen, in words. */
export const EVENTS = [
  'the app started',
  'the app ended',
  'a ledger was opened',
  'the ledger was locked',
  'the ledger did not close as it should',
  'the ledger could not be opened',
  'an interrupted restore was finished',
  'an interrupted restore could not be finished',
  'a backup was made',
  'a backup failed',
  'a backup was restored',
  'a key was changed',
  'a scan ended',
  'a scan failed',
  'the scan’s end was not told',
  'a stranger asked',
  'an answer was too large',
  'a request failed',
  'dropped files were not taken',
  'the sample could not be opened',
  'a page process ended',
] as const;
const OTHER = 'something else';

/** A channel's name or a part of the app: dotted words, never data. */
const WHERE = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+){0,5}$/;
/** An error class or a code of the system, of SQLite or of ours. */
const ERROR = /^[A-Za-z][A-Za-z0-9_-]{0,60}$/;
const MOST_WHERE_CHARACTERS = 60;

export const LOG_FILE = 'app.log';
const LARGEST_BYTES = 256 * 1024;
/** Older files beside the current one: `app.log.1` is the newest of them. */
const OLDER_FILES = 3;
const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** A line that holds nothing but what is allowed. */
export function lineOf(at: Date, what: string, where: string, error?: unknown): AppLogLine {
  return {
    at: at.toISOString(),
    event: (EVENTS as readonly string[]).includes(what) ? what : OTHER,
    where: where.length <= MOST_WHERE_CHARACTERS && WHERE.test(where) ? where : null,
    error: kindOf(error),
  };
}

/** The error's code or name; its text may quote data and is never taken. */
function kindOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return ERROR.test(code) ? code : 'Error';
}

const lineSchema = z.object({
  at: z.iso.datetime(),
  event: z.string(),
  where: z.string().nullable(),
  error: z.string().nullable(),
});

/** The log in a folder: JSON lines, one file at a time, the oldest dropped. Writing never throws. */
export class LogBook {
  readonly folder: string;
  private readonly now: () => Date;

  constructor(folder: string, now: () => Date = () => new Date()) {
    this.folder = folder;
    this.now = now;
  }

  note(what: string, where = '', error?: unknown): void {
    try {
      mkdirSync(this.folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
      this.rotate();
      const line = `${JSON.stringify(lineOf(this.now(), what, where, error))}\n`;
      appendFileSync(this.file(0), line, { mode: PRIVATE_FILE_MODE });
    } catch {
      // A full or missing disk is told where it matters; it must not end the app for the sake of its log.
    }
  }

  /** The last lines, newest first. */
  last(limit: number): readonly AppLogLine[] {
    const lines: AppLogLine[] = [];
    for (let age = 0; age <= OLDER_FILES && lines.length < limit; age += 1)
      lines.push(...linesIn(this.file(age)).reverse());
    return lines.slice(0, limit);
  }

  /** All of it as text, oldest first, as it is exported. */
  text(): string {
    const all = this.last(Number.POSITIVE_INFINITY).toReversed();
    return all.map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  private rotate(): void {
    if (!existsSync(this.file(0)) || statSync(this.file(0)).size < LARGEST_BYTES) return;
    for (let age = OLDER_FILES; age > 0; age -= 1)
      if (existsSync(this.file(age - 1))) renameSync(this.file(age - 1), this.file(age));
  }

  private file(age: number): string {
    return join(this.folder, age === 0 ? LOG_FILE : `${LOG_FILE}.${age}`);
  }
}

function linesIn(file: string): AppLogLine[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = lineSchema.parse(JSON.parse(line));
      // A file that somebody wrote into is shown by the same rules.
      return [lineOf(new Date(parsed.at), parsed.event, parsed.where ?? '', named(parsed.error))];
    } catch {
      return [];
    }
  });
}

function named(kind: string | null): Error | undefined {
  return kind === null ? undefined : Object.assign(new Error(''), { name: kind });
}

let book: LogBook | null = null;

/** From now on, what is noted is also kept in this book. */
export function keepLogIn(kept: LogBook): void {
  book = kept;
}

/** Notes something, in the log and on standard error. */
export function notice(what: string, where: string, error?: unknown): void {
  book?.note(what, where, error);
  const line = lineOf(new Date(), what, where, error);
  const parts = [line.event, line.where, line.error].filter((part) => part !== null);
  process.stderr.write(`[root-ledger] ${parts.join(': ')}\n`);
  if (process.env.ROOT_LEDGER_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}
