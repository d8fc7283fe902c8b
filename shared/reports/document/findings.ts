/** Gaps and unknowns, rule by rule, and the waivers. */
import { SEVERITIES } from '../../gaps/rule.ts';
import { type Html, html } from '../../offboarding/html.ts';
import type { EvidenceGap, EvidencePack, EvidenceRule } from '../evidence/pack.ts';
import { dayWords } from '../evidence/words.ts';
import { NOTHING, plural, severity, table } from './parts.ts';

type Names = ReadonlyMap<string, string | null>;

/** Rules with a gap of this status, the gravest first. */
export function rulesWith(pack: EvidencePack, status: EvidenceGap['status']): EvidenceRule[] {
  const count = (rule: EvidenceRule): number =>
    status === 'gap' ? rule.open : status === 'unknown' ? rule.unknown : rule.waived;
  return pack.parts.rules
    .filter((rule) => count(rule) > 0)
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || count(b) - count(a));
}

export function findingsPart(pack: EvidencePack, status: 'gap' | 'unknown', names: Names): Html {
  const rules = rulesWith(pack, status);
  if (rules.length === 0) return html`<p>None.</p>`;
  const byRule = Map.groupBy(
    pack.parts.gaps.filter((gap) => gap.status === status),
    ({ rule }) => rule,
  );
  return html`${table<EvidenceRule>(
    [
      { title: 'Severity', width: 12, cell: (rule) => severity(rule.severity) },
      { title: 'Finding', cell: (rule) => html`<a href="#${status}-${rule.id}">${rule.title}</a>` },
      { title: 'Accounts', is: 'right', width: 12, cell: (rule) => byRule.get(rule.id)?.length ?? 0 },
      { title: 'Waived', is: 'right', width: 10, cell: (rule) => rule.waived },
    ],
    rules,
  )}${rules.map((rule) => ruleBlock(rule, byRule.get(rule.id) ?? [], status, names))}`;
}

/** Accounts of which the same is said, told once. */
interface Finding {
  readonly reason: string;
  readonly accounts: readonly string[];
  readonly since: string;
}

function ruleBlock(rule: EvidenceRule, gaps: readonly EvidenceGap[], status: string, names: Names): Html {
  const advice = new Set(gaps.map(({ whatToDo }) => whatToDo));
  const [only] = advice;
  const findings = [...Map.groupBy(gaps, ({ reason }) => reason)].map(
    ([reason, same]): Finding => ({
      reason,
      accounts: same.map(({ account }) => account),
      since: same.map(({ since }) => since).reduce((a, b) => (a < b ? a : b)),
    }),
  );
  return html`<h3 id="${status}-${rule.id}">${severity(rule.severity)} ${rule.title}</h3>
${status === 'unknown' && rule.open > 0 ? NOTHING : html`<p class="quiet">${rule.why}</p>`}
${advice.size === 1 && only !== undefined ? html`<p><b>What to do.</b> ${only}</p>` : NOTHING}
${table<Finding>(
  [
    { title: 'Accounts', is: 'wide', width: 42, cell: ({ accounts }) => accountLinks(accounts, names) },
    { title: status === 'unknown' ? 'What is not known' : 'Why', is: 'wide', cell: ({ reason }) => reason },
    { title: 'Since', is: 'num', width: 12, cell: ({ since }) => dayWords(since) },
  ],
  findings,
)}`;
}

function accountLinks(ids: readonly string[], names: Names): Html {
  const [first] = ids;
  if (ids.length === 1 && first !== undefined) return accountLink(first, names);
  return html`<b>${plural(ids.length, 'account')}</b>: ${ids.map((id, index) => html`${index === 0 ? '' : ', '}<a href="#account-${id}">${names.get(id) || id}</a>`)}`;
}

function accountLink(id: string, names: Names): Html {
  const name = names.get(id);
  return html`<a href="#account-${id}">${name ? html`${name} <span class="quiet num">${id}</span>` : html`<span class="num">${id}</span>`}</a>`;
}

export function waiversPart({ parts }: EvidencePack, names: Names): Html {
  if (parts.waivers.length === 0) return html`<p>No gap has been accepted.</p>`;
  const live = parts.waivers.filter(({ expired }) => !expired).length;
  return html`<p class="lead">${plural(live, 'accepted gap')} in force. Each has an owner, a reason and an end.</p>${table<
    EvidencePack['parts']['waivers'][number]
  >(
    [
      { title: 'Gap', width: 24, cell: ({ title }) => title },
      { title: 'Account', width: 22, cell: ({ account }) => accountLink(account, names) },
      {
        title: 'Accepted by',
        width: 16,
        cell: ({ ownerName, enteredBy }) =>
          html`${ownerName}${enteredBy === undefined ? NOTHING : html`<br>entered by ${enteredBy}`}`,
      },
      { title: 'Reason', is: 'wide', cell: ({ reason }) => reason },
      {
        title: 'Until',
        is: 'num',
        width: 13,
        cell: ({ expiresAt, expired }) =>
          html`${dayWords(expiresAt)}${expired ? html`<br>${severity('medium', 'expired')}` : NOTHING}`,
      },
    ],
    parts.waivers,
  )}`;
}
