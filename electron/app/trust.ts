/** Wires what keeps the ledger safe: its keys, its backups, the app's log. */
import { join } from 'node:path';
import type { WorkProgress } from '../../shared/ipc/events.ts';
import type { KeychainState } from '../../shared/ipc/session.ts';
import type { AppSettings } from '../../shared/ipc/settings.ts';
import type { Json } from '../../shared/register/facts.ts';
import { appVersion } from '../backup/app-version.ts';
import { backupHelper, type RunJob } from '../backup/helper.ts';
import { BackupKeeper } from '../backup/keeper.ts';
import { isRestoreUnderWay, settleRestoreAtStart } from '../backup/restore.ts';
import { listBackups } from '../backup/rolling.ts';
import type { Helpers } from '../helpers/helper.ts';
import { derivePortablyWith } from '../keys/argon2.ts';
import { argon2InThread } from '../keys/argon2-thread.ts';
import type { Keychain } from '../keys/keychain.ts';
import { ledgerLocation } from '../ledger/location.ts';
import type { Head } from '../ledger/log.ts';
import { operator } from '../ledger/operator.ts';
import { copyInHelper } from '../ledger/rekeying/helper.ts';
import type { Dialogs } from './dialogs.ts';
import { keepLogIn, LogBook, notice } from './log.ts';
import { collectGarbage } from './security/forget.ts';
import { BackupDesk } from './session/backup-desk.ts';
import { KeyChanges } from './session/key-changes.ts';
import type { KeyKeeper } from './session/ledger-port.ts';
import type { Session } from './session/session.ts';

const COLLECT_AFTER_MS = 500;

/** What the handlers of keys, backups and logs work with. */
export interface TrustServices {
  readonly keys: KeyChanges;
  keychain(): Promise<KeychainState>;
  readonly backups: BackupDesk;
  readonly book: LogBook;
  readonly dialogs: Dialogs;
}

export interface Safekeeping {
  /** For the one who opens ledgers. */
  readonly keyKeeper: KeyKeeper;
  /** The backups that a ledger that cannot be opened is replaced from. */
  backups(folder: string): Promise<readonly { file: string; at: string }[]>;
  /** Connect to the session, once there is one. */
  attach(session: Session): TrustServices;
}

export interface SafekeepingParts {
  readonly folder: string;
  /** The folder of the built threads and helpers. */
  readonly threads: string;
  readonly helpers: Helpers;
  readonly keychain: Keychain;
  readonly dialogs: Dialogs;
  readonly settings: () => AppSettings;
  /** Backups changed: whoever shows them asks again. */
  readonly backupsChanged: () => void;
  /** How far a long work on the keys is. */
  readonly progress: (progress: WorkProgress) => void;
  /** A backup was opened from outside the window: it asks which. */
  readonly backupOpened: () => void;
}

/** Before anything else is done with the folder: keep a log in it, and end what a crash left of a restore. */
export async function settleFolder(folder: string): Promise<void> {
  keepLogIn(new LogBook(ledgerLocation(folder).logs));
  notice('the app started', '');
  const pending = isRestoreUnderWay(folder);
  try {
    if (await settleRestoreAtStart(folder)) notice('an interrupted restore was finished', '');
  } catch (error) {
    if (pending) notice('an interrupted restore could not be finished', '', error);
  }
}

export function safekeeping(parts: SafekeepingParts): Safekeeping {
  const { folder, threads, helpers, keychain, dialogs, settings } = parts;
  // Electron's own cryptography has no Argon2, and the portable one would stop the windows for half a second.
  derivePortablyWith(argon2InThread(join(threads, 'argon2-worker.js')));
  const run: RunJob = backupHelper(helpers, join(threads, 'backup-worker.js'));
  const now = () => new Date();
  const keeper = new BackupKeeper({ run, settings, app: appVersion(), now, onChange: parts.backupsChanged, notice });
  return {
    keyKeeper: {
      opened: (opened, key) => {
        notice('a ledger was opened', '');
        // The sample company is not kept, and its key neither.
        if (opened === folder) keeper.opened(opened, key);
      },
      closed: (closed) => {
        notice('the ledger was locked', '');
        if (closed === folder) keeper.closed();
        // Once what is under way has been answered.
        setTimeout(collectGarbage, COLLECT_AFTER_MS).unref();
      },
    },
    backups: async (of) => (await listBackups(of)).map(({ name, made }) => ({ file: name, at: made })),
    attach: (session) => {
      session.onOpen((ledger) => {
        ledger.onChange(() => keeper.changed());
        if (session.isSample) return;
        const backedUp = {
          changedSince: (head: Head | null) => ledger.internal('log.changed-since', { head }),
          tell: (title: string, detail: Json) => ledger.internal('log.taken-out', { what: 'backup', title, detail }),
        };
        // What cannot be told is taken for changed.
        void keeper.follows(backedUp).catch(() => keeper.changed());
      });
      // Only somebody who locks at leisure waits for a backup; sleep and an idle machine lock at once.
      session.onBeforeLock(async (reason) => (reason === 'user' ? keeper.beforeClose() : undefined));
      return {
        keys: new KeyChanges({
          session,
          keychain,
          makeCopy: copyInHelper(helpers, join(threads, 'rekey-worker.js')),
          progress: parts.progress,
          notice,
        }),
        keychain: async () => {
          const { real, backend, reason } = await keychain.available();
          return { available: real, description: real ? backend : (reason ?? 'No keychain answers on this computer.') };
        },
        backups: new BackupDesk({
          session,
          keeper,
          run,
          dialogs,
          folder,
          offeredChanged: parts.backupOpened,
          actor: () => operator(),
          now,
          notice,
        }),
        book: new LogBook(ledgerLocation(folder).logs),
        dialogs,
      };
    },
  };
}
