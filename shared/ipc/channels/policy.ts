/** The policy that the ledger is judged by: what it is, and what another one would change before it is applied. */
import { z } from 'zod';
import { profileName } from '../../register/document.ts';
import type { Policy } from '../../register/policy.ts';
import { shownDomain } from '../../text/compare.ts';
import { ledgerChannel } from '../channel.ts';

const DAYS_MOST = 3650;
const PEOPLE_MOST = 20;

/** `null` leaves a setting to the profile, or to the product's default. */
const policySettings = z.strictObject({
  profile: profileName,
  minBusFactor: z.int().min(0).max(PEOPLE_MOST).nullable(),
  minBreakIn: z.int().min(0).max(PEOPLE_MOST).nullable(),
  reviewDays: z.int().min(1).max(DAYS_MOST).nullable(),
  drillDays: z.int().min(1).max(DAYS_MOST).nullable(),
  companyDomains: z
    .array(
      z
        .string()
        .trim()
        .transform(shownDomain)
        .pipe(z.string().regex(/^[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u)),
    )
    .max(200),
});
export type PolicySettings = z.output<typeof policySettings>;

export interface PolicyAnswer {
  readonly settings: PolicySettings;
  /** What applies today, profile and settings together. */
  readonly policy: Policy;
  readonly accounts: number;
}

/** One rule whose verdicts change. */
export interface PolicyRuleChange {
  readonly rule: string;
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

export interface PolicyAccountChange {
  readonly account: string;
  readonly name: string | null;
  /** Titles of gaps that open and of those that close. */
  readonly opens: readonly string[];
  readonly closes: readonly string[];
}

export interface PolicyPreview {
  readonly policy: Policy;
  readonly gaps: { readonly before: number; readonly after: number };
  readonly unknowns: { readonly before: number; readonly after: number };
  readonly rules: readonly PolicyRuleChange[];
  /** Accounts with a gap more or less, those that get worse first; at most a few hundred. */
  readonly accounts: readonly PolicyAccountChange[];
  readonly affected: number;
}

export const policyChannels = {
  'policy.get': ledgerChannel(z.undefined()).answers<PolicyAnswer>(),
  'policy.preview': ledgerChannel(policySettings).answers<PolicyPreview>(),
  'policy.save': ledgerChannel(policySettings.extend({ reason: z.string().max(2000).optional() })).answers<{
    seq: number;
  }>(),
};
