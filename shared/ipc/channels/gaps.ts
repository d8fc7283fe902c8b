/** Gaps: the list, worst first, the rules behind it, and waivers. */
import { z } from 'zod';
import type { Gap } from '../../gaps/evaluate.ts';
import type { Severity } from '../../gaps/rule.ts';
import { SEVERITIES } from '../../gaps/rule.ts';
import { ledgerChannel } from '../channel.ts';
import type { Page } from '../page.ts';
import { pageOf } from '../page.ts';

export const GAP_SORTS = ['severity', 'account', 'rule', 'status', 'since'] as const;

export const GAP_STATUSES = ['gap', 'unknown', 'waived'] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

export type GapRow = Gap & { readonly accountName: string | null };

export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly controls: readonly string[];
  readonly counts: Record<GapStatus, number>;
}

export interface GapTotals {
  readonly accounts: number;
  readonly bySeverity: Record<Severity, number>;
  readonly unknown: number;
  readonly waived: number;
  /** Accounts without any open gap and without unknowns. */
  readonly clean: number;
}

export const gapChannels = {
  'gaps.page': ledgerChannel(
    pageOf(GAP_SORTS).extend({
      severities: z.array(z.enum(SEVERITIES)).default([]),
      statuses: z.array(z.enum(GAP_STATUSES)).default(['gap']),
      rule: z.string().max(100).optional(),
      account: z
        .string()
        .regex(/^\d{12}$/)
        .optional(),
    }),
  ).answers<Page<GapRow>>(),
  'gaps.rules': ledgerChannel(z.undefined()).answers<{ totals: GapTotals; rules: readonly RuleSummary[] }>(),
  'gaps.waive': ledgerChannel(
    z.strictObject({
      rule: z.string().max(100),
      accounts: z
        .array(z.string().regex(/^\d{12}$/))
        .min(1)
        .max(10_000),
      owner: z.string().min(1).max(320),
      reason: z.string().trim().min(3).max(2000),
      expiresAt: z.iso.date(),
    }),
  ).answers<{ seq: number }>(),
  'gaps.end-waiver': ledgerChannel(
    z.strictObject({ rule: z.string().max(100), account: z.string().regex(/^\d{12}$/), reason: z.string().max(2000) }),
  ).answers<{ seq: number }>(),
};
