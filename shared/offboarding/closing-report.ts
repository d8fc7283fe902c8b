/** The closing report: what was open when the case began, what was done about it and how that is known, who signed. */
import type { Basis } from '../register/facts.ts';
import { type Case, type PlannedStep, progressOf, type StepProgress } from './case.ts';
import { handOf, handsInWords, isOneHand } from './hands.ts';
import { Html, html, htmlPage } from './html.ts';
import { PHASE_NAMES, runsOf } from './sheet.ts';
import type { LiveCounts } from './status.ts';

export const HOW_WORDS: Readonly<Record<Basis, string>> = {
  declared: 'said to be done',
  observed: 'seen to be done',
  tested: 'tested',
};

/** The report as a page. `live` is what the verdicts say as of `at`; `logHead` ties it to the log. */
export function closingReport(one: Case, live: LiveCounts, at: string, logHead: { seq: number; hash: string }): string {
  const who = one.leavers.map(({ name }) => name).join(' and ');
  const { company, leaver } = one.snapshot;
  return htmlPage(
    `Closing report ${one.id}`,
    html`<h1>Closing report: offboarding of ${who}</h1>
<p class="quiet">${one.id} · opened ${day(one.openedAt)} by ${one.openedBy} · last day ${one.lastDay} · ${statusWords(one)}</p>
<h2>Before and after</h2>
<table><thead><tr><th></th><th>When the case was opened</th><th>${day(at)}</th></tr></thead><tbody>
${row('Accounts we would lose', company.lost, live.company.lost)}
${row('Accounts they could still open', leaver['still-in'], live.leaver['still-in'])}
${row('Accounts they could open with help', leaver['in-with-help'], live.leaver['in-with-help'])}
${row('Not known', Math.max(company.unknown, leaver.unknown), Math.max(live.company.unknown, live.leaver.unknown))}
</tbody></table>
${one.unsolved.length > 0 ? html`<h2>Said in advance</h2><ul>${one.unsolved.map(({ account, reason }) => html`<li>${account}: ${reason}</li>`)}</ul>` : new Html('')}
${runsOf(one.steps).map(({ phase, steps }) => html`<h2>${PHASE_NAMES[phase]}</h2>${steps.map((step) => done(step, progressOf(one, step.id)))}`)}
<h2>Signatures</h2>
${one.signatures.length === 0 ? html`<p>Not signed.</p>` : one.signatures.map((signature) => html`<p>${signature.by}, ${day(signature.at)}, entered by ${handOf(signature)}. ${signature.note}${signature.accepted.length > 0 ? ` Accepted as open: ${signature.accepted.join(' ')}` : ''}</p>`)}
${isOneHand(one.signatures) ? html`<p>${handsInWords(one.signatures) ?? ''}</p>` : new Html('')}
${one.nextDrillAt === null ? new Html('') : html`<p>Next drill: ${day(one.nextDrillAt)}</p>`}
<div class="sign"><div>Name, date</div><div>Name, date</div></div>
<p class="quiet">Log entry ${logHead.seq}, ${logHead.hash}</p>`,
  );
}

function row(label: string, before: number, now: number): Html {
  return html`<tr><td>${label}</td><td>${before}</td><td>${now}</td></tr>`;
}

function done(step: PlannedStep, progress: StepProgress): Html {
  const state =
    progress.state === 'open'
      ? 'open'
      : progress.state === 'skipped'
        ? `left out by ${progress.by ?? 'somebody'}: ${progress.note ?? ''}`
        : `${HOW_WORDS[progress.how ?? 'declared']}, ${progress.by ?? ''}, ${day(progress.at ?? '')}`;
  return html`<div class="step"><div class="box">${progress.state === 'done' ? '✓' : progress.state === 'skipped' ? '–' : ''}</div><div>
<h3>${step.order}. ${step.title}</h3><p class="quiet">${state}</p>
${progress.override === null ? new Html('') : html`<p>Against advice (${progress.override.against.join(' ')}), by ${progress.override.by}: ${progress.override.reason}</p>`}
${progress.evidence.length === 0 ? new Html('') : html`<ul>${progress.evidence.map((one) => html`<li>${one.kind === 'file' ? `File ${one.text}, SHA-256 ${one.hash ?? ''}` : one.text} (${one.by}, ${day(one.at)})</li>`)}</ul>`}
</div></div>`;
}

function statusWords(one: Case): string {
  if (one.status === 'signed') return `signed ${day(one.closedAt ?? '')}`;
  if (one.status === 'cancelled') return `cancelled ${day(one.closedAt ?? '')}: ${one.closedReason ?? ''}`;
  return 'open';
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
