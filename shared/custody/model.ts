/** A ledger made ready for questions. */
import type { LedgerDocument } from '../register/document.ts';
import type { Policy } from '../register/policy.ts';
import type { CompiledAccount } from './account.ts';
import { readAccount } from './account-reader.ts';
import { People } from './people.ts';
import { PersonSets } from './person-sets.ts';
import { Sources } from './sources.ts';
import type { AccountVerdict, RotationOwed } from './verdicts.ts';

export interface CompileOptions {
  readonly policy: Policy;
  /** Milliseconds since 1970: the instant that every verdict is for. */
  readonly now: number;
}

/** Opaque to callers: ask it through the functions of this folder. Never changes but for what it remembers. */
export interface CustodyModel {
  readonly document: LedgerDocument;
  readonly policy: Policy;
  readonly now: number;
  readonly people: People;
  readonly sets: PersonSets;
  readonly sources: Sources;
  /** In the order of the document. */
  readonly accounts: readonly CompiledAccount[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** The set of people with `mailAdmin` or `domainAdmin`. */
  readonly admins: number;
  /** How many distinct sets of people there were when everything was last read. */
  readonly setsAtStart: number;
  /** Answers already given, by account. */
  readonly verdicts: WeakMap<CompiledAccount, AccountVerdict>;
  /** What becomes of an account without each person who has a part in it, by account (see `impacts.ts`). */
  readonly impacts: WeakMap<CompiledAccount, Int32Array>;
  /** Rotations owed, by account (see `still-knows.ts`). */
  readonly owed: WeakMap<CompiledAccount, readonly RotationOwed[]>;
}

/** What a model remembers of accounts, and hands on to the next as far as they stay the same. */
export type Remembered = Pick<CustodyModel, 'verdicts' | 'impacts' | 'owed' | 'setsAtStart'>;

/** Reads a ledger: people numbered, groups and vaults expanded once, every account's sets gathered. */
export function compileCustody(document: LedgerDocument, options: CompileOptions): CustodyModel {
  const people = new People(document, options.now);
  const sets = new PersonSets();
  const sources = new Sources(document, people, sets, options.now);
  const accounts = (document.accounts ?? []).map((record) => readAccount(record, sources, options.policy));
  const remembered: Remembered = {
    verdicts: new WeakMap(),
    impacts: new WeakMap(),
    owed: new WeakMap(),
    setsAtStart: sets.count,
  };
  return assemble(document, options, sources, accounts, remembered);
}

/** Puts a model together from parts that were read already. */
export function assemble(
  document: LedgerDocument,
  options: CompileOptions,
  sources: Sources,
  accounts: readonly CompiledAccount[],
  { verdicts, impacts, owed, setsAtStart }: Remembered,
): CustodyModel {
  const { people, sets } = sources;
  const indexOf = new Map<string, number>();
  for (const [index, account] of accounts.entries()) if (!indexOf.has(account.id)) indexOf.set(account.id, index);
  const { policy, now } = options;
  return {
    document,
    policy,
    now,
    people,
    sets,
    sources,
    accounts,
    indexOf,
    admins: sets.intern(people.admins),
    setsAtStart,
    verdicts,
    impacts,
    owed,
  };
}

/** The account with this id, or at this position. Throws `RangeError` if there is none. */
export function accountOf(model: CustodyModel, account: string | number): CompiledAccount {
  const index = typeof account === 'number' ? account : model.indexOf.get(account);
  const found = index === undefined ? undefined : model.accounts[index];
  if (!found) throw new RangeError(`No account ${account} in this ledger`);
  return found;
}
