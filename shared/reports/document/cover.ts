/** The first two pages: what this is, of when and by whom, and what is in it. */
import { type Html, html } from '../../offboarding/html.ts';
import type { EvidencePack } from '../evidence/pack.ts';
import { momentWords } from '../evidence/words.ts';
import { NOTHING, plural } from './parts.ts';

export interface PartTitle {
  readonly id: string;
  readonly title: string;
  /** What it holds, in numbers. */
  readonly about: string;
}

export function cover(pack: EvidencePack): Html {
  const { summary, log } = pack.parts;
  return html`<div class="cover"><p class="mark">Root Ledger</p>
<h1>Evidence of AWS root account custody</h1>
<p class="of">${pack.organizations.length === 0 ? 'All recorded accounts' : pack.organizations.join(' · ')}. ${plural(summary.accounts, 'account')}, as of ${momentWords(pack.asOf)}.</p>
<dl>
<dt>Edition</dt><dd><span class="edition">${pack.edition === 'redacted' ? 'Redacted' : 'Full'}</span>${pack.edition === 'redacted' ? html` Names, emails, phones and serials are masked; the same mask is the same value throughout this pack, and in no other.` : html` Holds names, addresses and serials. Handle as confidential.`}</dd>
<dt>As of</dt><dd>${momentWords(pack.asOf)}</dd>
<dt>Prepared</dt><dd>${momentWords(pack.preparedAt)} by ${pack.preparedBy}</dd>
<dt>Prepared with</dt><dd>${pack.preparedWith}</dd>
<dt>Log</dt><dd>Entry ${log.asOf.seq} at that date; entry ${log.head.seq} when prepared. ${log.verified ? (log.problems.length === 0 ? 'The whole chain was recomputed and fits.' : `The chain does not fit: ${log.problems.join('; ')}`) : 'The chain was not recomputed.'}</dd>
<dt>Chain head</dt><dd class="mono">${log.head.hash}</dd>
</dl>
<p class="notice">${pack.notice} What nobody has established is called unknown and is never counted as fine. No password, seed or key is recorded in the ledger or in this pack.</p>
</div>`;
}

export function contents(parts: readonly PartTitle[]): Html {
  return html`<nav class="contents" aria-label="Contents"><h2>Contents</h2><ol>${parts.map(({ id, title, about }, index) => html`<li><span class="quiet num">${index + 1}</span><a href="#${id}">${title}</a>${about === '' ? NOTHING : html`<span class="quiet">${about}</span>`}</li>`)}</ol></nav>`;
}
