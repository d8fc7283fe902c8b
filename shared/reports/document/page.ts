/** The evidence pack as one HTML file that carries everything and runs nothing. */
import { Html, html } from '../../offboarding/html.ts';
import type { EvidencePack } from '../evidence/pack.ts';
import { dayWords } from '../evidence/words.ts';
import { accountDetails, accountsTable } from './accounts.ts';
import { contents, cover, type PartTitle } from './cover.ts';
import { findingsPart, rulesWith, waiversPart } from './findings.ts';
import { plural } from './parts.ts';
import { casesPart, controlsPart, logPart, manifestPart, sourcesPart } from './proof.ts';
import { peoplePart, recordsPart, registersPart } from './registers.ts';
import { type ReportFont, styleSheet } from './style.ts';
import { summaryPart } from './summary.ts';

interface Part extends PartTitle {
  readonly body: Html;
  /** Short enough to follow the part before it on the same page. */
  readonly runsOn?: boolean;
}

export function evidenceHtml(pack: EvidencePack, font: ReportFont | null = null): string {
  const parts = partsOf(pack);
  const title = `Evidence of AWS root account custody, ${dayWords(pack.asOf)}`;
  return reportHtml(
    title,
    html`${cover(pack)}<main>${contents(parts)}${parts.map(
      ({ id, title, body, runsOn }, index) =>
        html`<section class="part${runsOn ? ' run-on' : ''}" id="${id}"><h2>${index + 1}. ${title}</h2>${body}</section>`,
    )}</main>`,
    { font, running: `${title}${pack.edition === 'redacted' ? ' (redacted)' : ''}` },
  );
}

/** A whole file: no script, nothing loaded from anywhere, and a policy in its head that says so wherever it is opened. */
export function reportHtml(
  title: string,
  body: Html,
  { font, running }: { font: ReportFont | null; running: string },
): string {
  // In a style sheet a text ends at a quote, and an element at its closing tag: neither may come from a name.
  const footer = running.replaceAll(/[^\p{L}\p{N} ,.()-]/gu, '');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Html(styleSheet(font).replace('var(--running,"")', `"${footer}"`))}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}

function partsOf(pack: EvidencePack): Part[] {
  const { parts } = pack;
  const names = new Map(parts.accounts.map(({ id, name }) => [id, name]));
  const gaps = parts.gaps.filter(({ status }) => status === 'gap').length;
  return [
    { id: 'summary', title: 'At a glance', about: '', body: summaryPart(pack) },
    {
      id: 'accounts',
      title: 'All accounts',
      about: plural(parts.accounts.length, 'account'),
      body: accountsTable(pack),
    },
    {
      id: 'gaps',
      title: 'Open gaps',
      about: `${plural(gaps, 'gap')} of ${plural(rulesWith(pack, 'gap').length, 'kind')}`,
      body: findingsPart(pack, 'gap', names),
    },
    {
      id: 'unknowns',
      title: 'Unknowns',
      about: `${plural(parts.summary.unknown, 'question')} nobody can answer yet`,
      body: findingsPart(pack, 'unknown', names),
    },
    {
      id: 'waivers',
      title: 'Accepted gaps',
      about: plural(parts.waivers.length, 'waiver'),
      body: waiversPart(pack, names),
    },
    {
      id: 'cases',
      title: 'Offboarding cases',
      about: plural(parts.cases.length, 'case'),
      body: casesPart(pack),
      runsOn: parts.cases.length === 0,
    },
    {
      id: 'records',
      title: 'Reviews, drills and root uses',
      about: plural(parts.records.length, 'record'),
      body: recordsPart(pack),
      runsOn: parts.records.length === 0,
    },
    { id: 'people', title: 'People', about: plural(parts.people.length, 'person', 'people'), body: peoplePart(pack) },
    { id: 'registers', title: 'Groups, vaults, devices and phones', about: '', body: registersPart(pack) },
    { id: 'details', title: 'Account by account', about: '', body: accountDetails(pack) },
    {
      id: 'controls',
      title: 'Related controls',
      about: plural(parts.controls.length, 'framework'),
      body: controlsPart(pack),
    },
    { id: 'log', title: 'The log', about: `entry ${parts.log.head.seq}`, body: logPart(pack) },
    {
      id: 'sources',
      title: 'Where facts come from',
      about: plural(parts.sources.length, 'source'),
      body: sourcesPart(pack),
    },
    { id: 'manifest', title: 'Manifest', about: 'SHA-256', body: manifestPart(pack), runsOn: true },
  ];
}
