/** Dates in records: which fields hold them, one form for all, and none where a system wrote that it has none. */
import type { Json, SubjectKind } from './facts.ts';
import { isPlaceholderDay } from './placeholder-days.ts';

const DATE_FIELDS: Partial<Record<SubjectKind, readonly string[]>> = {
  person: ['lastDay'],
  device: ['enrolledAt'],
  domain: ['expiresAt'],
  account: ['passwordRotatedAt', 'lastDrillAt'],
};
/** Lists whose entries are intervals. */
const INTERVALS: Partial<Record<SubjectKind, string>> = { group: 'members', vault: 'access' };
const ENDS = ['from', 'until'] as const;

/**
 * The value of a field with every date in it in UTC (a plain date stays one), and the texts in it that stand for no date, which become `null`: unrecorded, since for ever,
 * still.
 */
export function withDatesRead(kind: SubjectKind, field: string, value: Json): { value: Json; noDates: string[] } {
  const noDates: string[] = [];
  const read = (text: Json | undefined): Json => {
    if (typeof text !== 'string') return text ?? null;
    const utc = inUtc(text);
    if (!isPlaceholderDay(text) && !isPlaceholderDay(utc)) return utc;
    noDates.push(text);
    return null;
  };
  if (DATE_FIELDS[kind]?.includes(field)) return { value: read(value), noDates };
  if (INTERVALS[kind] !== field) return { value, noDates };
  const entry = (one: Json): Json => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    const record = one as Record<string, Json | undefined>;
    const ends = ENDS.filter((end) => typeof record[end] === 'string');
    const dates = ends.map((end): [string, Json] => [end, read(record[end])]);
    return dates.every(([end, date]) => date === record[end]) ? one : { ...record, ...Object.fromEntries(dates) };
  };
  return { value: Array.isArray(value) ? (value as readonly Json[]).map(entry) : entry(value), noDates };
}

/** An instant with a zone as the same instant in UTC; one without is in UTC already. What cannot be read stays. */
function inUtc(text: string): string {
  if (!/T.*[+-]\d{2}:?\d{2}$/.test(text)) return text;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : new Date(ms).toISOString().replace(/\.000Z$/, 'Z');
}
