/** What main tells the window without being asked. One row per event. */
import type { SubjectKind } from '../register/facts.ts';
import type { SessionState } from './session.ts';
import type { AppSettings } from './settings.ts';

export interface ScanProgress {
  readonly runId: string;
  readonly phase: 'listing' | 'accounts' | 'paused' | 'done' | 'cancelled' | 'failed';
  readonly accounts: number;
  readonly complete: number;
  readonly failed: number;
  readonly calls: number;
  readonly throttled: number;
  readonly current: readonly string[];
  readonly startedAt: string;
  /** Estimated milliseconds left; null while it cannot be told. */
  readonly leftMs: number | null;
  readonly message: string | null;
}

/** Does this scan still go on (a pause ends by itself)? `null`: none was started. */
export function isRunning(progress: Pick<ScanProgress, 'phase'> | null): boolean {
  return progress !== null && ['listing', 'accounts', 'paused'].includes(progress.phase);
}

export interface WorkProgress {
  readonly id: string;
  readonly title: string;
  readonly done: number;
  readonly total: number | null;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
}

/** A change of the encryption key: copied, encrypted, checked. */
export const REKEYING = { id: 'rekey', title: 'Encrypting the ledger anew', total: 3 } as const;

export interface Events {
  readonly 'session.changed': SessionState;
  readonly 'settings.changed': AppSettings;
  /** Facts changed; `kinds` says of what. Screens ask again for what they show. */
  readonly 'ledger.changed': { readonly seq: number; readonly kinds: readonly SubjectKind[] };
  readonly 'scan.progress': ScanProgress;
  readonly 'work.progress': WorkProgress;
  /** A backup began, was made or failed. */
  readonly 'backups.changed': null;
  /** A backup was opened from outside the window: `backup.opened` tells which. */
  readonly 'backup.opened': null;
  /** The application menu, the tray or a notification asks the window to go somewhere. */
  readonly navigate: { readonly to: string };
  /** The application menu asks for an action of the window. */
  readonly command: { readonly name: 'palette' | 'undo' | 'redo' | 'lock' | 'print' | 'shortcuts' | 'find' | 'tour' };
  readonly 'files.dropped': { readonly count: number };
}
export type EventName = keyof Events;

export const EVENT_NAMES: readonly EventName[] = [
  'session.changed',
  'settings.changed',
  'ledger.changed',
  'scan.progress',
  'work.progress',
  'backups.changed',
  'backup.opened',
  'navigate',
  'command',
  'files.dropped',
];
