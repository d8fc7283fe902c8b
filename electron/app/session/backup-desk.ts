/** What the window asks about backups: the list, a new one, one that the person chose, what is in it, restoring it. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type {
  BackupContent,
  BackupOffered,
  BackupRow,
  BackupSource,
  BackupState,
  BackupView,
} from '../../../shared/ipc/channels/backup.ts';
import { failureOf, LedgerError } from '../../../shared/ipc/result.ts';
import type { RunJob } from '../../backup/helper.ts';
import type { BackupKeeper } from '../../backup/keeper.ts';
import { BACKUP_EXTENSION } from '../../backup/make-backup.ts';
import { readArchive } from '../../backup/manifest.ts';
import type { JobSecret } from '../../backup/messages.ts';
import { isAhead, isBackupName, listBackups } from '../../backup/rolling.ts';
import { acquireLock } from '../../ledger/instance-lock.ts';
import { ledgerLocation, prepareFolders } from '../../ledger/location.ts';
import type { Dialogs, FileKind } from '../dialogs.ts';
import { ownLedger } from './key-changes.ts';
import type { UnlockSecret } from './ports.ts';
import type { Session } from './session.ts';

const BACKUP_FILE: Omit<FileKind, 'title'> = {
  name: 'Root Ledger backup',
  extension: BACKUP_EXTENSION.slice(1),
};

export interface BackupDeskParts {
  readonly session: Session;
  readonly keeper: BackupKeeper;
  readonly run: RunJob;
  readonly dialogs: Dialogs;
  /** The ledger's own folder: where a backup is restored. */
  readonly folder: string;
  /** Whoever shows what was opened from outside asks again. */
  readonly offeredChanged: () => void;
  readonly actor: () => string;
  readonly now: () => Date;
  readonly notice: (what: string, where: string, error?: unknown) => void;
}

export class BackupDesk {
  private readonly parts: BackupDeskParts;
  /** Files that the person chose in a dialog; the window knows them by a random id. */
  private readonly chosen = new Map<string, string>();
  private offered: BackupOffered | null = null;

  constructor(parts: BackupDeskParts) {
    this.parts = parts;
  }

  async state(): Promise<BackupState> {
    const { session, keeper, folder } = this.parts;
    const { running, problem } = keeper.state;
    return {
      folder: ledgerLocation(folder).backups,
      backups: await listBackups(folder, this.parts.now()),
      running,
      problem,
      possible: session.openFolder !== null && !session.isSample,
    };
  }

  async make(): Promise<BackupContent> {
    ownLedger(this.parts.session);
    return (await this.parts.keeper.makeNow()).content;
  }

  async save(): Promise<{ file: string; bytes: number; content: BackupContent } | null> {
    const { session, dialogs, keeper, now } = this.parts;
    ownLedger(session);
    const suggestion = `root-ledger-${now().toISOString().slice(0, 10)}${BACKUP_EXTENSION}`;
    const file = await dialogs.chooseToSave({ ...BACKUP_FILE, title: 'Back up the ledger' }, suggestion);
    if (file === null) return null;
    const out = file.endsWith(BACKUP_EXTENSION) ? file : `${file}${BACKUP_EXTENSION}`;
    // With the ending put on it is another file than the one that the system has asked about.
    const { bytes, content } = await keeper.makeIn(out, out === file);
    return { file: out, bytes, content };
  }

  async choose(): Promise<{ id: string; backup: BackupRow } | null> {
    const file = await this.parts.dialogs.chooseToOpen({ ...BACKUP_FILE, title: 'Choose a backup' });
    return file === null ? null : this.take(file);
  }

  /** A backup was opened from outside the window, which shows it next. */
  async offer(file: string): Promise<void> {
    try {
      this.offered = await this.take(file);
    } catch (error) {
      this.offered = { name: basename(file), problem: failureOf(error) };
    }
    this.parts.offeredChanged();
  }

  /** What was opened from outside and not put away yet. */
  opened(): BackupOffered | null {
    return this.offered;
  }

  putAway(): null {
    this.offered = null;
    return null;
  }

  private async take(file: string): Promise<{ id: string; backup: BackupRow }> {
    const { manifest } = await readArchive(file);
    const id = randomUUID();
    this.chosen.set(id, file);
    const { made, app, schema } = manifest;
    const { size } = await stat(file);
    const ahead = isAhead(Date.parse(made), this.parts.now().getTime());
    return { id, backup: { name: basename(file), made, app, schema, bytes: size, automatic: false, ahead } };
  }

  async preview(source: BackupSource, secret: UnlockSecret): Promise<BackupView> {
    const { folder, run } = this.parts;
    const file = this.fileOf(source);
    return run<'preview'>({ kind: 'preview', folder, file, secret: forHelper(secret) });
  }

  async restore(source: BackupSource, secret: UnlockSecret): Promise<{ aside: string | null }> {
    const { folder, run, session, actor, now, notice } = this.parts;
    const file = this.fileOf(source);
    const given = forHelper(secret);
    await prepareFolders(ledgerLocation(folder));
    const aside = await session.whileClosed(async () => {
      const lock = await acquireLock(ledgerLocation(folder).lock, 'a restore');
      try {
        const job = { kind: 'restore', folder, file, secret: given, actor: actor(), now: now().toISOString() } as const;
        const restored = await run<'restore'>(job);
        notice('a backup was restored', '');
        const keys = [restored.key] as const;
        return {
          keys: { keys, settle: async () => {}, wipe: () => void restored.key.fill(0) },
          answer: restored.aside,
        };
      } finally {
        await lock.release();
      }
    });
    return { aside };
  }

  private fileOf(source: BackupSource): string {
    if (source.from === 'folder') {
      // SECURITY: a name in that folder, never a path.
      if (!isBackupName(source.name)) throw new LedgerError('not-found', 'There is no such backup.');
      return join(ledgerLocation(this.parts.folder).backups, source.name);
    }
    const file = this.chosen.get(source.id);
    if (file === undefined) throw new LedgerError('not-found', 'Choose the backup again.');
    return file;
  }
}

function forHelper(secret: UnlockSecret): JobSecret {
  if (secret.with !== 'keychain') return secret;
  throw new LedgerError('refused', 'A backup opens with its passphrase or recovery key.', {
    hint: 'The keychain of this computer is not asked: it may know a later key.',
  });
}
