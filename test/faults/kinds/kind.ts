/** One kind of work that is killed: what is prepared, which process works, what must hold afterwards. */

import type { Killed } from '../kill.ts';
import type { Template } from '../ledgers.ts';

export interface Round {
  readonly folder: string;
  readonly template: Template;
  readonly killed: Killed;
}

export interface KillKind {
  readonly name: string;
  /** The longest time after which it is killed, in milliseconds from when it is ready. */
  readonly windowMs: number;
  readonly people: number;
  /** Unlocks without a passphrase: quick. */
  readonly recoveryOnly?: boolean;
  /** What the worker is given besides its folder, and in which environment. `dispose` ends what was started for it. */
  prepare(
    template: Template,
  ): Promise<{ args: readonly string[]; env?: NodeJS.ProcessEnv; dispose?: () => Promise<void> }>;
  /** What is wrong, in words: lost acknowledged changes, partial ones, a broken chain. Empty when all is well. */
  check(round: Round): Promise<readonly string[]>;
}
