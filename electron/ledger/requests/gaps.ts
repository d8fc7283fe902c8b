/** Gaps: pages of the list, the rules with their counts, waivers. */
import type { Gap } from '../../../shared/gaps/evaluate.ts';
import { worstFirst } from '../../../shared/gaps/evaluate.ts';
import type { Severity } from '../../../shared/gaps/rule.ts';
import { SEVERITIES } from '../../../shared/gaps/rule.ts';
import { GAP_RULES } from '../../../shared/gaps/table.ts';
import type { GAP_SORTS, GapStatus, gapChannels } from '../../../shared/ipc/channels/gaps.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Json, NewFact } from '../../../shared/register/facts.ts';
import { pageFrom } from '../paging.ts';
import type { LedgerHandlers } from './handler.ts';

type Sort = (typeof GAP_SORTS)[number];

export const gapHandlers: LedgerHandlers<typeof gapChannels> = {
  'gaps.page': ({ assessment }, request) => {
    const { search, severities, statuses, rule, account, sort, offset, limit } = request;
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const at = assessment.at(request.asOf);
    const rows = at
      .gaps()
      .filter((gap) => severities.length === 0 || severities.includes(gap.severity))
      .filter((gap) => statuses.includes(gap.status))
      .filter((gap) => (rule === undefined || gap.rule === rule) && (account === undefined || gap.account === account))
      .map((gap) => ({ ...gap, accountName: at.accountName(gap.account) }))
      .filter((gap) => {
        const text =
          `${gap.account}\n${gap.accountName}\n${gap.title}\n${gap.reason}\n${gap.people.join(' ')}`.toLowerCase();
        return words.every((word) => text.includes(word));
      });
    const order = sort === undefined ? undefined : { ...sort, compare: COMPARE[sort.by] };
    return pageFrom(rows, order, offset, limit);
  },
  'gaps.rules': ({ assessment }) => {
    const counts = new Map<string, Record<GapStatus, number>>(
      GAP_RULES.map((rule) => [rule.id, { gap: 0, unknown: 0, waived: 0 }]),
    );
    const bySeverity = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
    let unknown = 0;
    let waived = 0;
    const troubled = new Set<string>();
    for (const gap of assessment.gaps()) {
      const count = counts.get(gap.rule);
      if (count !== undefined) count[gap.status] += 1;
      if (gap.status === 'gap') bySeverity[gap.severity] += 1;
      else if (gap.status === 'unknown') unknown += 1;
      else waived += 1;
      if (gap.status !== 'waived' && gap.severity !== 'info') troubled.add(gap.account);
    }
    const accounts = assessment.accountIds().length;
    return {
      totals: { accounts, bySeverity, unknown, waived, clean: accounts - troubled.size },
      rules: GAP_RULES.map(({ id, title, severity, why, controls }) => ({
        id,
        title,
        severity,
        why,
        controls,
        counts: counts.get(id) ?? { gap: 0, unknown: 0, waived: 0 },
      })),
    };
  },
  'gaps.waive': ({ ledger, actor }, { rule, accounts, owner, reason, expiresAt }) => {
    const known = GAP_RULES.find(({ id }) => id === rule);
    if (known === undefined) throw new LedgerError('not-found', `There is no rule “${rule}”.`);
    if (Date.parse(expiresAt) <= ledger.now().getTime())
      throw new LedgerError('invalid-request', 'A waiver has to end in the future.', { hint: 'Choose a later day.' });
    const title = `Waived “${known.title}” on ${accounts.length} account${accounts.length === 1 ? '' : 's'}`;
    return ledger.change({ actor, action: 'waive', title, reason }, (draft) => {
      for (const account of accounts)
        for (const [field, value] of Object.entries({ rule, account, owner, reason, expiresAt }))
          draft.put(waiverFact(rule, account, field, value, actor, draft.at));
    });
  },
  'gaps.end-waiver': ({ ledger, actor }, { rule, account, reason }) => {
    const ref = { kind: 'waiver', key: `${rule}|${account}` } as const;
    if (ledger.register.get(ref) === undefined) throw new LedgerError('not-found', 'There is no such waiver.');
    const title = `Ended the waiver of “${GAP_RULES.find(({ id }) => id === rule)?.title ?? rule}” on ${account}`;
    return ledger.change({ actor, action: 'waive', title, reason }, (draft) => draft.remove(ref));
  },
};

function waiverFact(rule: string, account: string, field: string, value: Json, by: string, at: string): NewFact {
  return {
    kind: 'waiver',
    key: `${rule}|${account}`,
    field,
    statement: { value },
    provenance: { basis: 'declared', source: 'person', at, by },
  };
}

const RULE_ORDER = new Map(GAP_RULES.map((rule, index) => [rule.id, index]));
type Row = Gap & { accountName: string | null };
const COMPARE: Record<Sort, (a: Row, b: Row) => number> = {
  severity: worstFirst,
  account: (a, b) =>
    (a.accountName ?? a.account).localeCompare(b.accountName ?? b.account, undefined, { numeric: true }),
  rule: (a, b) => (RULE_ORDER.get(a.rule) ?? 0) - (RULE_ORDER.get(b.rule) ?? 0),
  status: (a, b) => a.status.localeCompare(b.status),
  since: (a, b) => a.since.localeCompare(b.since),
};
