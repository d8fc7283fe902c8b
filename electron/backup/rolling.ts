/** The automatic backups beside a ledger: their names, which of them are kept, the list of them. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerLocation } from '../ledger/location.ts';
import type { Head } from '../ledger/log.ts';
import { BACKUP_EXTENSION, type BackupMade, makeBackup } from './make-backup.ts';
import { headOf, readArchive } from './manifest.ts';

const NAME = /^ledger-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.root-ledger-backup$/;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Besides the newest ones, the last of each of so many days and weeks is kept. */
const KEPT_DAYS = 7;
const KEPT_WEEKS = 4;
/** Longer than what is kept by days and weeks: nobody has used the ledger in between, or a clock has jumped. */
const LONG_GAP_MS = 35 * DAY_MS;

/** The name of an automatic backup made at an instant. Names sort by time. */
export function rollingName(at: Date): string {
  return `ledger-${at.toISOString().replace(/[-:.]/g, '')}${BACKUP_EXTENSION}`;
}

function timeOf(name: string): number | null {
  const [, year, month, day, hour, minute, second, millisecond] = NAME.exec(name) ?? [];
  if (year === undefined) return null;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
  return Number.isNaN(at) ? null : at;
}

/** An automatic backup that can be read, and when it was made by its name, in milliseconds since 1970. */
interface Timed {
  readonly name: string;
  readonly at: number;
}

/** Later than this it was not made by a clock that we would trust. */
export const isAhead = (at: number, now: number) => at > now + DAY_MS;

/**
 * Which of these automatic backups may go: all but the `keep` newest, the newest of each of the last days and of each of the last
 * weeks before `now`. What is dated later than now is neither counted nor let go: a wrong clock, or somebody who only wrote
 * names, must not push the real ones out. For the same reason what lies before a long gap is thinned out by its own end: to a
 * clock that is far ahead everything real is old.
 */
export function toDrop(backups: readonly Timed[], keep: number, now: Date): string[] {
  const past = backups.filter((one) => one.at <= now.getTime()).sort((a, b) => b.at - a.at);
  const dropped: string[] = [];
  let run: Timed[] = [];
  let end = now.getTime();
  let last = end;
  for (const one of past) {
    if (last - one.at > LONG_GAP_MS) {
      dropped.push(...thinned(run, keep, end));
      run = [];
      end = one.at;
    }
    run.push(one);
    last = one.at;
  }
  return [...dropped, ...thinned(run, keep, end)];
}

/** What may go of backups that follow each other without a long gap, newest first, looked at from `end`. */
function thinned(run: readonly Timed[], keep: number, end: number): string[] {
  const kept = new Set(run.slice(0, Math.max(1, keep)).map((one) => one.name));
  for (const [span, count] of [
    [DAY_MS, KEPT_DAYS],
    [7 * DAY_MS, KEPT_WEEKS],
  ] as const)
    for (let period = 0; period < count; period += 1) {
      const inPeriod = run.find((one) => Math.floor((end - one.at) / span) === period);
      if (inPeriod) kept.add(inPeriod.name);
    }
  return run.filter((one) => !kept.has(one.name)).map((one) => one.name);
}

/** A backup in the ledger's folder, as far as it can be told without a key. */
export interface ListedBackup {
  /** Its name in the folder of backups. */
  readonly name: string;
  readonly made: string;
  readonly bytes: number;
  readonly app: string;
  readonly schema: number;
  /** The last entry in it; null in one that does not say. */
  readonly head: Head | null;
  /** Made by the app on its own, and thinned out by it. */
  readonly automatic: boolean;
  /** Does it say that it was made later than tomorrow? */
  readonly ahead: boolean;
}

/** The backups beside a ledger, newest first. Files that are none, or are cut off, are left out. */
export async function listBackups(folder: string, now: Date = new Date()): Promise<readonly ListedBackup[]> {
  const { backups } = ledgerLocation(folder);
  const names = await readdir(backups).catch(() => [] as string[]);
  const found = await Promise.all(names.filter(isBackupName).map((name) => describe(backups, name, now)));
  return found.filter((one) => one !== null).sort((a, b) => (a.made < b.made ? 1 : a.made > b.made ? -1 : 0));
}

/** Could this be a backup in the folder of backups? Never a path. */
export function isBackupName(name: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) && name.endsWith(BACKUP_EXTENSION) && !name.startsWith('unfinished-')
  );
}

async function describe(folder: string, name: string, now: Date): Promise<ListedBackup | null> {
  try {
    const file = join(folder, name);
    const { manifest } = await readArchive(file);
    const { made, app, schema } = manifest;
    const [bytes, at] = [(await stat(file)).size, timeOf(name)];
    const ahead = [at ?? Number.NEGATIVE_INFINITY, Date.parse(made)].some((time) => isAhead(time, now.getTime()));
    const head = headOf(manifest)?.head ?? null;
    return { name, made, app, schema, bytes, head, automatic: at !== null, ahead };
  } catch {
    return null;
  }
}

export interface RollingWanted {
  readonly folder: string;
  readonly key: Buffer;
  readonly app: string;
  readonly now: Date;
  /** How many of the newest are kept, besides those of days and weeks. */
  readonly keep: number;
}

/**
 * Makes the next automatic backup; only once it is there, checked, are old ones let go. It stays itself, whatever else lies there;
 * files that cannot be read as backups are neither counted nor let go. Throws as `makeBackup`.
 */
export async function makeRollingBackup({ keep, ...wanted }: RollingWanted): Promise<BackupMade> {
  const { backups } = ledgerLocation(wanted.folder);
  const name = rollingName(wanted.now);
  const made = await makeBackup({ ...wanted, out: join(backups, name), own: true });
  const timed = (await listBackups(wanted.folder, wanted.now)).flatMap((one) => {
    const at = timeOf(one.name);
    return at === null ? [] : [{ name: one.name, at }];
  });
  for (const old of toDrop(timed, keep, wanted.now)) if (old !== name) await rm(join(backups, old), { force: true });
  return made;
}
