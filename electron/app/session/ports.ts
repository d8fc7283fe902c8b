/** What the session needs from others, so that it can be tested without windows, keychains and databases. */
import type { KeychainState } from '../../../shared/ipc/session.ts';
import type { Port } from '../../helpers/helper.ts';
import type { LedgerLine } from '../../ledger/client.ts';
import type { LedgerChange } from '../../ledger/host.ts';
import type { InternalAnswer, InternalName, InternalRequest } from '../../ledger/internal.ts';

/** An open ledger, wherever it runs. */
export interface LedgerPort {
  /** A new line for the window, which asks the ledger directly: nothing of it passes main. */
  windowLine(): Port;
  /** A new line for another helper, which may ask main's own requests that begin with the prefix. */
  helperLine(prefix: string): LedgerLine;
  /** Main's own requests, which no window can reach. Throws a `LedgerError`. */
  internal<Name extends InternalName>(name: Name, request: InternalRequest<Name>): Promise<InternalAnswer<Name>>;
  /** Finish what is being written, close the database, wipe the key. */
  close(): Promise<void>;
  onChange(listener: (change: LedgerChange) => void): void;
  /** The ledger ended without being asked to. */
  onLost(listener: () => void): void;
}

export interface LedgerWanted {
  readonly folder: string;
  /** 32 bytes. Taken over: wiped by the one who opens. */
  readonly dataKey: Uint8Array;
  /** Make the database, which must not exist yet. */
  readonly create: boolean;
  /** Open it although its last entries are missing. */
  readonly lossAccepted?: boolean;
  /** Who is named in the log; without it, the person who is logged in to this computer. */
  readonly actor?: string;
}

/** Opens a ledger. Rejects with a `LedgerError` (`ledger-damaged`, `ledger-newer`, `ledger-in-use`, …). */
export type OpenLedger = (wanted: LedgerWanted) => Promise<LedgerPort>;

export type UnlockSecret =
  | { readonly with: 'passphrase'; readonly passphrase: Uint8Array }
  | { readonly with: 'recovery'; readonly recoveryKey: string }
  | { readonly with: 'keychain' };

/** Data keys in the clear: the current one first, a second one while a change of the key is unsettled. */
export interface KeysInHand {
  readonly keys: readonly [Uint8Array, ...Uint8Array[]];
  /** What whoever unlocks should be told of the keys, in words. */
  readonly notices?: readonly string[];
  /** Tell which key opened the database, so that an interrupted change is settled. */
  settle(index: number): Promise<void>;
  wipe(): void;
}

export interface KeyState {
  /** Is there a key file in the folder? */
  readonly exists: boolean;
  readonly keychainSlot: boolean;
  readonly recoverySlot: boolean;
  readonly waitMs: number;
}

export interface KeyPort {
  state(folder: string): Promise<KeyState>;
  keychain(): Promise<KeychainState>;
  /** Make a new ledger, closed. Throws a `LedgerError`; then nothing is there that was not before. */
  create(
    folder: string,
    wanted: { passphrase: Uint8Array; keychain: boolean },
  ): Promise<{ keys: KeysInHand; recoveryKey: string }>;
  unlock(folder: string, secret: UnlockSecret): Promise<KeysInHand>;
}

/** The throw-away ledger of the sample company. */
export interface SamplePort {
  /** An empty folder and a key for it; `discard` removes the folder. */
  prepare(): Promise<{ folder: string; dataKey: Uint8Array }>;
  /** Fill the open sample: start its simulated AWS, scan it. Answers what ends it. */
  fill(ledger: LedgerPort): Promise<() => Promise<void>>;
  discard(folder: string): Promise<void>;
}
