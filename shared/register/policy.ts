/** The policy a ledger is judged by: a named profile and the settings that change it. Source: docs/custody.md. */

import { domainKey } from '../text/compare.ts';
import type { LedgerSettings, ProfileName } from './document.ts';

export interface Policy {
  readonly profile: ProfileName;
  /** Least number of people whose absence may lock us out. */
  readonly minBusFactor: number;
  /** Least number of people who may get in together. */
  readonly minBreakIn: number;
  /** Is one person holding password and factor a finding? */
  readonly passwordMfaSeparation: boolean;
  /** Is one person holding inbox and phone a finding? */
  readonly inboxPhoneSeparation: boolean;
  /** Must member accounts have no root credentials at all? */
  readonly noMemberRoot: boolean;
  readonly reviewDays: number;
  readonly drillDays: number;
  /** Lower case. A subdomain of a listed domain is a company domain too. */
  readonly companyDomains: readonly string[];
}

const PROFILES: Record<ProfileName, Omit<Policy, 'profile' | 'reviewDays' | 'drillDays' | 'companyDomains'>> = {
  'split-custody': {
    minBusFactor: 2,
    minBreakIn: 2,
    passwordMfaSeparation: true,
    inboxPhoneSeparation: true,
    noMemberRoot: false,
  },
  'shared-vault': {
    minBusFactor: 2,
    minBreakIn: 1,
    passwordMfaSeparation: false,
    inboxPhoneSeparation: true,
    noMemberRoot: false,
  },
  'no-member-root': {
    minBusFactor: 2,
    minBreakIn: 2,
    passwordMfaSeparation: true,
    inboxPhoneSeparation: true,
    noMemberRoot: true,
  },
};

export const DEFAULT_REVIEW_DAYS = 90;
export const DEFAULT_DRILL_DAYS = 90;

/** The policy that a ledger's settings describe; what they leave out comes from the profile (default: split custody). */
export function policyFrom(settings: LedgerSettings | null | undefined): Policy {
  const profile = settings?.profile ?? 'split-custody';
  const base = PROFILES[profile];
  return {
    ...base,
    profile,
    minBusFactor: settings?.minBusFactor ?? base.minBusFactor,
    minBreakIn: settings?.minBreakIn ?? base.minBreakIn,
    reviewDays: settings?.reviewDays ?? DEFAULT_REVIEW_DAYS,
    drillDays: settings?.drillDays ?? DEFAULT_DRILL_DAYS,
    companyDomains: (settings?.companyDomains ?? []).map((domain) => domainKey(domain).replace(/^@/, '')),
  };
}

/** Is the address in a company domain? An address without a domain is not. */
export function isCompanyAddress(policy: Policy, email: string | null | undefined): boolean {
  const at = email?.lastIndexOf('@') ?? -1;
  if (!email || at < 0) return false;
  const domain = domainKey(email.slice(at + 1));
  return policy.companyDomains.some((company) => domain === company || domain.endsWith(`.${company}`));
}
