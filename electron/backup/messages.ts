/** What main and the backup's helper say to each other: one job for each. Secrets travel sealed, and are wiped on both sides. */
import type { BackupContent } from '../../shared/ipc/channels/backup.ts';
import type { Failure } from '../../shared/ipc/result.ts';
import type { Content } from './database-copy.ts';
import type { BackupMade } from './make-backup.ts';
import type { BackupPreview } from './staged.ts';

/** A secret that a helper can be given: a keychain answers in main only. */
export type JobSecret =
  | { readonly with: 'passphrase'; readonly passphrase: Uint8Array }
  | { readonly with: 'recovery'; readonly recoveryKey: string };

interface Making {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly app: string;
  /** ISO 8601. */
  readonly now: string;
}

interface Opening {
  readonly folder: string;
  readonly file: string;
  readonly secret: JobSecret;
}

export type Job =
  | ({ readonly kind: 'rolling'; readonly keep: number } & Making)
  | ({ readonly kind: 'manual'; readonly out: string; readonly replace: boolean } & Making)
  | ({ readonly kind: 'preview' } & Opening)
  | ({ readonly kind: 'restore'; readonly actor: string; readonly now: string } & Opening);

/** What main is told of a backup: nothing that names somebody. */
export type Told<Of extends { readonly content: Content }> = Omit<Of, 'content'> & { readonly content: BackupContent };

export interface RestoredLedger {
  readonly preview: Told<BackupPreview>;
  readonly aside: string | null;
  /** The data key of the restored ledger. Whoever receives it wipes it. */
  readonly key: Uint8Array;
}

export interface JobAnswers {
  readonly rolling: Told<BackupMade>;
  readonly manual: Told<BackupMade>;
  readonly preview: Told<BackupPreview>;
  readonly restore: RestoredLedger;
}

/** A job as it travels: its secret apart from it, readable by the helper alone. */
export interface SealedJob {
  readonly job: Job;
  readonly secret: Uint8Array;
  /** Whom to seal a key for that is answered. */
  readonly answerTo: Uint8Array;
}

export type FromHelper =
  | { readonly ok: true; readonly value: JobAnswers[keyof JobAnswers] }
  | { readonly ok: false; readonly error: Failure };
