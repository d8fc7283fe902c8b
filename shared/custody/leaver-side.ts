/**
 * What leavers still open once they are removed everywhere but nothing was rotated, re-enrolled or handed back: every
 * verdict that some completion gives.
 */
import type { CompiledAccount } from './account.ts';
import type { Departure } from './company-side.ts';
import { closure, INBOX, opensAny, type Situation } from './parts.ts';
import { domainReadings, gainedToday, gainsToday, kindReadings, situationsOf } from './situations.ts';

export const STILL_IN = 1;
export const WITH_HELP = 2;
export const OUT = 4;

/** Parts that leavers keep as recorded: without the factor, with devices of unrecorded kind read either way. */
export interface Keeping {
  readonly parts: number;
  readonly factor: readonly [number, number];
  /** The inbox, if it is one leaver's own mailbox; counts where the root email is in no company domain. */
  readonly mailbox: number;
}

/** The verdicts that completions give, as bits. */
export function leaverOutcomes(account: CompiledAccount, departure: Departure, keeping: Keeping): number {
  let outcomes = 0;
  const domains = domainReadings(account);
  for (const kind of kindReadings(account))
    for (const company of domains) {
      const kept = keeping.parts | keeping.factor[kind] | (company ? 0 : keeping.mailbox);
      const gains =
        departure.any && account.lists.length > 0
          ? closure(account.lists.map((list) => list.keep[kind]))
          : ONLY_NOTHING;
      const mailboxOpen = departure.any && !company && account.lists.some((list) => list.inbox);
      for (const is of situationsOf(account)) {
        outcomes |= outcomesIn(account, departure, is, kept, gains, false);
        // The unrecorded inbox may be the own mailbox of a leaver, and then nobody else reads it.
        if (mailboxOpen) outcomes |= outcomesIn(account, departure, is, kept | INBOX, gains, true);
      }
    }
  return outcomes;
}

const ONLY_NOTHING: readonly number[] = [0];

function outcomesIn(
  account: CompiledAccount,
  departure: Departure,
  is: Situation,
  kept: number,
  gains: readonly number[],
  ownMailbox: boolean,
): number {
  let outcomes = 0;
  const { patterns } = account.today;
  const { staying } = departure;
  // Whoever stays may gain parts, each by themselves; people outside the sets are class 0.
  const helperGains = gainsToday(account, ownMailbox);
  for (const gain of gains) {
    const keep = kept | gain;
    if (opensAny(keep, is)) {
      outcomes |= STILL_IN;
      continue;
    }
    if ((outcomes & WITH_HELP) === 0) {
      let helped = canHelp(0, keep, is, helperGains);
      for (let i = 0; !helped && i < patterns.length; i++)
        if (staying[i] !== 0) helped = canHelp(patterns[i] as number, keep, is, helperGains);
      if (helped) outcomes |= WITH_HELP;
    }
  }
  // Out needs the least kept, and every recorded helper to be somebody who gets in alone.
  if (!opensAny(kept, is)) {
    const most = ownMailbox ? gainedToday(account) & ~INBOX : gainedToday(account);
    let out = true;
    for (let i = 0; out && i < patterns.length; i++) {
      if (staying[i] === 0) continue;
      const parts = patterns[i] as number;
      out = !opensAny(kept | parts, is) || opensAny(parts | most, is);
    }
    if (out) outcomes |= OUT;
  }
  return outcomes;
}

/** May somebody who brings these parts, and perhaps gains some, open a path with what is kept but none alone? */
function canHelp(parts: number, keep: number, is: Situation, gains: readonly number[]): boolean {
  for (const gain of gains) if (opensAny(keep | parts | gain, is) && !opensAny(parts | gain, is)) return true;
  return false;
}
