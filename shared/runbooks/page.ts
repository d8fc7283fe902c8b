/** Runbooks and break-glass cards as pages to print and to keep in the safe: one file, nothing loaded, no secret on it. */
import { Html, html, htmlPage } from '../offboarding/html.ts';
import { callsOf, unknownIn } from './make.ts';
import type { Call, Runbook, RunbookStep } from './runbook.ts';
import type { AccountSheet } from './sheet.ts';
import { centralWords, deviceLine, deviceWords, mailWords, phoneWords, vaultWords } from './words.ts';

const NOTHING = new Html('');
const FOOT =
  'This page holds no secret: it says where things are and who has them. It is as old as its date; print it again when something changes.';

export function runbookPage(book: Runbook): string {
  const title = `${book.title} · ${book.accountName}`;
  return htmlPage(
    title,
    html`<h1>${title}</h1>
<p class="quiet">Account ${grouped(book.account)} · as of ${moment(book.asOf)}</p>
<p>${book.when}</p>
${unknownBox(book.unknown)}
<h2>Whom to call</h2>${callTable(book.calls)}
<h2>Steps</h2>${book.steps.map((step, index) => stepOf(step, index + 1))}
<h2>Record</h2>
<table><tr><th>Started</th><td></td><th>By</th><td></td></tr><tr><th>Ended</th><td></td><th>Witness</th><td></td></tr></table>
<p class="quiet">${FOOT}</p>`,
  );
}

/** One page per account: which vault item, which device in which safe, who does what, where to go. */
export function breakGlassCard(sheet: AccountSheet): string {
  const title = `Break-glass card: ${sheet.name}`;
  const unknown = unknownIn(sheet);
  const row = (name: string, value: string): Html => html`<tr><th>${name}</th><td>${value}</td></tr>`;
  const devices =
    sheet.devices !== null && sheet.devices.length > 0
      ? html`<ul>${sheet.devices.map((device) => html`<li>${deviceLine(device)}</li>`)}</ul>`
      : html`${deviceWords(sheet)}`;
  return htmlPage(
    title,
    html`<h1>${title}</h1>
<p class="quiet">As of ${moment(sheet.asOf)} · ${sheet.organization ?? 'in no organization'}${sheet.management ? ' · management account' : ''}</p>
<table>
${row('Account id', grouped(sheet.id))}
${row('Root email', sheet.email ?? 'not recorded')}
${row('Sign in at', `https://signin.aws.amazon.com/ → root user${sheet.signIn === null ? '' : `. ${sheet.signIn}`}`)}
${row('1. Password', sheet.password === 'no' ? 'There is no root password.' : vaultWords(sheet))}
<tr><th>2. MFA</th><td>${devices}</td></tr>
${row('Mail', mailWords(sheet))}
${row('Phone', phoneWords(sheet))}
${row('Centrally', centralWords(sheet))}
${row('Last drill', sheet.lastDrillAt === null ? 'never recorded' : `${moment(sheet.lastDrillAt)}, ${sheet.lastDrillResult ?? 'result not recorded'}`)}
${row('If nothing works', 'https://aws.amazon.com/contact-us/ → “I can’t sign in”. Days to weeks.')}
</table>
<h2>Whom to call</h2>${callTable(callsOf(sheet))}
${unknownBox(unknown)}
<p class="quiet">${FOOT}</p>`,
  );
}

function callTable(calls: readonly Call[]): Html {
  return html`<table>${calls.map(
    (call) =>
      html`<tr><th>${call.for}</th><td>${call.people.length === 0 ? 'nobody recorded' : call.people.map(({ name, email }) => (name === email ? name : `${name} (${email})`)).join(', ')}</td></tr>`,
  )}</table>`;
}

function stepOf(step: RunbookStep, number: number): Html {
  return html`<div class="step"><div class="box"></div><div>
<h3>${number}. ${step.title}</h3>
<ul>${step.lines.map((line) => html`<li>${line}</li>`)}</ul>
${step.facts.map((fact) => html`<p><b>${fact}</b></p>`)}
${step.links.map(({ label, url }) => html`<p class="quiet">${label} → ${url}</p>`)}
</div></div>`;
}

function unknownBox(unknown: readonly string[]): Html {
  if (unknown.length === 0) return NOTHING;
  return html`<h2>Not known</h2><p>Nobody has recorded: ${unknown.join('; ')}. Find out before the day it is needed.</p>`;
}

function grouped(id: string): string {
  return id.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
}

function moment(iso: string): string {
  return iso.length > 10 ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
}
