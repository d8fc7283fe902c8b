/** The accounts: one table of all, then each with its verdicts, its ways in and its facts. */

import { wayBackTold } from '../../custody/recovery.ts';
import { SEVERITIES } from '../../gaps/rule.ts';
import { type Html, html } from '../../offboarding/html.ts';
import type { EvidenceAccount, EvidenceFact, EvidenceGap, EvidencePack } from '../evidence/pack.ts';
import { factValue, NOTHING, orUnknown, severity, table } from './parts.ts';

const STATES: Record<string, string> = {
  ACTIVE: 'Active',
  SUSPENDED: 'Suspended',
  CLOSED: 'Closed',
  PENDING_CLOSURE: 'Closing',
  PENDING_ACTIVATION: 'Pending',
};
const RECOVERY: Record<EvidenceAccount['recovery']['way'] | 'unknown', string> = {
  unknown: 'unknown',
  'sign-in': 'sign-in',
  reset: 'reset',
  'inbox-and-phone': 'inbox, phone',
  central: 'central',
  support: 'AWS Support',
  affidavit: 'affidavit',
  none: 'none known',
};

export function accountsTable({ parts }: EvidencePack): Html {
  return table<EvidenceAccount>(
    [
      {
        title: 'Account',
        is: 'num',
        cell: ({ id, name, management }) =>
          html`<a href="#account-${id}">${name ?? 'No name'}</a>${management ? html` <span class="quiet">(management)</span>` : NOTHING}`,
      },
      { title: 'Id', is: 'num', cell: ({ id }) => html`<span class="quiet">${id}</span>` },
      { title: 'State', cell: ({ state }) => (state === null ? severity('unknown') : (STATES[state] ?? state)) },
      { title: 'Password', cell: ({ credentials }) => orUnknown(credentials.password) },
      { title: 'MFA', cell: ({ credentials }) => orUnknown(credentials.mfa) },
      { title: 'Keys', cell: ({ credentials }) => orUnknown(credentials.accessKeys) },
      { title: 'Bus factor', is: 'right', cell: ({ busFactor }) => orUnknown(busFactor) },
      { title: 'Break-in', is: 'right', cell: ({ breakIn }) => orUnknown(breakIn) },
      {
        title: 'Way back',
        is: 'num',
        cell: ({ recovery, reachable }) => RECOVERY[wayBackTold(recovery.way, reachable)],
      },
      { title: 'Gaps', is: 'num', width: 14, cell: counts },
    ],
    parts.accounts,
  );
}

function counts({ gaps, unknowns }: EvidenceAccount): Html {
  const parts = (['critical', 'high', 'medium', 'low'] as const)
    .filter((name) => gaps[name] > 0)
    .map(
      (name) => html`<span class="sev ${name}" title="${name}">${gaps[name]}${name.charAt(0).toUpperCase()} </span>`,
    );
  const unknown = unknowns > 0 ? html`<span class="sev unknown" title="unknown">${unknowns}?</span>` : NOTHING;
  return parts.length === 0 && unknowns === 0 ? severity('fine', 'none') : html`${parts}${unknown}`;
}

/** Facts shown of each account, in this order; the JSON edition has all of them. */
const SHOWN = [
  'email',
  'inbox',
  'vaults',
  'vaultItems',
  'passwordRotatedAt',
  'devices',
  'phone',
  'accessKeyHolders',
  'lastDrillAt',
  'lastDrillResult',
  'linkedAccount',
  'credentials.password',
  'credentials.mfa',
  'credentials.accessKeys',
  'credentials.certificates',
  'aws.lastUse',
  'aws.rootEvents',
  'aws.contact.security',
  'aws.contactInformation',
  'aws.govCloudAccount',
  'aws.monitoring',
  'aws.guardDuty',
  'aws.securityHub',
  'aws.rootDenied',
  'aws.leavingDenied',
  'aws.emailChange',
  'aws.invitations',
  'aws.signIn',
  'aws.signInControl',
];

export function accountDetails({ parts }: EvidencePack): Html {
  const gaps = Map.groupBy(parts.gaps, ({ account }) => account);
  return html`${parts.accounts.map((account) => accountBlock(account, gaps.get(account.id) ?? []))}`;
}

function accountBlock(account: EvidenceAccount, gaps: readonly EvidenceGap[]): Html {
  const open = account.paths.filter((path) => path.open !== 'no');
  const facts = new Map(account.facts.map((fact) => [fact.field, fact]));
  const shown = SHOWN.flatMap((field): EvidenceFact[] => {
    const fact = facts.get(field);
    return fact === undefined ? [] : [fact];
  });
  return html`<article class="account" id="account-${account.id}"><header><h3>${account.name ?? 'No name'}</h3><span class="num quiet">${account.id}</span></header>
<p>${account.sentences.join(' ')}</p>
${open.length === 0 ? NOTHING : html`<ul>${open.map((path) => html`<li><b>${capital(path.name)}</b>${path.open === 'unknown' ? severity('unknown', ' (perhaps)') : NOTHING}: ${path.needs.map(needWords).join('; ')}.</li>`)}</ul>`}
${gapLines(gaps)}
<dl class="facts">${shown.map((fact) => html`<div><dt>${fact.label}</dt><dd>${factValue(fact)}</dd></div>`)}</dl></article>`;
}

/** One line for each severity: what is open, in a few words; the part “Open gaps” says why. */
function gapLines(gaps: readonly EvidenceGap[]): Html {
  if (gaps.length === 0) return NOTHING;
  const lines: Html[] = [];
  const line = (mark: Html, some: readonly EvidenceGap[]): void => {
    if (some.length > 0) lines.push(html`<div>${mark} ${some.map(({ title }) => title).join('; ')}</div>`);
  };
  for (const one of SEVERITIES)
    line(
      severity(one),
      gaps.filter((gap) => gap.status === 'gap' && gap.severity === one),
    );
  line(
    severity('unknown'),
    gaps.filter(({ status }) => status === 'unknown'),
  );
  line(
    severity('low', 'Waived'),
    gaps.filter(({ status }) => status === 'waived'),
  );
  return html`<div class="lines">${lines}</div>`;
}

const MOST_NAMED = 6;

function needWords({ part, people, complete }: EvidenceAccount['paths'][number]['needs'][number]): string {
  const named =
    people.length > MOST_NAMED
      ? `${people.slice(0, MOST_NAMED).join(', ')} and ${people.length - MOST_NAMED} more`
      : people.join(', ');
  return `${part} by ${named === '' ? 'nobody recorded' : named}${complete ? '' : ', perhaps others'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
