/** Opening and closing the ledger: what the first screens ask and learn. */

export interface RuntimeInfo {
  readonly appVersion: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly sqlite: string;
  readonly platform: string;
  /** True on the unofficial development runtime (no official download reachable): shown wherever the version is. */
  readonly developmentRuntime: boolean;
  readonly commit: string | null;
}

export interface KeychainState {
  /** Is there a real OS keychain that can hold a key? */
  readonly available: boolean;
  /** Its name as the operating system tells it, or why there is none, in words. */
  readonly description: string;
}

/** Where the app is: no ledger yet, one that is locked, or one that is open. */
export type SessionState =
  | { readonly phase: 'empty'; readonly folder: string; readonly keychain: KeychainState }
  | {
      readonly phase: 'locked';
      readonly folder: string;
      readonly keychain: KeychainState;
      /** Can it be opened through the OS keychain? */
      readonly keychainSlot: boolean;
      readonly recoverySlot: boolean;
      /** Milliseconds to wait before the next try, after repeated wrong ones. */
      readonly waitMs: number;
      readonly lockedBecause: 'start' | 'user' | 'idle' | 'sleep' | 'screen-lock' | null;
    }
  | { readonly phase: 'open'; readonly folder: string; readonly sample: boolean; readonly openedAt: string }
  | {
      readonly phase: 'broken';
      readonly folder: string;
      readonly problem: import('./result.ts').Failure;
      readonly backups: readonly { readonly file: string; readonly at: string }[];
    };
