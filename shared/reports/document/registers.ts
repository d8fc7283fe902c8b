/** People and the registers: who reaches what, and what each list, vault, device, place and phone is recorded as. */
import { type Html, html } from '../../offboarding/html.ts';
import type { EvidenceFact, EvidencePack, EvidenceRecord, EvidenceSubject } from '../evidence/pack.ts';
import { dayWords } from '../evidence/words.ts';
import { factValue, NOTHING, severity, sourceNote, table } from './parts.ts';

const STATUS = { active: 'Active', leaving: 'Leaving', left: 'Has left' } as const;

export function peoplePart({ parts }: EvidencePack): Html {
  const people = parts.people.filter(({ reaches, status }) => reaches > 0 || status !== 'active');
  return html`<p class="lead">Everybody with a part in any account, whoever’s leaving would break most first. ${parts.people.length - people.length} more people have no part in any.</p>${table<
    EvidencePack['parts']['people'][number]
  >(
    [
      {
        title: 'Person',
        width: 34,
        cell: ({ name, email, title, outsider }) =>
          html`${name}${outsider ? html` ${severity('medium', 'outside the company')}` : NOTHING}<br><span class="quiet">${[title, email === name ? null : email].filter(Boolean).join(', ')}</span>`,
      },
      {
        title: 'Status',
        cell: ({ status, lastDay }) =>
          html`${STATUS[status]}${lastDay === null ? NOTHING : html`<br><span class="quiet num">${dayWords(lastDay)}</span>`}`,
      },
      { title: 'Has a part in', is: 'right', cell: ({ reaches }) => reaches },
      { title: 'We would lose', is: 'right', cell: ({ lost }) => lost },
      { title: 'Fragile after', is: 'right', cell: ({ fragile }) => fragile },
      { title: 'They still open', is: 'right', cell: ({ stillIn }) => stillIn },
      { title: 'With one helper', is: 'right', cell: ({ withHelp }) => withHelp },
    ],
    people,
  )}`;
}

const TITLES: Record<string, string> = {
  organization: 'Organizations',
  domain: 'Domains',
  group: 'Groups',
  vault: 'Vaults',
  device: 'MFA devices',
  place: 'Places',
  phone: 'Phones',
};

export function registersPart({ parts }: EvidencePack): Html {
  return html`${Object.entries(TITLES).map(([kind, title]) => {
    const subjects = parts.registers[kind] ?? [];
    if (subjects.length === 0) return NOTHING;
    return html`<h3>${title} <span class="quiet">${subjects.length}</span></h3>${table<EvidenceSubject>(
      [
        {
          title: 'Name',
          width: 27,
          cell: ({ name, key }) => html`${name}${name === key ? NOTHING : html`<br><span class="quiet">${key}</span>`}`,
        },
        { title: 'Recorded', is: 'wide', cell: recorded },
        { title: 'Accounts', is: 'right', width: 10, cell: ({ accounts }) => accounts },
      ],
      subjects,
    )}`;
  })}`;
}

const HIDDEN = new Set(['name', 'label', 'aliases', 'present']);

/** Lists with a history: who is in them today, one line; everything else, a line each. */
function recorded({ facts }: EvidenceSubject): Html {
  const lists = Map.groupBy(
    facts.filter(({ item }) => item !== ''),
    ({ field }) => field,
  );
  const single = facts.filter(({ item, field }) => item === '' && !HIDDEN.has(field) && !field.startsWith('aws.'));
  return html`${[...lists.values()].map(listLine)}${single.map((fact) => html`<div><span class="quiet">${fact.label}:</span> ${factValue(fact)}</div>`)}`;
}

function listLine(facts: readonly EvidenceFact[]): Html {
  const [first] = facts;
  const current = facts.filter(({ value }) => !hasEnded(value));
  if (first === undefined) return NOTHING;
  const gone = facts.length - current.length;
  const newest = current[0] ?? first;
  return html`<div><span class="quiet">${first.label} (${current.length}):</span> ${current.map(({ words }) => words).join('; ')}${gone === 0 ? '' : ` (${gone} former)`} ${sourceNote(newest)}</div>`;
}

function hasEnded(value: EvidenceFact['value']): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { until } = value as { readonly until?: unknown };
  return until !== null && until !== undefined;
}

const RECORD_TITLES: Record<EvidenceRecord['kind'], string> = {
  campaign: 'Access reviews',
  drill: 'Drills',
  'root-use': 'Uses of the root user',
};

export function recordsPart({ parts }: EvidencePack): Html {
  if (parts.records.length === 0) return html`<p>No review, drill or root use is recorded.</p>`;
  return html`${(Object.keys(RECORD_TITLES) as EvidenceRecord['kind'][]).map((kind) => {
    const records = parts.records.filter((record) => record.kind === kind);
    if (records.length === 0) return NOTHING;
    return html`<h3>${RECORD_TITLES[kind]} <span class="quiet">${records.length}</span></h3>${records.map(recordBlock)}`;
  })}`;
}

/** Fields in words; a drill's steps and a review's answers line by line, since each is somebody's own statement. */
function recordBlock({ id, facts }: EvidenceRecord): Html {
  const lists = facts.filter(({ item, field }) => item !== '' || field === 'steps');
  const single = facts.filter((fact) => !lists.includes(fact) && fact.words !== '' && fact.field !== 'present');
  const lines = lists.flatMap(({ item, value }) => (item === '' && Array.isArray(value) ? value : [value])).map(lineOf);
  return html`<article class="account"><header><h4>${id}</h4></header>
<dl class="facts">${single.map((fact) => html`<div><dt>${fact.label}</dt><dd>${factValue(fact)}</dd></div>`)}</dl>
${lines.length === 0 ? NOTHING : html`<ol class="small">${lines.filter((line) => line !== '').map((line) => html`<li>${line}</li>`)}</ol>`}</article>`;
}

function lineOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const told = value as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => (typeof told[name] === 'string' ? (told[name] as string) : null);
  const what = text('title') ?? [text('whoName') ?? text('who'), text('name')].filter(Boolean).join(', ');
  const result = text('result') ?? text('decision') ?? 'open';
  const when = text('at');
  return [`${what}: ${result}`, text('by'), when === null ? null : dayWords(when), text('note')]
    .filter(Boolean)
    .join(', ');
}
