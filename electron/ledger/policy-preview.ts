/** What another policy would change: the same register judged twice, gap by gap. */
import type { Gap } from '../../shared/gaps/evaluate.ts';
import { GAP_RULES } from '../../shared/gaps/table.ts';
import type { PolicyAccountChange, PolicyPreview } from '../../shared/ipc/channels/policy.ts';
import type { Policy } from '../../shared/register/policy.ts';
import { Assessment } from './assessment.ts';
import type { Ledger } from './ledger.ts';

const MOST_LISTED = 300;

/** Nothing is changed. Waived gaps count as neither. */
export function policyChanges(ledger: Ledger, today: Assessment, policy: Policy): PolicyPreview {
  const then = new Assessment(ledger.register, () => ledger.now(), policy);
  const accounts: PolicyAccountChange[] = [];
  const byRule = new Map(GAP_RULES.map(({ id }) => [id, { before: 0, after: 0 }]));
  const gaps = { before: 0, after: 0 };
  const unknowns = { before: 0, after: 0 };
  for (const account of today.accountIds()) {
    const before = openIn(today.gapsOf(account));
    const after = openIn(then.gapsOf(account));
    gaps.before += before.size;
    gaps.after += after.size;
    unknowns.before += unknownIn(today.gapsOf(account));
    unknowns.after += unknownIn(then.gapsOf(account));
    for (const rule of before.keys()) bump(byRule.get(rule), 'before');
    for (const rule of after.keys()) bump(byRule.get(rule), 'after');
    const opens = [...after].filter(([rule]) => !before.has(rule)).map(([, { title }]) => title);
    const closes = [...before].filter(([rule]) => !after.has(rule)).map(([, { title }]) => title);
    if (opens.length + closes.length > 0) accounts.push({ account, name: today.accountName(account), opens, closes });
  }
  accounts.sort((a, b) => b.opens.length - a.opens.length || b.closes.length - a.closes.length);
  return {
    policy: then.policy,
    gaps,
    unknowns,
    rules: GAP_RULES.flatMap(({ id, title }) => {
      const { before = 0, after = 0 } = byRule.get(id) ?? {};
      return before === after ? [] : [{ rule: id, title, before, after }];
    }),
    accounts: accounts.slice(0, MOST_LISTED),
    affected: accounts.length,
  };
}

function openIn(gaps: readonly Gap[]): Map<string, Gap> {
  return new Map(gaps.filter(({ status }) => status === 'gap').map((gap) => [gap.rule, gap]));
}

function unknownIn(gaps: readonly Gap[]): number {
  return gaps.filter(({ status }) => status === 'unknown').length;
}

function bump(counts: { before: number; after: number } | undefined, side: 'before' | 'after'): void {
  if (counts !== undefined) counts[side] += 1;
}
