/** A page to carry around: what one person has to do in a case, with boxes to tick and no secret on it. */
import { type Case, type Phase, type PlannedStep, progressOf } from './case.ts';
import { Html, html, htmlPage } from './html.ts';
import { dueOf, ownerOf } from './status.ts';

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  successor: 'Successors first',
  close: 'Close the channels',
  factors: 'Change the factors',
  verify: 'Prove it',
  sign: 'Sign',
};

/** Steps in order, in runs of one phase: an immediate case comes back to closing after the successors. */
export function runsOf<T extends { readonly phase: Phase }>(steps: readonly T[]): { phase: Phase; steps: T[] }[] {
  const runs: { phase: Phase; steps: T[] }[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.phase === step.phase) last.steps.push(step);
    else runs.push({ phase: step.phase, steps: [step] });
  }
  return runs;
}

/** The printable page of a case: everybody's steps, or those of one person. */
export function sheetOf(one: Case, person?: string): string {
  const mine = one.steps.filter((step) => person === undefined || ownerOf(one, step) === person);
  const who = one.leavers.map(({ name }) => name).join(' and ');
  const title = `${one.id}: ${who}`;
  return htmlPage(
    title,
    html`<h1>Offboarding of ${who}</h1>
<p class="quiet">${one.id} · last day ${one.lastDay} · ${one.kind === 'planned' ? 'planned' : 'immediate'} · run by ${one.owner}${person === undefined ? '' : ` · steps of ${person}`}</p>
<p>${one.orderWhy}</p>
${runsOf(mine).map(({ phase, steps }) => html`<h2>${PHASE_NAMES[phase]}</h2>${steps.map((step) => stepOf(one, step))}`)}
${mine.length === 0 ? html`<p>No steps.</p>` : new Html('')}`,
  );
}

function stepOf(one: Case, step: PlannedStep): Html {
  const progress = progressOf(one, step.id);
  const done = new Set(progress.state === 'done' ? step.items.map(({ key }) => key) : progress.doneItems);
  const state = progress.state === 'done' ? '✓' : progress.state === 'skipped' ? '–' : '';
  return html`<div class="step"><div class="box">${state}</div><div>
<h3>${step.order}. ${step.title}</h3>
<p class="quiet">Due ${dueOf(one, step)} · ${ownerOf(one, step)}${step.needed === 'should' ? ' · good practice' : ''}</p>
<p>${step.why}</p>
<ul>${step.instructions.map((line) => html`<li>${line}</li>`)}</ul>
${step.items.length > 0 ? html`<ul class="items">${step.items.map((item) => html`<li class="${done.has(item.key) ? 'done' : ''}">${item.label}${item.note ? ` (${item.note})` : ''}</li>`)}</ul>` : new Html('')}
<p class="quiet">Keep as proof: ${step.evidence}</p>
</div></div>`;
}
