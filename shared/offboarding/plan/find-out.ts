/** What nobody has recorded and a verdict waits for: finding it out is a step too. */
import type { StepItem } from '../case.ts';
import { verdicts, type World } from '../world.ts';
import type { PlanContext } from './context.ts';
import type { Draft } from './draft.ts';
import { stepId } from './draft.ts';
import { TEXTS } from './texts.ts';

export function planFindingOut(ctx: PlanContext, end: World): Draft[] {
  const byRef = new Map<string, { fact: string; accounts: string[] }>();
  for (const verdict of verdicts(end, [...ctx.verdicts.keys()])) {
    if (verdict.company !== 'unknown' && verdict.leaver !== 'unknown') continue;
    const index = end.model.indexOf.get(verdict.account);
    const missing = (index === undefined ? undefined : end.model.accounts[index]?.missing) ?? [];
    for (const phrase of new Set([verdict.companyWitness.missing, verdict.leaverWitness.missing])) {
      const found = missing.find(({ fact }) => fact === phrase);
      if (found === undefined) continue;
      const entry = byRef.get(found.ref) ?? { fact: found.fact, accounts: [] };
      byRef.set(found.ref, entry);
      entry.accounts.push(verdict.account);
    }
  }
  if (byRef.size === 0) return [];
  const items = [...byRef]
    .sort(([a, x], [b, y]) => y.accounts.length - x.accounts.length || (a < b ? -1 : 1))
    .map(([ref, { fact, accounts }]): StepItem => {
      const [first] = accounts;
      const account = first === undefined ? undefined : ctx.account(first);
      const where =
        accounts.length === 1 && account !== undefined ? ctx.accountLabel(account) : `${accounts.length} accounts`;
      return {
        key: `fact:${ref}`,
        label: `${fact.charAt(0).toUpperCase()}${fact.slice(1)}`,
        note: where,
        accounts,
        changes: [],
      };
    });
  return [
    {
      id: stepId('find-out', ''),
      phase: ctx.kind === 'planned' ? 'successor' : 'verify',
      kind: 'find-out',
      title:
        items.length === 1
          ? `Find out ${items[0]?.label.toLowerCase()}`
          : `Find out ${items.length} facts that nobody has recorded`,
      why: 'Until somebody knows, whether these accounts are safe is unknown, and unknown is not fine.',
      ...TEXTS['find-out'],
      items,
      after: [],
      needed: 'should',
    },
  ];
}
