/** A backup taken apart beside the ledger, opened with its own secret and checked: what a preview shows and a restore uses. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerError } from '../../shared/ipc/result.ts';
import { assertNotThrottled, clearAttempts, recordWrongAttempt } from '../keys/attempts.ts';
import type { UnlockedKeys } from '../keys/data-key.ts';
import { loadKeyFile, PREVIOUS_KEY_FILE_NAME } from '../keys/key-store.ts';
import type { Keychain } from '../keys/keychain.ts';
import { finishRekey } from '../keys/rekey.ts';
import { unlockWithKeychain, unlockWithPassphrase, unlockWithRecoveryKey } from '../keys/unlock.ts';
import { ConnectionError, connectionErrorOf } from '../ledger/connection-errors.ts';
import { ledgerLocation } from '../ledger/location.ts';
import type { Migration } from '../ledger/migrations/migration.ts';
import { extractEntry } from './archive.ts';
import { type Content, openCopy } from './database-copy.ts';
import { BackupError } from './errors.ts';
import { fileErrorOf } from './make-backup.ts';
import { type Archive, assertUndamaged, isProven, type Manifest, readArchive } from './manifest.ts';

/** Folders of this beginning, in the ledger's folder, hold copies taken out of backups. They are encrypted like the ledger. */
export const STAGING_PREFIX = 'restoring-';
const PRIVATE_FOLDER_MODE = 0o700;

/** What opens a backup: the secrets that opened the ledger when it was made. */
export type BackupSecret =
  | { readonly with: 'passphrase'; readonly passphrase: Uint8Array }
  | { readonly with: 'recovery'; readonly recoveryKey: string }
  | { readonly with: 'keychain'; readonly keychain: Keychain };

export interface BackupPreview {
  readonly made: string;
  readonly app: string;
  /** Was that said by somebody with the ledger's key? Otherwise the file only says so of itself. */
  readonly proven: boolean;
  /** What is in it. `schema` is the one it was made with. */
  readonly content: Content;
  /** Was it made from the ledger whose key file is in the folder? Null where there is none to compare. */
  readonly sameLedger: boolean | null;
}

export interface Staged {
  readonly preview: BackupPreview;
  /** The folder that holds `ledger.db` and `keys.json`, ready to take the ledger's place. */
  readonly folder: string;
  readonly unlocked: UnlockedKeys;
  /** Wipes the keys and removes the copy. */
  discard(): Promise<void>;
}

/**
 * Takes a backup apart in a folder of its own inside `folder`, opens it, brings the copy to this app's schema and checks
 * everything. The backup file is only read. Throws a BackupError, `wrong-passphrase`, `wait` and others; then no copy is left.
 */
export function stageBackup(
  folder: string,
  file: string,
  secret: BackupSecret,
  migrations?: readonly Migration[],
): Promise<Staged> {
  return stage({ folder, file, secret, migrations }, async ({ manifest }) => {
    const staging = join(folder, `${STAGING_PREFIX}${manifest.files['ledger.db'].sha256.slice(0, 16)}`);
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    return staging;
  });
}

/** The same only to look into it: neither the ledger's folder nor anything else is changed. Throws as `stageBackup`. */
export async function previewBackup(folder: string, file: string, secret: BackupSecret): Promise<BackupPreview> {
  const staged = await stage({ folder, file, secret }, () => mkdtemp(join(tmpdir(), 'root-ledger-preview-')));
  await staged.discard();
  return staged.preview;
}

interface Staging {
  readonly folder: string;
  readonly file: string;
  readonly secret: BackupSecret;
  readonly migrations?: readonly Migration[] | undefined;
}

async function stage(
  { folder, file, secret, migrations }: Staging,
  makeFolder: (archive: Archive) => Promise<string>,
): Promise<Staged> {
  let staging: string | null = null;
  try {
    const archive = await readArchive(file);
    await assertUndamaged(file, archive);
    const { manifest } = archive;
    staging = await makeFolder(archive);
    const { database, keys } = ledgerLocation(staging);
    await extractEntry(file, archive.keys, keys);
    // The second copy, as every ledger has one.
    await extractEntry(file, archive.keys, join(staging, PREVIOUS_KEY_FILE_NAME));
    await extractEntry(file, archive.database, database);
    const { unlocked, content, isSaidByOwner } = await countingAttempts(manifest, () =>
      openStaged(staging ?? '', secret, manifest, migrations),
    );
    const copy = staging;
    return {
      preview: {
        made: manifest.made,
        app: manifest.app,
        proven: isSaidByOwner,
        content,
        sameLedger: await isSameLedger(folder, staging),
      },
      folder: staging,
      unlocked,
      discard: async () => {
        unlocked.wipe();
        await rm(copy, { recursive: true, force: true });
      },
    };
  } catch (error) {
    if (staging !== null) await rm(staging, { recursive: true, force: true }).catch(() => {});
    throw connectionErrorOf(error) ?? fileErrorOf(error) ?? error;
  }
}

/** Wrong attempts at one backup are counted together, wherever it is taken apart: in memory, for its folder goes each time. */
async function countingAttempts<Opened>({ files }: Manifest, open: () => Promise<Opened>): Promise<Opened> {
  const counted = join(tmpdir(), 'root-ledger-no-folder', files['ledger.db'].sha256);
  await assertNotThrottled(counted, Date.now());
  try {
    const opened = await open();
    await clearAttempts(counted);
    return opened;
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'wrong-passphrase')
      await recordWrongAttempt(counted, Date.now());
    throw error;
  }
}

function unlock(folder: string, secret: BackupSecret): Promise<UnlockedKeys> {
  if (secret.with === 'passphrase') return unlockWithPassphrase(folder, secret.passphrase);
  if (secret.with === 'recovery') return unlockWithRecoveryKey(folder, secret.recoveryKey);
  return unlockWithKeychain(folder, secret.keychain);
}

async function openStaged(
  staging: string,
  secret: BackupSecret,
  manifest: Manifest,
  migrations?: readonly Migration[],
) {
  const unlocked = await unlock(staging, secret);
  const { database } = ledgerLocation(staging);
  let refused: unknown;
  for (const { id, key } of unlocked.keys)
    try {
      const content = openCopy(database, key, migrations);
      const isSaidByOwner = isProven(manifest, key);
      // A backup made while the data key was being changed: settle it in the copy, by the key that opens it.
      const { file } = await loadKeyFile(staging);
      const settled = file.keys.length === 1 ? unlocked : await finishRekey(staging, unlocked, id);
      if (settled !== unlocked) unlocked.wipe();
      return { content, unlocked: settled, isSaidByOwner };
    } catch (error) {
      refused = error;
      if (!(error instanceof ConnectionError) || error.problem !== 'wrong-key') break;
    }
  unlocked.wipe();
  throw refused instanceof ConnectionError && refused.problem !== 'disk-full'
    ? new BackupError('damaged', refused.problem, refused)
    : refused;
}

async function isSameLedger(folder: string, staging: string): Promise<boolean | null> {
  try {
    const [present, staged] = await Promise.all([loadKeyFile(folder), loadKeyFile(staging)]);
    return present.file.ledger === staged.file.ledger;
  } catch {
    return null;
  }
}

/** Removes copies that a preview or restore left when it was interrupted. Only for the process that holds the lock. */
export async function removeStaged(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names)
    if (name.startsWith(STAGING_PREFIX)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
}
