/** The leavers of a what-if, and how they meet each account. */
import type { CompiledAccount } from './account.ts';
import type { Departure } from './company-side.ts';
import type { Keeping } from './leaver-side.ts';
import type { CustodyModel } from './model.ts';
import { FACTOR, INBOX, KEY, PASSWORD, PHONE } from './parts.ts';

export class Leavers {
  readonly model: CustodyModel;
  /** Numbers of those whom the ledger names; nobody knows anything about the others. */
  readonly known: readonly number[];
  readonly any: boolean;
  readonly anyPresent: boolean;
  /** Set → how many of the leavers are in it; on loan until `done`. */
  private readonly inSet: Int32Array;
  private readonly staying: number[] = [];

  constructor(model: CustodyModel, addresses: readonly string[]) {
    this.model = model;
    const found = addresses.map((address) => model.people.find(address));
    this.known = [...new Set(found.filter((person) => person >= 0))];
    this.any = addresses.length > 0;
    // Somebody whom the ledger does not name may be anywhere a list is open, and nothing says that they have left.
    this.anyPresent = found.some((person) => person < 0 || model.people.left[person] !== 1);
    const { sets } = model;
    if (sets.counts.length < sets.count) sets.counts = new Int32Array(sets.count * 2);
    this.inSet = sets.counts;
    for (const person of this.known)
      for (const set of sets.holding(person)) this.inSet[set] = (this.inSet[set] as number) + 1;
  }

  /** Gives the counts back, all zero. */
  done(): void {
    for (const person of this.known) for (const set of this.model.sets.holding(person)) this.inSet[set] = 0;
  }

  has(person: number): boolean {
    return this.known.includes(person);
  }

  /** Is one of the leavers among these emails? */
  isAmong(emails: readonly string[]): boolean {
    for (const person of this.known) if (emails.includes(this.model.people.emails[person] ?? '')) return true;
    return false;
  }

  /** Is any leaver in any set of this account? */
  touch(account: CompiledAccount): boolean {
    const { today, kept } = account;
    for (let i = 0; i < today.sets.length; i++) if (this.inSet[today.sets[i] as number] !== 0) return true;
    return (
      this.inSet[kept.password] !== 0 ||
      this.inSet[kept.factor[0]] !== 0 ||
      this.inSet[kept.factor[1]] !== 0 ||
      this.inSet[kept.phone] !== 0 ||
      this.inSet[kept.key] !== 0 ||
      (account.mailbox >= 0 && this.has(account.mailbox))
    );
  }

  /** Good until the next call: the counts are written in place. */
  departure(account: CompiledAccount): Departure {
    const { patterns, sets } = account.today;
    const { staying } = this;
    staying.length = sets.length;
    let leaving = 0;
    for (let i = 0; i < sets.length; i++) {
      const set = sets[i] as number;
      const gone = this.inSet[set] as number;
      if (gone !== 0) leaving |= patterns[i] as number;
      staying[i] = this.model.sets.size(set) - gone;
    }
    return { staying, leaving, anyPresent: this.anyPresent, any: this.any };
  }

  keeping(account: CompiledAccount): Keeping {
    const { kept } = account;
    const bit = (set: number, part: number): number => (this.inSet[set] !== 0 ? part : 0);
    return {
      parts: bit(kept.password, PASSWORD) | bit(kept.phone, PHONE) | bit(kept.key, KEY),
      factor: [bit(kept.factor[0], FACTOR), bit(kept.factor[1], FACTOR)],
      mailbox: account.mailbox >= 0 && this.has(account.mailbox) ? INBOX : 0,
    };
  }
}
