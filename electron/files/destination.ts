/**
 * Where a file may be written that somebody names: never into a ledger's folder, never onto a secret that is in use, never
 * through a link. Folders on the way are followed to where they really are before anything is compared.
 */
import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { LedgerError } from '../../shared/ipc/result.ts';
import { holdsLedger } from '../ledger/location.ts';
import { codeOf, outputErrorOf } from './output-errors.ts';

export interface DestinationRules {
  /** The person agreed that what is there is replaced: `--force`, or the system's own question. */
  readonly replace: boolean;
  /** How one agrees to it, as the end of “Choose another name…”. */
  readonly toReplace?: string;
  /** Folders of ledgers in use, besides those that are recognized on the way. */
  readonly ledgers?: readonly string[];
  /** Files that must not be touched: the one with the passphrase, for example. */
  readonly secrets?: readonly string[];
}

export interface Destination {
  /** The whole path, its folder followed through links. */
  readonly path: string;
  readonly folder: string;
  /** What is there now. */
  readonly present: Stats | null;
}

/**
 * Where `given` leads and what is there. Throws a `LedgerError` where nothing may be written: in a ledger's folder, onto a
 * secret, through a link, where its folder is missing.
 */
export async function destinationOf(given: string, rules: Omit<DestinationRules, 'replace'>): Promise<Destination> {
  if (given === '') throw outputErrorOf(Object.assign(new Error(), { code: 'EINVAL' }), 'An empty text');
  const whole = resolve(given);
  let folder: string;
  let present: Stats | null;
  try {
    folder = await realpath(dirname(whole));
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    present = await lstat(join(folder, basename(whole))).catch((error) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    });
  } catch (error) {
    throw outputErrorOf(error, given);
  }
  const path = join(folder, basename(whole));
  await assertOutsideLedgers(given, path, rules.ledgers ?? []);
  await assertNoSecret(given, path, present, rules);
  if (present?.isSymbolicLink())
    throw new LedgerError('refused', `${given} is a link to something else. Nothing was written.`, {
      hint: 'Name the file itself.',
    });
  return { path, folder, present };
}

/** The same for a file. Throws also where a folder or a device is in its place, or a file that must not be replaced. */
export async function fileDestination(given: string, rules: DestinationRules): Promise<Destination> {
  if (given.endsWith(sep)) throw outputErrorOf(Object.assign(new Error(), { code: 'EISDIR' }), given);
  const found = await destinationOf(given, rules);
  if (found.present === null) return found;
  if (found.present.isDirectory()) throw outputErrorOf(Object.assign(new Error(), { code: 'EISDIR' }), given);
  if (!found.present.isFile())
    throw new LedgerError('refused', `${given} is not a file that can be replaced. Nothing was written.`, {
      hint: 'Choose another name.',
    });
  if (!rules.replace) throw existsAlready(given, rules);
  return found;
}

export function existsAlready(
  given: string,
  { toReplace = '' }: Pick<DestinationRules, 'toReplace'> = {},
): LedgerError {
  return new LedgerError('conflict', `${given} exists already. Nothing was overwritten.`, {
    hint: `Choose another name${toReplace}.`,
  });
}

async function assertOutsideLedgers(given: string, path: string, ledgers: readonly string[]): Promise<void> {
  const refusal = new LedgerError(
    'refused',
    `${given} is inside a ledger’s folder, where only the ledger itself writes.`,
    {
      hint: 'Choose another folder. Nothing was written.',
    },
  );
  const own = new Set<string>();
  for (const ledger of ledgers) {
    const found = await identityOf(ledger);
    if (found !== null) own.add(found);
  }
  // The place itself too: it may be a ledger's folder that a folder of tables would replace.
  for (let at = path; ; at = dirname(at)) {
    const identity = await identityOf(at);
    if ((identity !== null && own.has(identity)) || (await holdsLedger(at))) throw refusal;
    if (dirname(at) === at) return;
  }
}

/** Is it a secret that is in use, or by another name a file of a ledger? Names do not tell: a hard link is the same file. */
async function assertNoSecret(
  given: string,
  path: string,
  present: Stats | null,
  { ledgers = [], secrets = [] }: Omit<DestinationRules, 'replace'>,
): Promise<void> {
  if (present === null) return;
  const taken = new Set<string>();
  for (const file of [...secrets, ...(await Promise.all(ledgers.map(filesOf))).flat()]) {
    const identity = await identityOf(file);
    if (identity !== null) taken.add(identity);
  }
  const found = await identityOf(path);
  if (found !== null && taken.has(found))
    throw new LedgerError('refused', `${given} is a file that opens or holds the ledger. Nothing was written.`, {
      hint: 'Choose another name.',
    });
}

/** The files of a ledger, its backups and what was replaced included. */
async function filesOf(ledger: string): Promise<string[]> {
  const found = await readdir(ledger, { withFileTypes: true, recursive: true }).catch(() => []);
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** The same for every name of a file or folder; null for one that is not there. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}/${ino}`;
  } catch {
    return null;
  }
}
