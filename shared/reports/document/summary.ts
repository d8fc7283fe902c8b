/** At a glance: the numbers, how to read them, and the policy that everything is judged by. */
import { SEVERITIES } from '../../gaps/rule.ts';
import { type Html, html } from '../../offboarding/html.ts';
import type { ProfileName } from '../../register/document.ts';
import type { EvidencePack } from '../evidence/pack.ts';
import { SEVERITY_WORDS } from './parts.ts';

const PROFILES: Record<ProfileName, string> = {
  'split-custody': 'Split custody: nobody holds both password and factor, or both root inbox and phone',
  'shared-vault': 'Shared vault: password and factor may share a vault, by a named and accepted risk',
  'no-member-root': 'No root credentials in member accounts',
};

export function summaryPart({ parts }: EvidencePack): Html {
  const { summary, policy } = parts;
  const most = Math.max(
    1,
    ...SEVERITIES.map((severity) => summary.bySeverity[severity]),
    summary.unknown,
    summary.waived,
  );
  const bar = (label: string, name: string, count: number): Html =>
    html`<span class="sev ${name}">${label}</span><span class="sev ${name}"><i style="width:${Math.round((100 * count) / most)}%"></i></span><span class="num right">${count}</span>`;
  const tile = (value: number | string, label: string): Html =>
    html`<div class="tile"><b>${value}</b><span>${label}</span></div>`;
  return html`<p class="lead">Who can get in as root, who would be locked out, and who would still be in when somebody leaves.</p>
<div class="tiles">
${tile(summary.accounts, `accounts, ${summary.active} of them active`)}
${tile(summary.clean, 'accounts without any open gap or unknown')}
${tile(summary.onePersonGetsIn, 'accounts that one person alone can open')}
${tile(summary.oneAbsenceLocksOut, 'accounts that one absence locks out')}
${tile(summary.unreachable, 'accounts that nobody can open today')}
${tile(summary.withoutMfa, 'accounts with a root password and no MFA')}
${tile(summary.withAccessKeys, 'accounts with root access keys')}
${tile(summary.leaversStillIn, 'people who have left and still reach an account')}
</div>
<h3>Findings</h3>
<div class="bars">
${SEVERITIES.map((severity) => bar(SEVERITY_WORDS[severity], severity, summary.bySeverity[severity]))}
${bar('Unknown', 'unknown', summary.unknown)}
${bar('Waived', 'low', summary.waived)}
</div>
<h3>How it is known</h3>
<p>${total(summary.facts)} facts stand behind this pack: ${summary.facts.observed} observed in AWS or a file, ${summary.facts.declared} declared by a person, ${summary.facts.tested} tested in a drill. Of ${summary.facts.unknown} more it is known only that nobody could read them. ${summary.facts.stale} custody statements are older than the review interval of ${policy.reviewDays} days.${summary.medianAgeDays === null ? '' : ` The median statement is ${summary.medianAgeDays} days old.`}</p>
<p>Each fact in this pack is followed by how it is known, the number of its source in brackets, and its date, such as <span class="src">observed [12] 3 Nov 2026</span>. The sources are listed in the part “Where facts come from”.</p>
<h3>Policy</h3>
<p>${PROFILES[policy.profile]}. At least ${policy.minBusFactor} people must stand between the company and a lock-out; at least ${policy.minBreakIn} must act together to get in. Statements are reviewed every ${policy.reviewDays} days and rehearsed every ${policy.drillDays}. Company domains: ${policy.companyDomains.length === 0 ? 'none recorded' : policy.companyDomains.join(', ')}.</p>
<h3>What the words mean</h3>
<p><b>Bus factor</b>: how few absences lock the company out of an account by every intended way. <b>Break-in number</b>: how few people acting together get in by any way. <b>Unknown</b>: the recorded facts do not settle the question. <b>Waived</b>: somebody has accepted the gap, with a reason and until a day.</p>`;
}

function total({ observed, declared, tested }: EvidencePack['parts']['summary']['facts']): number {
  return observed + declared + tested;
}
