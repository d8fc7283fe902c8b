/** What becomes of every account when one or several people leave. */
import type { CompiledAccount } from './account.ts';
import { companyOutcomes, type Departure, FINE, FRAGILE, LOST, UNREACHABLE } from './company-side.ts';
import { type Keeping, leaverOutcomes, OUT, STILL_IN, WITH_HELP } from './leaver-side.ts';
import { companyWitness, leaverWitness } from './leaver-witness.ts';
import { Leavers } from './leavers.ts';
import { accountOf, type CustodyModel } from './model.ts';
import { settlingFact } from './settle.ts';
import type { CompanyVerdict, LeaverSideVerdict, LeaverVerdict, WhatIfVerdict, Witness } from './verdicts.ts';

/**
 * Simulates that these people (emails or aliases) leave together: one verdict per account with its reasons, in the order
 * of the ledger. Accounts that none of them touches are answered from memory. `only` restricts the answer to these account
 * ids; throws `RangeError` if one of them is not in the ledger.
 */
export function whatIf(model: CustodyModel, leavers: readonly string[], only?: readonly string[]): LeaverVerdict[] {
  const accounts = only ? only.map((id) => accountOf(model, id)) : model.accounts;
  return asking(model, leavers, (who) => accounts.map((account) => verdictOn(model, account, who)));
}

/** The same verdicts without the reasons: to find reasons takes longer than to know. */
export function whatIfVerdicts(
  model: CustodyModel,
  leavers: readonly string[],
  only?: readonly string[],
): WhatIfVerdict[] {
  const accounts = only ? only.map((id) => accountOf(model, id)) : model.accounts;
  return asking(model, leavers, (who) =>
    accounts.map((account) => {
      if (!who.any || who.touch(account)) return bare(verdictsOf(model, account, who));
      const known = account.strangers[who.anyPresent ? 'present' : 'left'];
      known.verdict ??= known.reasoned ?? bare(verdictsOf(model, account, who));
      return known.verdict;
    }),
  );
}

function bare({ account, company, leaver }: WhatIfVerdict): WhatIfVerdict {
  return { account, company, leaver };
}

function asking<T>(model: CustodyModel, leavers: readonly string[], answer: (who: Leavers) => T): T {
  const who = new Leavers(model, leavers);
  try {
    return answer(who);
  } finally {
    who.done();
  }
}

function verdictOn(model: CustodyModel, account: CompiledAccount, who: Leavers): LeaverVerdict {
  if (!who.any) return judge(model, account, who, undefined);
  const { present, left } = account.strangers;
  if (who.touch(account)) return judge(model, account, who, present.reasoned);
  const known = who.anyPresent ? present : left;
  known.reasoned ??= judge(model, account, who, undefined);
  return known.reasoned;
}

interface Judged extends WhatIfVerdict {
  readonly departure: Departure;
  readonly keeping: Keeping;
}

function verdictsOf(model: CustodyModel, account: CompiledAccount, who: Leavers): Judged {
  const departure = who.departure(account);
  const keeping = who.keeping(account);
  const company = companyVerdict(model, account, departure);
  const leaver = leaverVerdict(account, departure, keeping);
  return { account: account.id, company, leaver, departure, keeping };
}

/** `before` is the verdict for strangers: where the leavers change nothing, it stands. */
function judge(
  model: CustodyModel,
  account: CompiledAccount,
  who: Leavers,
  before: LeaverVerdict | undefined,
): LeaverVerdict {
  const { departure, keeping, company, leaver } = verdictsOf(model, account, who);
  const same = before?.company === company && company !== 'unknown' && !who.isAmong(before.companyWitness.people);
  if (same && leaver === 'out' && before.leaver === 'out') return before;
  const company_ = same
    ? before.companyWitness
    : company === 'unknown'
      ? missing(model, account, (one) => companyVerdict(model, one, departure))
      : companyWitness(model, account, who, company);
  const leaver_ =
    leaver === 'unknown'
      ? missing(model, account, (one) => leaverVerdict(one, departure, keeping))
      : leaverWitness(model, account, who, departure, keeping, leaver);
  return {
    account: account.id,
    company,
    leaver,
    witness: graver(company, company_, leaver, leaver_),
    companyWitness: company_,
    leaverWitness: leaver_,
  };
}

function missing(
  model: CustodyModel,
  account: CompiledAccount,
  answer: (account: CompiledAccount) => unknown,
): Witness {
  return { path: null, people: [], missing: settlingFact(model, account, answer)?.fact ?? null };
}

const COMPANY: Readonly<Record<number, CompanyVerdict>> = {
  [UNREACHABLE]: 'unreachable',
  [LOST]: 'lost',
  [FRAGILE]: 'fragile',
  [FINE]: 'fine',
};
const LEAVER: Readonly<Record<number, LeaverSideVerdict>> = {
  [STILL_IN]: 'still-in',
  [WITH_HELP]: 'in-with-help',
  [OUT]: 'out',
};

function companyVerdict(model: CustodyModel, account: CompiledAccount, departure: Departure): CompanyVerdict {
  return COMPANY[companyOutcomes(model, account, departure)] ?? 'unknown';
}

function leaverVerdict(account: CompiledAccount, departure: Departure, keeping: Keeping): LeaverSideVerdict {
  return LEAVER[leaverOutcomes(account, departure, keeping)] ?? 'unknown';
}

/** A way back for the leaver is told first, then a loss, then what is unknown. */
function graver(company: CompanyVerdict, ofCompany: Witness, leaver: LeaverSideVerdict, ofLeaver: Witness): Witness {
  if (leaver === 'still-in' || leaver === 'in-with-help') return ofLeaver;
  if (company === 'lost' || company === 'fragile') return ofCompany;
  if (leaver === 'unknown') return ofLeaver;
  return ofCompany;
}
