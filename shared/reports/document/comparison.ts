/** Two dates compared, as a page to print. */
import { type Html, html } from '../../offboarding/html.ts';
import type { AccountChange, Comparison, PersonChange, ReachChange, StatementChange } from '../compare/compare.ts';
import { dayWords, momentWords } from '../evidence/words.ts';
import { reportHtml } from './page.ts';
import { NOTHING, orUnknown, plural, severity, table } from './parts.ts';
import type { ReportFont } from './style.ts';

export function comparisonHtml(
  comparison: Comparison,
  { font, redacted }: { font: ReportFont | null; redacted: boolean },
): string {
  const { from, to, accounts, statements, people, opened, closed } = comparison;
  const title = `What changed between ${dayWords(from)} and ${dayWords(to)}`;
  return reportHtml(
    title,
    html`<main><section><h2>${title}</h2>
<p class="lead">From ${momentWords(from)} to ${momentWords(to)}${redacted ? ', redacted' : ''}: ${plural(statements.length, 'statement')} differ, ${plural(accounts.length, 'account')} with other reach or verdicts, ${plural(opened, 'gap')} opened, ${plural(closed, 'gap')} closed.</p>
<h3>Who gained and who lost reach</h3>${people.length === 0 ? html`<p>Nobody.</p>` : peopleTable(people)}
<h3>Account by account</h3>${accounts.length === 0 ? html`<p>Nothing.</p>` : accountsTable(accounts)}
<h3>Statements</h3>${statements.length === 0 ? html`<p>None differs.</p>` : statementsTable(statements)}</section></main>`,
    { font, running: title },
  );
}

function peopleTable(people: readonly PersonChange[]): Html {
  return table<PersonChange>(
    [
      {
        title: 'Person',
        cell: ({ name, email }) =>
          html`${name}${name === email ? NOTHING : html` <span class="quiet">${email}</span>`}`,
      },
      { title: 'Gained on accounts', is: 'right', width: 20, cell: ({ gained }) => gained },
      { title: 'Lost on accounts', is: 'right', width: 20, cell: ({ lost }) => lost },
    ],
    people,
  );
}

const IS = { new: ' (new)', gone: ' (gone)', changed: '' } as const;

function accountsTable(accounts: readonly AccountChange[]): Html {
  return table<AccountChange>(
    [
      {
        title: 'Account',
        width: 24,
        cell: ({ id, name, is }) => html`${name ?? id}${IS[is]}<br><span class="quiet num">${id}</span>`,
      },
      { title: 'Gained reach', is: 'wide', cell: ({ gained }) => html`${gained.map(reach)}` },
      { title: 'Lost reach', is: 'wide', cell: ({ lost }) => html`${lost.map(reach)}` },
      { title: 'Verdicts', width: 18, cell: verdicts },
      {
        title: 'Gaps',
        width: 22,
        cell: ({ opened, closed }) =>
          html`${opened.map((title) => html`<div>${severity('medium', '+')} ${title}</div>`)}${closed.map((title) => html`<div>${severity('fine', '−')} ${title}</div>`)}`,
      },
    ],
    accounts,
  );
}

function reach({ name, parts, alone }: ReachChange): Html {
  return html`<div>${name}: ${parts.join(', ')}${alone ? html` ${severity('high', 'alone')}` : NOTHING}</div>`;
}

function verdicts({ reachable, busFactor, breakIn }: AccountChange): Html {
  const line = (
    label: string,
    change: { before: string | number | null; after: string | number | null } | null,
  ): Html =>
    change === null ? NOTHING : html`<div>${label} ${orUnknown(change.before)} → ${orUnknown(change.after)}</div>`;
  return html`${line('Reachable', reachable)}${line('Bus factor', busFactor)}${line('Break-in', breakIn)}`;
}

function statementsTable(statements: readonly StatementChange[]): Html {
  return table<StatementChange>(
    [
      { title: 'What', width: 24, cell: ({ name, kind }) => html`${name} <span class="quiet">${kind}</span>` },
      { title: 'Statement', width: 18, cell: ({ label }) => label },
      { title: 'Before', is: 'wide', cell: ({ before }) => before ?? html`<span class="quiet">not recorded</span>` },
      { title: 'After', is: 'wide', cell: ({ after }) => after ?? html`<span class="quiet">no longer said</span>` },
      {
        title: 'Known',
        width: 15,
        cell: ({ basis, at }) => html`<span class="src">${basis ?? ''} ${dayWords(at)}</span>`,
      },
    ],
    statements,
  );
}
