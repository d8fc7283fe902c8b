/** Gaps: pages of the list, the rules with their counts, waivers. */
import { type BriefGap, type Said, wholeGap } from '../../../shared/gaps/brief.ts';
import { badness } from '../../../shared/gaps/evaluate.ts';
import type { Severity } from '../../../shared/gaps/rule.ts';
import { SEVERITIES } from '../../../shared/gaps/rule.ts';
import { GAP_RULES } from '../../../shared/gaps/table.ts';
import type { GAP_SORTS, GapStatus, gapChannels } from '../../../shared/ipc/channels/gaps.ts';
import { GAP_STATUSES } from '../../../shared/ipc/channels/gaps.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Json, NewFact } from '../../../shared/register/facts.ts';
import { searchable, wordsOf } from '../../../shared/text/search.ts';
import type { Assessment } from '../assessment.ts';
import { knownPerson } from '../known-people.ts';
import { chosenFrom, inOrderOf, pageFrom } from '../paging.ts';
import type { LedgerHandlers } from './handler.ts';

type Sort = (typeof GAP_SORTS)[number];

export const gapHandlers: LedgerHandlers<typeof gapChannels> = {
  'gaps.page': ({ assessment }, { offset, limit, asOf, ...view }) => {
    const at = assessment.at(asOf);
    const all = at.briefGaps();
    const { total, rows } = pageFrom(
      chosenFrom(all, view, () => chosen(at, all, view)),
      offset,
      limit,
    );
    return { total, rows: rows.map((gap) => ({ ...wholeGap(gap), accountName: at.accountName(gap.account) })) };
  },
  'gaps.rules': ({ assessment }) => {
    const counts = new Map<string, Record<GapStatus, number>>(
      GAP_RULES.map((rule) => [rule.id, { gap: 0, unknown: 0, waived: 0 }]),
    );
    const bySeverity = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
    let unknown = 0;
    let waived = 0;
    const troubled = new Set<string>();
    for (const { said, account } of assessment.briefGaps()) {
      const count = counts.get(said.rule);
      if (count !== undefined) count[said.status] += 1;
      if (said.status === 'gap') bySeverity[said.severity] += 1;
      else if (said.status === 'unknown') unknown += 1;
      else waived += 1;
      if (said.status !== 'waived' && said.severity !== 'info') troubled.add(account);
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
  'gaps.waive': (context, { rule, accounts, owner: given, reason, expiresAt }) => {
    const { ledger, actor } = context;
    const known = GAP_RULES.find(({ id }) => id === rule);
    if (known === undefined) throw new LedgerError('not-found', `There is no rule “${rule}”.`);
    if (Date.parse(expiresAt) <= ledger.now().getTime())
      throw new LedgerError('invalid-request', 'A waiver has to end in the future.', { hint: 'Choose a later day.' });
    const owner = knownPerson(context, given, 'accept a risk');
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

type View = Omit<RequestOf<'gaps.page'>, 'offset' | 'limit' | 'asOf'>;

/** Chosen and sorted without making anything new of each: there may be a hundred gaps to an account of ten thousand. */
function chosen(at: Assessment, all: readonly BriefGap[], view: View): readonly BriefGap[] {
  const { severities, statuses, rule, account, sort } = view;
  const found = new GapSearch(at, wordsOf(view.search));
  const gaps = all.filter(
    (gap) =>
      statuses.includes(gap.said.status) &&
      (severities.length === 0 || severities.includes(gap.said.severity)) &&
      (rule === undefined || gap.said.rule === rule) &&
      (account === undefined || gap.account === account) &&
      found.has(gap),
  );
  return sort === undefined ? gaps : inOrderOf(gaps, RANK[sort.by](at, gaps), sort.descending);
}

/** Words are looked up once per account and once in each thing that gaps say. */
class GapSearch {
  private readonly at: Assessment;
  private readonly words: readonly string[];
  private readonly left = new Map<string | Said, readonly string[]>();

  constructor(at: Assessment, words: readonly string[]) {
    this.at = at;
    this.words = words;
  }

  has({ said, account }: BriefGap): boolean {
    if (this.words.length === 0) return true;
    const notInAccount = this.notIn(account, () => `${account}\n${this.at.accountName(account) ?? ''}`);
    if (notInAccount.length === 0) return true;
    const notSaid = this.notIn(said, () => `${said.title}\n${said.reason}\n${said.people.join('\n')}`);
    return !notInAccount.some((word) => notSaid.includes(word));
  }

  /** The words that are not in the text of this account, or of what is said. */
  private notIn(of: string | Said, text: () => string): readonly string[] {
    let left = this.left.get(of);
    if (left === undefined) {
      const within = searchable(text());
      left = this.words.filter((word) => !within.includes(word));
      this.left.set(of, left);
    }
    return left;
  }
}

const RULE_ORDER = new Map(GAP_RULES.map((rule, index) => [rule.id, index]));
const STATUS_ORDER = Object.fromEntries(GAP_STATUSES.toSorted().map((status, index) => [status, index]));
const inWords = new Intl.Collator(undefined, { numeric: true });

/** Where each gap stands when sorted by this, as a small whole number. */
const RANK: Record<Sort, (at: Assessment, gaps: readonly BriefGap[]) => (gap: BriefGap) => number> = {
  severity: () => (gap) => badness(gap.said),
  account: (at, gaps) => {
    const nameOf = (id: string): string => at.accountName(id) ?? id;
    const order = ranksOf(new Set(gaps.map(({ account }) => account)), (a, b) => inWords.compare(nameOf(a), nameOf(b)));
    return ({ account }) => order.get(account) ?? 0;
  },
  rule: () => (gap) => RULE_ORDER.get(gap.said.rule) ?? 0,
  status: () => (gap) => STATUS_ORDER[gap.said.status] ?? 0,
  since: (_, gaps) => {
    const order = ranksOf(new Set(gaps.map(({ since }) => since)), (a, b) => (a < b ? -1 : 1));
    return ({ since }) => order.get(since) ?? 0;
  },
};

function ranksOf(values: ReadonlySet<string>, compare: (a: string, b: string) => number): ReadonlyMap<string, number> {
  return new Map([...values].sort(compare).map((value, rank) => [value, rank]));
}
