/**
 * What a backup tells about itself without any key. It stays in the clear: no name, and nothing of what the ledger says but how
 * many entries its log has.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { headsIn, headText, type NotedHead } from '../ledger/noted-heads.ts';
import { assertOwnHeaders, type Entry, readEntry, readIndex, sha256Of } from './archive.ts';
import { BackupError } from './errors.ts';

export const FORMAT = 'root-ledger-backup';
export const VERSION = 1;

const head = z.string().regex(/^\d{1,15}:[0-9a-f]{64}$/);
const content = z.strictObject({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** When it was made, ISO 8601. */
  made: z.iso.datetime(),
  /** The version of the app that made it, and of the ledger's schema. */
  app: z.string().max(64),
  schema: z.int().min(1),
  files: z.strictObject({ 'keys.json': content, 'ledger.db': content }),
  /** The last entry of the log and which chain it is of, each `SEQ:HASH`. Older backups say nothing of it, nor does an empty log. */
  log: z.strictObject({ head, since: head, first: head }).optional(),
  /** Proves the rest to whoever has the data key, base64. Backups made before there was one have none. */
  proof: z.base64().max(64).optional(),
});
export type Manifest = z.output<typeof manifestSchema>;

const PROOF_INFO = 'root-ledger backup proof v1';
const PROOF_BYTES = 32;

/** What somebody without the ledger's data key cannot make: over everything that the manifest says, and by sums all that it lies with. */
function proofOf({ format, version, made, app, schema, files, log }: Manifest, dataKey: Uint8Array): Buffer {
  const [keys, database] = [files['keys.json'], files['ledger.db']];
  const said = [format, version, made, app, schema, keys.bytes, keys.sha256, database.bytes, database.sha256];
  if (log !== undefined) said.push(log.head, log.since, log.first);
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', PROOF_INFO, PROOF_BYTES));
  try {
    return createHmac('sha256', key).update(JSON.stringify(said)).digest();
  } finally {
    key.fill(0);
  }
}

/** The manifest with its proof. */
export function proven(manifest: Manifest, dataKey: Uint8Array): Manifest {
  return { ...manifest, proof: proofOf(manifest, dataKey).toString('base64') };
}

/**
 * Was what the manifest says written by somebody with the data key? False where it has no proof, which anybody could have taken
 * away: then it only says so of itself. Throws a BackupError `damaged` where the proof is wrong.
 */
export function isProven(manifest: Manifest, dataKey: Uint8Array): boolean {
  if (manifest.proof === undefined) return false;
  const given = Buffer.from(manifest.proof, 'base64');
  const right = proofOf(manifest, dataKey);
  if (given.length === right.length && timingSafeEqual(given, right)) return true;
  throw new BackupError('damaged', 'backup.json was altered');
}

/** What the manifest says of the log. */
export function logOf(noted: NotedHead): NonNullable<Manifest['log']> {
  return { head: headText(noted.head), since: headText(noted.since), first: headText(noted.first) };
}

/** The head that a backup carries; null of one that carries none. */
export function headOf({ log }: Manifest): NotedHead | null {
  if (log === undefined) return null;
  const [head, since, first] = headsIn(`${log.head} ${log.since} ${log.first}`);
  return head === undefined || since === undefined || first === undefined ? null : { head, since, first };
}

export interface Archive {
  readonly manifest: Manifest;
  readonly keys: Entry;
  readonly database: Entry;
}

export function serializeManifest(manifest: Manifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
}

function parseManifest(text: string): Manifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new BackupError('damaged', 'backup.json is not JSON');
  }
  const head = z.object({ format: z.literal(FORMAT), version: z.int() }).safeParse(parsed);
  if (!head.success) throw new BackupError('not-a-backup', 'backup.json says something else');
  if (head.data.version > VERSION) throw new BackupError('newer', `format ${head.data.version}`);
  const whole = manifestSchema.safeParse(parsed);
  if (!whole.success) throw new BackupError('damaged', 'backup.json is not whole');
  return whole.data;
}

/** Opens a backup as far as that goes without a key. Quick: contents are not read. Throws a BackupError. */
export async function readArchive(file: string): Promise<Archive> {
  const [first, keys, database] = await readIndex(file);
  const manifest = parseManifest((await readEntry(file, first)).toString('utf8'));
  const { files } = manifest;
  if (files['keys.json'].bytes !== keys.bytes || files['ledger.db'].bytes !== database.bytes)
    throw new BackupError('damaged', 'sizes do not match');
  await assertOwnHeaders(file, [first, keys, database], new Date(manifest.made));
  return { manifest, keys, database };
}

/** Reads every byte of a backup and compares it with what the backup says of itself. Throws a BackupError `damaged`. */
export async function assertUndamaged(file: string, { manifest, keys, database }: Archive): Promise<void> {
  for (const entry of [keys, database])
    if ((await sha256Of(file, entry)) !== manifest.files[entry.name as 'keys.json' | 'ledger.db'].sha256)
      throw new BackupError('damaged', `${entry.name} does not match its checksum`);
}
