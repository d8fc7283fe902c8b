/** What if somebody leaves: simulated, nothing changes. */
import { z } from 'zod';
import type { CompanyVerdict, LeaverSideVerdict, LeaverVerdict } from '../../custody/verdicts.ts';
import { ledgerChannel } from '../channel.ts';

export const MOST_LEAVERS = 20;
export const MOST_LISTED_ACCOUNTS = 500;

export interface WhatIfAccount extends LeaverVerdict {
  readonly name: string | null;
  /** Both verdicts in words, naming the path. */
  readonly weLose: string;
  readonly theyKeep: string;
}

export interface WhatIfAnswer {
  readonly leavers: readonly { readonly email: string; readonly name: string }[];
  readonly company: Record<CompanyVerdict, number>;
  readonly leaver: Record<LeaverSideVerdict, number>;
  /** Accounts that are not fine or to which they are not out, worst first; at most `MOST_LISTED_ACCOUNTS`. */
  readonly accounts: readonly WhatIfAccount[];
  readonly listed: number;
  readonly affected: number;
}

export interface PersonImpact {
  readonly email: string;
  readonly name: string;
  readonly status: 'active' | 'leaving' | 'left';
  readonly lastDay: string | null;
  readonly lost: number;
  readonly fragile: number;
  readonly stillIn: number;
  readonly withHelp: number;
  /** Accounts of which they bring a part of a way in today, or keep one when they go. */
  readonly reaches: number;
}

export const whatIfChannels = {
  'whatif.run': ledgerChannel(
    z.strictObject({ leavers: z.array(z.string().min(1).max(320)).min(1).max(MOST_LEAVERS) }),
  ).answers<WhatIfAnswer>(),
  /** Everybody, sorted by how much would break if they left. */
  'whatif.people': ledgerChannel(
    z.strictObject({
      search: z.string().max(200).default(''),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(200),
    }),
  ).answers<{ total: number; rows: readonly PersonImpact[] }>(),
};
