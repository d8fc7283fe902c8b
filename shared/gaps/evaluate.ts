/** Runs the rules over the ledger: all findings of an account, and the gaps that are open. */
import type { SubjectRef, UnknownReason } from '../register/facts.ts';
import { AWS_FACT_NAMES } from './aws-fact-names.ts';
import { RuleContext } from './context.ts';
import { type Finding, type GapRule, isOpen, type OpenFinding, SEVERITIES, type Severity, unknown } from './rule.ts';
import { ago, day } from './sentence.ts';
import { GAP_RULES } from './table.ts';
import { hasExpired, type Waiver } from './waivers.ts';
import type { RuleWorld } from './world.ts';

/** The contract of the command line's `gaps`, and what the window shows beside it. */
export interface Gap {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly account: string;
  readonly status: 'gap' | 'unknown' | 'waived';
  readonly reason: string;
  /** ISO 8601: since when the statements behind it have held. */
  readonly since: string;
  readonly controls: readonly string[];
  /** Emails of the people it is about. */
  readonly people: readonly string[];
  readonly whatToDo: string;
  /** For unknowns: why nobody knows. */
  readonly cause?: UnknownReason | undefined;
  readonly refs?: readonly SubjectRef[] | undefined;
  /** The waiver that accepts it, or the one that did until it expired. */
  readonly waiver?: Waiver | undefined;
}

/** One rule's answer about one account: any of the four. */
export interface RuleResult {
  readonly rule: GapRule;
  readonly finding: Finding;
  readonly since: string;
}

/** Every rule's answer about an account, in display order; empty when the ledger does not know the account. */
export function findingsOf(world: RuleWorld, accountId: string): RuleResult[] {
  const account = world.accounts.get(accountId);
  if (account === undefined) return [];
  const ctx = new RuleContext(world, account);
  return GAP_RULES.map((rule) => {
    ctx.begin();
    const finding = evaluated(rule, ctx);
    return { rule, finding, since: isOpen(finding) && finding.since ? finding.since : ctx.since() };
  });
}

/** What is open on one account, worst first. Re-run it alone after an edit that touches the account. */
export function gapsOf(world: RuleWorld, accountId: string): Gap[] {
  const account = world.accounts.get(accountId);
  if (account === undefined) return [];
  const ctx = new RuleContext(world, account);
  const gaps: Gap[] = [];
  const covered: { gap: Gap; by: string }[] = [];
  for (const rule of GAP_RULES) {
    ctx.begin();
    const finding = evaluated(rule, ctx);
    if (!isOpen(finding)) continue;
    const gap = gapFrom(world, accountId, rule, finding, finding.since ?? ctx.since());
    if (finding.status === 'unknown' && finding.coveredBy !== undefined) covered.push({ gap, by: finding.coveredBy });
    else gaps.push(gap);
  }
  // What another rule says already is left out; that rule may itself be left out, but then something covers it.
  for (const { gap, by } of covered)
    if (!gaps.some(({ rule }) => rule === by) && !covered.some((other) => other.gap.rule === by)) gaps.push(gap);
  return gaps.sort(worstFirst);
}

/** What is open in the whole ledger: accounts in order of their ids, worst first on each. */
export function evaluateGaps(world: RuleWorld): Gap[] {
  const gaps: Gap[] = [];
  for (const id of [...world.accounts.keys()].sort()) for (const gap of gapsOf(world, id)) gaps.push(gap);
  return gaps;
}

function evaluated(rule: GapRule, ctx: RuleContext): Finding {
  const finding = rule.evaluate(ctx);
  const { stale } = ctx;
  if (finding.status !== 'fine' || rule.about !== 'aws' || stale === undefined) return finding;
  const what = AWS_FACT_NAMES.find(([field]) => field === stale.field)?.[1] ?? 'account';
  const when = ago(stale.at, ctx.world.now);
  return unknown('stale', `It was fine when AWS was last asked about the ${what}, ${when}: too long ago to rely on.`);
}

function gapFrom(world: RuleWorld, account: string, rule: GapRule, finding: OpenFinding, since: string): Gap {
  const waiver = finding.status === 'gap' ? world.waiver(rule.id, account) : undefined;
  const waived = waiver !== undefined && !hasExpired(waiver, world.now);
  const lapsed =
    waiver !== undefined && !waived
      ? ` ${world.people.name(waiver.owner)} had accepted this until ${day(waiver.expiresAt)}; that has expired.`
      : '';
  return {
    rule: rule.id,
    title: rule.title,
    severity: finding.severity ?? rule.severity,
    account,
    status: waived ? 'waived' : finding.status,
    reason: lapsed === '' ? finding.reason : finding.reason + lapsed,
    since: asInstant(since),
    controls: rule.controls,
    people: finding.people === undefined ? NOBODY : world.people.emails(finding.people),
    whatToDo: rule.whatToDo(finding),
    cause: finding.status === 'unknown' ? finding.cause : undefined,
    refs: finding.refs,
    waiver,
  };
}

/** A plain date is read as its first instant. */
function asInstant(date: string): string {
  return date.length === 10 ? `${date}T00:00:00Z` : date;
}

const NOBODY: readonly string[] = [];

const STATUS_ORDER: Record<Gap['status'], number> = { gap: 0, unknown: 1, waived: 2 };
const SEVERITY_ORDER = Object.fromEntries(SEVERITIES.map((severity, index) => [severity, index])) as Record<
  Severity,
  number
>;

/** Gaps before unknowns before waived ones; each from critical to info; the table's order within. Small whole numbers. */
export function badness({ status, severity }: Pick<Gap, 'status' | 'severity'>): number {
  return STATUS_ORDER[status] * SEVERITIES.length + SEVERITY_ORDER[severity];
}

function worstFirst(a: Gap, b: Gap): number {
  return badness(a) - badness(b);
}
