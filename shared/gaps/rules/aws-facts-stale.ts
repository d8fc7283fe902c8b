import { AWS_FACT_NAMES } from '../aws-fact-names.ts';
import { AWS_FACT_FRESH_DAYS } from '../context.ts';
import { FINE, type GapRule, unknown } from '../rule.ts';
import { ago, capital, count, listed } from '../sentence.ts';

export const awsFactsStale: GapRule = {
  id: 'aws-facts-stale',
  title: 'AWS was asked too long ago',
  severity: 'low',
  about: 'aws',
  why: 'What AWS said weeks ago may have changed since: a key made, a device removed, a contact emptied. Old answers are shown and never count as fine.',
  whatToDo: () => 'Scan the account again, and switch on scheduled scans.',
  controls: [],
  evaluate(ctx) {
    const names: string[] = [];
    let oldest: string | undefined;
    for (const [field, name] of AWS_FACT_NAMES) {
      const held = ctx.subject?.fields.get(field)?.effective;
      if (held === undefined || 'unknown' in held.statement || !ctx.isStale(held)) continue;
      names.push(name);
      if (oldest === undefined || held.confirmed.at < oldest) oldest = held.confirmed.at;
    }
    if (oldest === undefined) return FINE;
    const fresh = Math.min(AWS_FACT_FRESH_DAYS, ctx.world.policy.reviewDays);
    return unknown(
      'stale',
      `${capital(count(names.length, 'answer'))} of AWS ${names.length === 1 ? 'is' : 'are'} more than ${fresh} days old, the oldest from ${ago(oldest, ctx.world.now)}: ${listed(names)}.`,
      { since: oldest },
    );
  },
};
