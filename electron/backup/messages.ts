/** What main and the backup thread say to each other: one job for each thread. Keys are moved, and wiped on both sides. */
import type { Failure } from '../../shared/ipc/result.ts';
import type { BackupMade } from './make-backup.ts';
import type { BackupPreview } from './staged.ts';

/** A secret that a thread can be given: a keychain answers in main only. */
export type ThreadSecret =
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
  readonly secret: ThreadSecret;
}

export type Job =
  | ({ readonly kind: 'rolling'; readonly keep: number } & Making)
  | ({ readonly kind: 'manual'; readonly out: string; readonly replace: boolean } & Making)
  | ({ readonly kind: 'preview' } & Opening)
  | ({ readonly kind: 'restore'; readonly actor: string; readonly now: string } & Opening);

export interface RestoredLedger {
  readonly preview: BackupPreview;
  readonly aside: string | null;
  /** The data key of the restored ledger. Whoever receives it wipes it. */
  readonly key: Uint8Array;
}

export interface JobAnswers {
  readonly rolling: BackupMade;
  readonly manual: BackupMade;
  readonly preview: BackupPreview;
  readonly restore: RestoredLedger;
}

export type FromThread =
  | { readonly ok: true; readonly value: JobAnswers[keyof JobAnswers] }
  | { readonly ok: false; readonly error: Failure };
