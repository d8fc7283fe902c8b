/** A recorded value in words: dates, yes and no, lists, references; an unknown with its reason. */
import type { Json, Unknown } from '../../shared/register/facts.ts';
import { day, moment } from './dates.ts';
import { numeral } from './locale.ts';
import { StateBadge } from './state-badge.tsx';

/** A value as text, for people. Objects are given as their parts; nothing is left out. */
export function valueWords(value: Json | null | undefined): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return numeral(value);
  if (typeof value === 'string') return textWords(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'None' : value.map((entry: Json) => valueWords(entry)).join(', ');
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined)
    .map(([name, part]) => partWords(name, part as Json))
    .join(' · ');
}

/** Names of parts that say by themselves what their value is. */
const SILENT = new Set(['group', 'person', 'name', 'vault', 'email', 'phone', 'role', 'item', 'level', 'as']);

function partWords(name: string, part: Json): string {
  const spaced = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  if (part === true) return spaced;
  if (part === false) return `not ${spaced}`;
  return SILENT.has(name) ? valueWords(part) : `${spaced} ${valueWords(part)}`;
}

function textWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return moment(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  if (text === 'yes' || text === 'no' || text === 'none') return text.charAt(0).toUpperCase() + text.slice(1);
  if (/^[A-Z]+(_[A-Z]+)*$/.test(text) && text.length > 3)
    return text.charAt(0) + text.slice(1).toLowerCase().replaceAll('_', ' ');
  return text;
}

export function Value({ value, unknown }: { value: Json | null; unknown: Unknown | null }) {
  if (unknown !== null) return <StateBadge standing="unknown" reason={unknown.reason} hint={unknown.detail} />;
  return <span className="numeric">{valueWords(value)}</span>;
}
