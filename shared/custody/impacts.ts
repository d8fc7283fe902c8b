/**
 * How much would break if each person left: one what-if per person, asked account by account instead.
 *
 * What becomes of an account when one person leaves depends only on the class they are in and on the parts they keep, and
 * an account has a handful of such combinations however many people are in its sets. An account's answers are kept until
 * it is read again, so that after an edit only what the edit touches is judged anew.
 */
import type { CompiledAccount } from './account.ts';
import { companyOutcomes, type Departure, FRAGILE, LOST } from './company-side.ts';
import { worthKeeping } from './holdings.ts';
import { type Keeping, leaverOutcomes, STILL_IN, WITH_HELP } from './leaver-side.ts';
import type { CustodyModel } from './model.ts';
import { FACTOR, INBOX, KEY, PASSWORD, PHONE } from './parts.ts';

/** In how many accounts; certain verdicts only, as in `whatIf`. */
export interface Impact {
  readonly lost: number;
  readonly fragile: number;
  readonly stillIn: number;
  readonly withHelp: number;
  /** Accounts of which they bring a part of a way in today, or keep one when they go. */
  readonly reaches: number;
}

/** The impact of anybody, by email or alias; nobody known has none. Good for the state of the model at the time. */
export function impactsOf(model: CustodyModel): (address: string) => Impact {
  const { count } = model.people;
  const [lost, fragile, stillIn, withHelp, reaches] = Array.from({ length: 5 }, () => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const add = (counts: Int32Array, person: number): void => {
    counts[person] = (counts[person] as number) + 1;
  };
  for (const account of model.accounts) {
    const entries = entriesOf(model, account);
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as number;
      const person = entry >> CODE_BITS;
      add(reaches, person);
      if ((entry & IS_LOST) !== 0) add(lost, person);
      if ((entry & IS_FRAGILE) !== 0) add(fragile, person);
      if ((entry & IS_STILL_IN) !== 0) add(stillIn, person);
      if ((entry & IS_WITH_HELP) !== 0) add(withHelp, person);
    }
  }
  return (address) => {
    const person = model.people.find(address);
    const of = (counts: Int32Array): number => counts[person] ?? 0;
    return {
      lost: of(lost),
      fragile: of(fragile),
      stillIn: of(stillIn),
      withHelp: of(withHelp),
      reaches: of(reaches),
    };
  };
}

/** An entry is a person's number and what becomes of the account without them. */
const CODE_BITS = 4;
const IS_LOST = 1;
const IS_FRAGILE = 2;
const IS_STILL_IN = 4;
const IS_WITH_HELP = 8;

/** Everybody who has a part in the account. */
function entriesOf(model: CustodyModel, account: CompiledAccount): Int32Array {
  let entries = model.impacts.get(account);
  if (!entries) {
    entries = judgeEach(model, account);
    model.impacts.set(account, entries);
  }
  return entries;
}

/** Beside the parts' own bits: the factor, if devices of unrecorded kind are copyable. */
const FACTOR_IF_COPYABLE = 32;
/** Person → what they keep, all zero between calls. */
let keptBy = new Uint8Array(1024);
/** Entries of the account at hand: at most one per person. */
let found = new Int32Array(1024);

function judgeEach(model: CustodyModel, account: CompiledAccount): Int32Array {
  if (keptBy.length < model.people.count) {
    keptBy = new Uint8Array(model.people.count * 2);
    found = new Int32Array(model.people.count * 2);
  }
  const { kept, today, mailbox } = account;
  const { sets } = model;
  const keepers: number[] = [];
  const worth = worthKeeping(account);
  if ((worth & PASSWORD) !== 0) noteKept(sets.of(kept.password), PASSWORD, keepers);
  if ((worth & FACTOR) !== 0) noteKept(sets.of(kept.factor[0]), FACTOR, keepers);
  if ((worth & FACTOR) !== 0) noteKept(sets.of(kept.factor[1]), FACTOR_IF_COPYABLE, keepers);
  if ((worth & PHONE) !== 0) noteKept(sets.of(kept.phone), PHONE, keepers);
  if ((worth & KEY) !== 0) noteKept(sets.of(kept.key), KEY, keepers);
  if ((worth & INBOX) !== 0 && mailbox >= 0) noteKept([mailbox], INBOX, keepers);

  const judge = new OneLeaver(model, account);
  let count = 0;
  for (let i = 0; i < today.sets.length; i++) {
    const people = sets.of(today.sets[i] as number);
    for (let j = 0; j < people.length; j++) {
      const person = people[j] as number;
      found[count++] = (person << CODE_BITS) | judge.code(i, keptBy[person] as number);
      keptBy[person] = 0;
    }
  }
  // Whoever brings nothing today: their leaving breaks nothing, yet they may know their way back.
  for (let i = 0; i < keepers.length; i++) {
    const person = keepers[i] as number;
    const parts = keptBy[person] as number;
    if (parts === 0) continue;
    found[count++] = (person << CODE_BITS) | judge.code(model.people.left[person] === 1 ? LEFT : OUTSIDE, parts);
    keptBy[person] = 0;
  }
  return found.slice(0, count);
}

function noteKept(people: ArrayLike<number>, part: number, keepers: number[]): void {
  for (let i = 0; i < people.length; i++) {
    const person = people[i] as number;
    const before = keptBy[person] as number;
    if (before === 0) keepers.push(person);
    keptBy[person] = before | part;
  }
}

/** In no class of today: not left, left. */
const OUTSIDE = -1;
const LEFT = -2;

/** What becomes of one account without one person, by their class and what they keep. */
class OneLeaver {
  private readonly model: CustodyModel;
  private readonly account: CompiledAccount;
  private readonly sizes: readonly number[];
  /** A handful: quicker looked through than hashed. */
  private readonly keys: number[] = [];
  private readonly codes: number[] = [];

  constructor(model: CustodyModel, account: CompiledAccount) {
    this.model = model;
    this.account = account;
    this.sizes = account.today.sets.map((set) => model.sets.size(set));
  }

  code(inClass: number, keeps: number): number {
    const key = (inClass + 2) * 64 + keeps;
    const at = this.keys.indexOf(key);
    if (at >= 0) return this.codes[at] as number;
    const code = this.judge(inClass, keeps);
    this.keys.push(key);
    this.codes.push(code);
    return code;
  }

  private judge(inClass: number, keeps: number): number {
    const { model, account } = this;
    const departure: Departure = {
      staying: this.sizes.map((size, i) => (i === inClass ? size - 1 : size)),
      leaving: account.today.patterns[inClass] ?? 0,
      anyPresent: inClass !== LEFT,
      any: true,
    };
    let code = 0;
    if (inClass >= 0) {
      const company = companyOutcomes(model, account, departure);
      if (company === LOST) code |= IS_LOST;
      if (company === FRAGILE) code |= IS_FRAGILE;
    }
    // Who keeps nothing for certain is never for certain back in.
    if (keeps !== 0) {
      const keeping: Keeping = {
        parts: keeps & (PASSWORD | PHONE | KEY),
        factor: [keeps & FACTOR, (keeps & FACTOR_IF_COPYABLE) === 0 ? 0 : FACTOR],
        mailbox: keeps & INBOX,
      };
      const leaver = leaverOutcomes(account, departure, keeping);
      if (leaver === STILL_IN) code |= IS_STILL_IN;
      if (leaver === WITH_HELP) code |= IS_WITH_HELP;
    }
    return code;
  }
}
