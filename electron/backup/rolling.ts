/** The automatic backups beside a ledger: their names, which of them are kept, the list of them. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerLocation } from '../ledger/location.ts';
import { BACKUP_EXTENSION, type BackupMade, makeBackup } from './make-backup.ts';
import { readArchive } from './manifest.ts';

const NAME = /^ledger-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.root-ledger-backup$/;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Besides the newest ones, the last of each of so many days and weeks is kept. */
const KEPT_DAYS = 7;
const KEPT_WEEKS = 4;

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

/**
 * Which of these files may go: all but the `keep` newest, the newest of each of the last days and of each of the last weeks
 * before the newest backup. Files of other names are nobody's to delete.
 */
export function toDrop(names: readonly string[], keep: number): string[] {
  const timed = names
    .map((name) => ({ name, at: timeOf(name) }))
    .filter((one): one is { name: string; at: number } => one.at !== null)
    .sort((a, b) => b.at - a.at);
  const newest = timed[0]?.at ?? 0;
  const kept = new Set(timed.slice(0, Math.max(1, keep)).map((one) => one.name));
  for (const [span, count] of [
    [DAY_MS, KEPT_DAYS],
    [7 * DAY_MS, KEPT_WEEKS],
  ] as const)
    for (let period = 0; period < count; period += 1) {
      const inPeriod = timed.find((one) => Math.floor((newest - one.at) / span) === period);
      if (inPeriod) kept.add(inPeriod.name);
    }
  return timed.filter((one) => !kept.has(one.name)).map((one) => one.name);
}

/** A backup in the ledger's folder, as far as it can be told without a key. */
export interface ListedBackup {
  /** Its name in the folder of backups. */
  readonly name: string;
  readonly made: string;
  readonly bytes: number;
  readonly app: string;
  readonly schema: number;
  /** Made by the app on its own, and thinned out by it. */
  readonly automatic: boolean;
}

/** The backups beside a ledger, newest first. Files that are none, or are cut off, are left out. */
export async function listBackups(folder: string): Promise<readonly ListedBackup[]> {
  const { backups } = ledgerLocation(folder);
  const names = await readdir(backups).catch(() => [] as string[]);
  const found = await Promise.all(names.filter(isBackupName).map((name) => describe(backups, name)));
  return found.filter((one) => one !== null).sort((a, b) => (a.made < b.made ? 1 : a.made > b.made ? -1 : 0));
}

/** Could this be a backup in the folder of backups? Never a path. */
export function isBackupName(name: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) && name.endsWith(BACKUP_EXTENSION) && !name.startsWith('unfinished-')
  );
}

async function describe(folder: string, name: string): Promise<ListedBackup | null> {
  try {
    const file = join(folder, name);
    const { manifest } = await readArchive(file);
    const { made, app, schema } = manifest;
    return { name, made, app, schema, bytes: (await stat(file)).size, automatic: timeOf(name) !== null };
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

/** Makes the next automatic backup; only once it is there, checked, are old ones let go. Throws as `makeBackup`. */
export async function makeRollingBackup({ keep, ...wanted }: RollingWanted): Promise<BackupMade> {
  const { backups } = ledgerLocation(wanted.folder);
  const made = await makeBackup({ ...wanted, out: join(backups, rollingName(wanted.now)), own: true });
  for (const name of toDrop(await readdir(backups), keep)) await rm(join(backups, name), { force: true });
  return made;
}
