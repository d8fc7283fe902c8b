/** What if somebody leaves. */

import type { CompanyVerdict, LeaverSideVerdict } from '../../../shared/custody/verdicts.ts';
import type { PersonImpact, WhatIfAccount, whatIfChannels } from '../../../shared/ipc/channels/whatif.ts';
import { MOST_LISTED_ACCOUNTS } from '../../../shared/ipc/channels/whatif.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import type { LedgerHandlers } from './handler.ts';

/** Worst first. Unknown stands before what is fine: somebody has to find out. */
const COMPANY_ORDER: readonly CompanyVerdict[] = ['lost', 'unreachable', 'fragile', 'unknown', 'fine'];
const LEAVER_ORDER: readonly LeaverSideVerdict[] = ['still-in', 'in-with-help', 'unknown', 'out'];

export const whatIfHandlers: LedgerHandlers<typeof whatIfChannels> = {
  'whatif.run': ({ assessment }, { leavers }) => {
    const { leavers: emails, verdicts, reasons } = assessment.whatIfVerdicts(leavers);
    const company: Record<CompanyVerdict, number> = { unreachable: 0, lost: 0, fragile: 0, fine: 0, unknown: 0 };
    const leaver: Record<LeaverSideVerdict, number> = { 'still-in': 0, 'in-with-help': 0, out: 0, unknown: 0 };
    for (const verdict of verdicts) {
      company[verdict.company] += 1;
      leaver[verdict.leaver] += 1;
    }
    const affected = verdicts
      .filter((verdict) => verdict.company !== 'fine' || verdict.leaver !== 'out')
      .sort(
        (a, b) =>
          COMPANY_ORDER.indexOf(a.company) - COMPANY_ORDER.indexOf(b.company) ||
          LEAVER_ORDER.indexOf(a.leaver) - LEAVER_ORDER.indexOf(b.leaver),
      );
    const listed = affected.slice(0, MOST_LISTED_ACCOUNTS).map(({ account }) => account);
    const accounts = reasons(listed).map(
      (verdict): WhatIfAccount => ({
        ...verdict,
        name: assessment.accountName(verdict.account),
        ...assessment.leaverSentences(verdict, emails),
      }),
    );
    return {
      leavers: emails.map((email) => ({ email, name: assessment.personName(email) })),
      company,
      leaver,
      accounts,
      listed: accounts.length,
      affected: affected.length,
    };
  },
  'whatif.people': ({ assessment }, { search, offset, limit }) => {
    const words = wordsOf(search);
    const rows: PersonImpact[] = assessment.impacts().filter((row) => hasWords(`${row.name}\n${row.email}`, words));
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  },
};
