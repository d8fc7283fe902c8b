/** Small pieces that the parts of a report are made of. Every value is escaped by the `html` template. */
import type { Severity } from '../../gaps/rule.ts';
import { Html, html } from '../../offboarding/html.ts';
import type { EvidenceFact } from '../evidence/pack.ts';
import { dayWords } from '../evidence/words.ts';

export const NOTHING = new Html('');

export interface Column<Row> {
  readonly title: string;
  /** `right`: numbers; `wide`: long texts that may break anywhere. */
  readonly is?: 'right' | 'wide' | 'num';
  /** Share of the table's width, in percent. */
  readonly width?: number;
  cell(row: Row): Html | string | number;
}

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], caption?: string): Html {
  return html`<table>${caption === undefined ? NOTHING : html`<caption>${caption}</caption>`}${columns.some(({ width }) => width !== undefined) ? html`<colgroup>${columns.map(({ width }) => (width === undefined ? html`<col>` : html`<col style="width:${width}%">`))}</colgroup>` : NOTHING}<thead><tr>${columns.map(({ title, is }) => html`<th scope="col" class="${is ?? ''}">${title}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${columns.map((column) => html`<td class="${column.is ?? ''}">${column.cell(row)}</td>`)}</tr>`)}</tbody></table>`;
}

export function severity(of: Severity | 'unknown' | 'fine', label?: string): Html {
  return html`<span class="sev ${of}">${label ?? SEVERITY_WORDS[of]}</span>`;
}

export const SEVERITY_WORDS: Record<Severity | 'unknown' | 'fine', string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
  unknown: 'Unknown',
  fine: 'Fine',
};

/** A known value plainly, an unknown one in its own colour. */
export function orUnknown(value: number | string | null, impossible = 'none'): Html {
  if (value === 'unknown') return severity('unknown');
  return html`${value === null ? impossible : value}`;
}

/** Where a fact comes from: how it is known, the number of its source, its date. */
export function sourceNote(fact: EvidenceFact): Html {
  if (fact.basis === null) return NOTHING;
  return html`<span class="src">${fact.basis}${fact.source === null ? '' : ` [${fact.source}]`} ${dayWords(fact.at)}${fact.stale ? ', stale' : ''}</span>`;
}

export function factValue(fact: EvidenceFact): Html {
  const value = fact.unknown === null ? html`${fact.words}` : severity('unknown', fact.words);
  return html`${value} ${sourceNote(fact)}${fact.contradicting.map(({ words, basis, source }) => html`<br><span class="sev medium">Contradicted:</span> ${words} <span class="src">${basis}${source === null ? '' : ` [${source}]`}</span>`)}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
