/** What one person has to do with every account: the parts of a way in that they bring today, and those that they keep. */
import type { CompiledAccount } from './account.ts';
import type { CustodyModel } from './model.ts';
import { FACTOR, INBOX, KEY, PASSWORD, PHONE } from './parts.ts';
import { PARTS } from './paths.ts';
import type { Part } from './verdicts.ts';

export interface Holding {
  readonly account: string;
  /** Parts that they bring today. */
  readonly brings: readonly Part[];
  /** Parts that they do not bring today, yet keep: old knowledge, or what somebody who has left was not asked to hand back. */
  readonly keeps: readonly Part[];
}

/** Every account that somebody (email or alias) has a part in, in the order of the ledger. */
export function holdingsOf(model: CustodyModel, address: string): Holding[] {
  const person = model.people.find(address);
  if (person < 0) return [];
  const holdings: Holding[] = [];
  for (const account of model.accounts) {
    let brings = 0;
    for (let i = 0; i < account.partSets.length; i++)
      if (model.sets.has(account.partSets[i] as number, person)) brings |= 1 << i;
    let keeps = 0;
    const { kept, mailbox } = account;
    if (model.sets.has(kept.password, person)) keeps |= PASSWORD;
    if (mailbox === person) keeps |= INBOX;
    if (kept.factor.some((set) => model.sets.has(set, person))) keeps |= FACTOR;
    if (model.sets.has(kept.phone, person)) keeps |= PHONE;
    if (model.sets.has(kept.key, person)) keeps |= KEY;
    keeps &= worthKeeping(account);
    if ((brings | keeps) === 0) continue;
    holdings.push({ account: account.id, brings: partsIn(brings), keeps: partsIn(keeps & ~brings) });
  }
  return holdings;
}

function partsIn(bits: number): Part[] {
  return PARTS.filter((_, i) => (bits & (1 << i)) !== 0);
}

/** The parts that can be of use to somebody who has gone: without a root password only its access keys are. */
export function worthKeeping({ password, mfa, keys }: CompiledAccount): number {
  const signIn = password === 0 ? 0 : PASSWORD | INBOX | PHONE | (mfa === 0 ? 0 : FACTOR);
  return signIn | (keys === 0 ? 0 : KEY);
}
