/** What a command of the command line is, and what it works with. Source of names and words: docs/cli.md. */
import type { ParseArgsConfig } from 'node:util';
import type { LedgerHost, Opening } from '../ledger/host.ts';

export type OptionTable = NonNullable<ParseArgsConfig['options']>;
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export interface Session {
  readonly folder: string;
  readonly host: LedgerHost;
  readonly actor: string;
  /** What the ledger is encrypted with, for backups; wiped when the command ends. Null for the sample company. */
  readonly dataKey: Buffer | null;
  /** The instant everything is evaluated at. */
  now(): Date;
}

export interface CommandContext {
  readonly values: Values;
  readonly positionals: readonly string[];
  /** The words behind the command's name, as they were given. */
  readonly args: readonly string[];
  /** Unlock the ledger that the options name (or make the throw-away one of `--demo`). Closed when the command ends. */
  open(how?: Opening): Promise<Session>;
  /** Progress and messages, on standard error. */
  say(line: string): void;
}

/** What a command answers: a JSON document, the same for people, and an exit status. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  readonly status?: number;
}

export interface Command {
  readonly name: string;
  /** One line for the help. */
  readonly does: string;
  readonly usage: string;
  readonly options: OptionTable;
  /** Does it change the ledger? Then it goes by the computer's clock alone, and asks where that is doubtful. */
  readonly writes?: (values: Values, positionals: readonly string[]) => boolean;
  /** `null`: the command has written its answer itself. */
  run(context: CommandContext): Promise<Answer | null>;
}

/** Wrong usage or input: exit status 2, with the words as they are. */
export class UsageError extends Error {}
