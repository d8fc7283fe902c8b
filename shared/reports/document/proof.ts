/** Cases, controls, the log, the sources and the manifest: what makes the rest believable. */
import { type Html, html } from '../../offboarding/html.ts';
import type { EvidenceCase, EvidenceControls, EvidencePack, EvidenceSource } from '../evidence/pack.ts';
import { dayWords, momentWords } from '../evidence/words.ts';
import { NOTHING, severity, table } from './parts.ts';

export function casesPart({ parts }: EvidencePack): Html {
  if (parts.cases.length === 0) return html`<p>No offboarding case is recorded.</p>`;
  return html`${parts.cases.map(caseBlock)}`;
}

const CASE_STATUS: Record<string, string> = { open: 'Open', signed: 'Signed', cancelled: 'Cancelled' };
const HOW = { observed: 'seen to be done', declared: 'said to be done', tested: 'tested' } as const;

function caseBlock(one: EvidenceCase): Html {
  return html`<article class="case"><h3>${one.leavers.join(' and ')} <span class="quiet">${one.id}</span></h3>
<p>${CASE_STATUS[one.status] ?? one.status}${one.closedAt === null ? '' : ` ${dayWords(one.closedAt)}`}. ${one.kind === 'immediate' ? 'Immediate' : 'Planned'}, last day ${dayWords(one.lastDay)}; opened ${dayWords(one.openedAt)} by ${one.openedBy}, run by ${one.owner}. At opening the company would have lost ${one.atOpening.lost} accounts; ${one.leavers.length === 1 ? 'the leaver' : 'the leavers'} could still have opened ${one.atOpening.stillIn}, and ${one.atOpening.withHelp} with one helper.</p>
${table<EvidenceCase['steps'][number]>(
  [
    { title: '', is: 'num', width: 5, cell: ({ order }) => order },
    {
      title: 'Step',
      is: 'wide',
      cell: ({ title, note, override, evidence }) =>
        html`${title}${note ? html`<br><span class="quiet">${note}</span>` : NOTHING}${override === null ? NOTHING : html`<br>${severity('medium', 'Against advice')} ${override}`}${evidence.map((proof) => html`<br><span class="quiet">Proof: ${proof}</span>`)}`,
    },
    {
      title: 'State',
      width: 16,
      cell: ({ state, how }) =>
        state === 'open'
          ? severity('medium', 'open')
          : state === 'skipped'
            ? severity('medium', 'left out')
            : how === null
              ? 'done'
              : HOW[how],
    },
    { title: 'By', width: 17, cell: ({ by }) => by ?? '' },
    { title: 'On', is: 'num', width: 11, cell: ({ at }) => dayWords(at) },
  ],
  one.steps,
)}
<p>${one.signatures.length === 0 ? 'Not signed.' : one.signatures.map(({ by, at, note, enteredBy }) => `Signed by ${by}, ${momentWords(at)}, entered by ${enteredBy ?? 'an account that was not recorded'}${note === '' ? '.' : `: ${note}`}`).join(' ')}${one.underOneHand ? ' Signed under two names, both entered by one account.' : ''}</p></article>`;
}

export function controlsPart({ notice, parts }: EvidencePack): Html {
  return html`<p class="lead">${notice}</p>${parts.controls.map(
    ({ name, items }) =>
      html`<h3>${name}</h3>${table<EvidenceControls['items'][number]>(
        [
          {
            title: 'Item',
            width: 19,
            cell: ({ id, confirmed }) => html`${id}${confirmed ? NOTHING : html` <span class="quiet">*</span>`}`,
          },
          { title: 'Rules that speak to it', is: 'wide', cell: ({ rules }) => rules.join('; ') },
          { title: 'Open', is: 'right', width: 8, cell: ({ open }) => open },
          { title: 'Unknown', is: 'right', width: 10, cell: ({ unknown }) => unknown },
          { title: 'Waived', is: 'right', width: 9, cell: ({ waived }) => waived },
        ],
        items,
      )}`,
  )}<p class="small quiet">* The number is general knowledge and was not checked against the publication.</p>`;
}

export function logPart({ parts }: EvidencePack): Html {
  const { log } = parts;
  return html`<p class="lead">Every change of the ledger is one entry, sealed to the one before it. Altering an entry or a fact breaks every seal that follows.</p>
<p>Entry ${log.asOf.seq} was the last at the pack’s date: <span class="mono">${log.asOf.hash}</span></p>
<p>Entry ${log.head.seq} was the last when the pack was prepared: <span class="mono">${log.head.hash}</span></p>
${table<EvidencePack['parts']['log']['entries'][number]>(
  [
    { title: '', is: 'num', width: 6, cell: ({ seq }) => seq },
    { title: 'When', is: 'num', width: 22, cell: ({ at }) => momentWords(at) },
    { title: 'Who', width: 17, cell: ({ actor }) => actor },
    {
      title: 'What',
      is: 'wide',
      cell: ({ title, reason }) =>
        html`${title}${reason === null || reason === '' ? NOTHING : html`<br><span class="quiet">${reason}</span>`}`,
    },
    { title: 'Seal', width: 18, cell: ({ hash }) => html`<span class="mono">${hash.slice(0, 12)}</span>` },
  ],
  log.entries,
)}`;
}

export function sourcesPart({ parts }: EvidencePack): Html {
  return table<EvidenceSource>(
    [
      { title: '', is: 'num', width: 6, cell: ({ number }) => `[${number}]` },
      { title: 'Known as', width: 12, cell: ({ basis }) => basis },
      {
        title: 'Source',
        is: 'wide',
        cell: ({ source, detail, by }) =>
          html`${source}${detail === null ? NOTHING : html`, ${detail}`}${by === null ? NOTHING : html`, by ${by}`}`,
      },
      { title: 'Facts', is: 'right', width: 8, cell: ({ facts }) => facts },
      { title: 'From', is: 'num', width: 13, cell: ({ earliest }) => dayWords(earliest) },
      { title: 'To', is: 'num', width: 13, cell: ({ latest }) => dayWords(latest) },
    ],
    parts.sources,
  );
}

export function manifestPart({ manifest, parts }: EvidencePack): Html {
  return html`<p class="lead">The JSON edition of this pack has the same parts. The SHA-256 of each part’s canonical JSON (keys in order, no blanks) is:</p>
${table<EvidencePack['manifest']['parts'][number]>(
  [
    { title: 'Part', width: 17, cell: ({ name }) => name },
    { title: 'Bytes', is: 'right', width: 12, cell: ({ bytes }) => bytes.toLocaleString('en') },
    { title: 'SHA-256', cell: ({ sha256 }) => html`<span class="mono">${sha256}</span>` },
  ],
  manifest.parts,
)}
<p class="small">Log entry ${parts.log.head.seq}, chain head <span class="mono">${manifest.chainHead}</span></p>
<div class="sign"><div>Prepared by: name, date</div><div>Reviewed by: name, date</div></div>`;
}
