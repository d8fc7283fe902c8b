/** Backups of the ledger: made on a schedule and by hand, looked into, restored. */
import { z } from 'zod';
import { mainChannel } from '../channel.ts';
import type { Failure } from '../result.ts';
import { secretSchema } from './keys.ts';

/** A backup, as far as it can be told without a key: what the file says of itself. */
export interface BackupRow {
  readonly name: string;
  readonly made: string;
  readonly bytes: number;
  readonly app: string;
  readonly schema: number;
  readonly automatic: boolean;
  /** Does it say that it was made later than tomorrow? Then a clock was wrong, or somebody put it there. */
  readonly ahead: boolean;
}

export interface BackupState {
  /** The folder of the automatic backups. */
  readonly folder: string;
  readonly backups: readonly BackupRow[];
  readonly running: boolean;
  /** Why the last automatic backup failed; null if it did not. */
  readonly problem: Failure | null;
  /** Is a ledger open that can be backed up? The sample company cannot. */
  readonly possible: boolean;
}

export interface BackupContent {
  /** The schema it was made with. */
  readonly schema: number;
  readonly accounts: number;
  readonly people: number;
  readonly facts: number;
  /** The last entry of its log, without its words: they may name somebody, and pass through main on their way here. */
  readonly lastEntry: {
    readonly seq: number;
    readonly at: string;
    readonly actor: string;
  } | null;
}

export interface BackupView {
  readonly made: string;
  readonly app: string;
  /** Was the time and the version said by somebody with the ledger's key? Otherwise the file only says so of itself. */
  readonly proven: boolean;
  readonly content: BackupContent;
  /** Was it made from the ledger that is in the folder now? Null if there is none. */
  readonly sameLedger: boolean | null;
}

/** A backup that was opened from outside the window, or why the file is none. */
export type BackupOffered =
  | { readonly id: string; readonly backup: BackupRow }
  | { readonly name: string; readonly problem: Failure };

/** A backup in the ledger's folder by its name, or one that the person chose in a dialog by what that answered. */
const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('folder'), name: z.string().min(1).max(200) }),
  z.strictObject({ from: z.literal('chosen'), id: z.string().min(1).max(64) }),
]);
export type BackupSource = z.output<typeof source>;
const opening = z.strictObject({ source, secret: secretSchema });

export const backupChannels = {
  'backup.state': mainChannel(z.undefined()).answers<BackupState>(),
  /** The next automatic backup, now. */
  'backup.make': mainChannel(z.undefined()).answers<BackupContent>(),
  /** A backup where the person chooses; null if they changed their mind. */
  'backup.save': mainChannel(z.undefined()).answers<{ file: string; bytes: number; content: BackupContent } | null>(),
  /** Choose a backup in a dialog; null if the person changed their mind. */
  'backup.choose': mainChannel(z.undefined()).answers<{ id: string; backup: BackupRow } | null>(),
  /** The backup that was opened from outside the window; null if there is none. */
  'backup.opened': mainChannel(z.undefined()).answers<BackupOffered | null>(),
  /** It was looked at, or not wanted. */
  'backup.put-away': mainChannel(z.undefined()).answers<null>(),
  /** Open a backup with its own secret and tell what is in it. Changes nothing. */
  'backup.preview': mainChannel(opening).answers<BackupView>(),
  /** Put a backup in the ledger's place, which is moved aside, and open it. */
  'backup.restore': mainChannel(opening).answers<{ aside: string | null }>(),
};
