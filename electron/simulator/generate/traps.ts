/**
 * The traps: accounts that a naive scanner judges wrongly, or trips over. Each is laid on one account of a generated
 * organization, so that 50 accounts hold them all; the same traps return every TRAP_SPACING accounts in larger ones.
 */
import type { SimulatedAccount } from '../organization.ts';
import { randomFrom } from '../random.ts';
import type { Context } from './context.ts';
import { answerTraps } from './traps-answers.ts';
import { contactTraps } from './traps-contacts.ts';
import { credentialTraps } from './traps-credentials.ts';

export interface Trap {
  /** What it is, as tests name it. */
  name: string;
  lay(account: SimulatedAccount, context: Context): void;
}

export const TRAPS: readonly Trap[] = [...credentialTraps, ...contactTraps, ...answerTraps];

/** One account in so many carries a trap, where there is room for that. */
const TRAP_SPACING = 5;

/**
 * Which member (by index, the management account being 0) carries which trap. Every trap is laid once, as far as there
 * are members; larger organizations carry them again and again, on about one account in five.
 */
export function trapPlaces(accounts: number, seed: number): Map<number, Trap> {
  const random = randomFrom(`${seed}/traps`);
  const members = Array.from({ length: accounts - 1 }, (_, index) => index + 1);
  for (let index = members.length - 1; index > 0; index--) {
    const other = random.between(0, index);
    const held = members[index] as number;
    members[index] = members[other] as number;
    members[other] = held;
  }
  const laid = Math.min(members.length, Math.max(TRAPS.length, Math.floor(accounts / TRAP_SPACING)));
  return new Map(members.slice(0, laid).map((member, nth) => [member, TRAPS[nth % TRAPS.length] as Trap]));
}
