/**
 * A helper does one job apart from main and goes with everything it had in memory: the ledger, a scan, the reading of files, a
 * backup. In the app it is a process of its own, under tests a thread; both are spoken to in the same way.
 */
import type { MessagePort as ThreadPort } from 'node:worker_threads';
import type { MessagePortMain } from 'electron';

/** One end of a line between two helpers, or a helper and the window. Main hands it on and never reads it. */
export type Port = ThreadPort | MessagePortMain;

export interface Helper {
  post(message: unknown, ports?: readonly Port[]): void;
  onMessage(listener: (message: never) => void): void;
  /** Called once when it is gone, asked to or not. Everything it said has been heard by then. */
  onExit(listener: () => void): void;
  /** Encrypt a secret so that only this helper can read it: what a message leaves in main’s memory is no key. */
  seal(secret: Uint8Array): Promise<Uint8Array>;
  /** End it now. Resolves when it is gone. */
  end(): Promise<void>;
}

export interface HelperOptions {
  /** What it is told at its start: anything that can be copied. */
  readonly data: unknown;
  /** Lines that it is given at its start. */
  readonly ports?: readonly Port[];
  /** Its environment; main’s own unless given. */
  readonly env?: NodeJS.ProcessEnv;
  readonly name: string;
  /** The largest nursery of its memory, in MiB: small for one that holds little for long. */
  readonly youngGenerationMb?: number;
}

export interface Helpers {
  /** Start the helper of a built file (`out/main/ledger-worker.js`). Never throws: one that does not start exits. */
  start(file: string, options: HelperOptions): Helper;
  /** Both ends of a new line. */
  line(): readonly [Port, Port];
}

/** What goes from main to a helper. */
export type Down =
  | readonly ['start', data: unknown, ports: readonly ThreadPort[]]
  | readonly ['say', message: unknown, ports: readonly ThreadPort[]];

/** What goes from a helper to main: its public key first, then what it says, then that it has ended its work. */
export type Up = readonly ['key', publicKey: Uint8Array] | readonly ['say', message: unknown] | readonly ['done'];
