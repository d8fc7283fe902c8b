/** The root row of a credential report, read by the names of its columns. Pure. */
import { parse } from 'csv-parse/sync';
import type { ReportedCertificate, ReportedKey, RootLastUse, RootReport } from '../../../shared/register/aws-facts.ts';

const ROOT_USER = '<root_account>';

/** A date of the report: a time, a definite "none recorded", or something that cannot be read. */
export type ReportedDate = { readonly at: string } | 'none' | 'unreadable';

export type RootRow = Readonly<Record<string, string>>;

/** The root row by column name, or null where the report has none. Only its own line is parsed: reports can be long. */
export function rootRow(content: string): RootRow | null {
  const headerEnd = content.indexOf('\n');
  if (headerEnd < 0) return null;
  const header = content.slice(0, headerEnd);
  for (let start = headerEnd + 1; start < content.length; ) {
    const newline = content.indexOf('\n', start);
    const end = newline < 0 ? content.length : newline;
    const line = content.slice(start, end);
    if (line.startsWith(ROOT_USER) || line.startsWith(`"${ROOT_USER}"`)) {
      const rows = parse(`${header}\n${line}`, {
        columns: true,
        trim: true,
        relax_column_count: true,
        skip_empty_lines: true,
        bom: true,
      }) as RootRow[];
      return rows[0] ?? null;
    }
    start = end + 1;
  }
  return null;
}

/** `true` and `TRUE` alike; null for anything that is not a yes or no, such as `not_supported`. */
export function reportedBoolean(value: string | undefined): boolean | null {
  const word = value?.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

/** `N/A` and `no_information` say that no use is recorded. A missing column, `not_supported` or a broken date say nothing. */
export function reportedDate(value: string | undefined): ReportedDate {
  const word = value?.trim() ?? '';
  if (/^(n\/a|no_information)$/i.test(word)) return 'none';
  if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(word)) return 'unreadable';
  const time = Date.parse(word);
  return Number.isNaN(time) ? 'unreadable' : { at: new Date(time).toISOString() };
}

const dateOrNull = (value: string | undefined): string | null => {
  const date = reportedDate(value);
  return typeof date === 'object' ? date.at : null;
};

const wordOrNull = (value: string | undefined): string | null => {
  const word = value?.trim() ?? '';
  return word === '' || /^(n\/a|no_information|not_supported)$/i.test(word) ? null : word;
};

function keyOf(row: RootRow, slot: 1 | 2): ReportedKey | null {
  const column = (name: string): string | undefined => row[`access_key_${slot}_${name}`];
  const key: ReportedKey = {
    slot,
    active: reportedBoolean(column('active')) === true,
    lastRotatedAt: dateOrNull(column('last_rotated')),
    lastUsedAt: dateOrNull(column('last_used_date')),
    lastUsedRegion: wordOrNull(column('last_used_region')),
    lastUsedService: wordOrNull(column('last_used_service')),
  };
  return key.active || key.lastRotatedAt !== null || key.lastUsedAt !== null ? key : null;
}

function certificateOf(row: RootRow, slot: 1 | 2): ReportedCertificate | null {
  const active = reportedBoolean(row[`cert_${slot}_active`]) === true;
  const lastRotatedAt = dateOrNull(row[`cert_${slot}_last_rotated`]);
  return active || lastRotatedAt !== null ? { slot, active, lastRotatedAt } : null;
}

export function reportOf(row: RootRow): RootReport {
  return {
    passwordEnabled: reportedBoolean(row.password_enabled),
    mfaActive: reportedBoolean(row.mfa_active),
    passwordLastUsedAt: dateOrNull(row.password_last_used),
    keys: ([1, 2] as const).map((slot) => keyOf(row, slot)).filter((key) => key !== null),
    certificates: ([1, 2] as const).map((slot) => certificateOf(row, slot)).filter((entry) => entry !== null),
  };
}

/** The latest of the three dates of use; `unreadable` where any of them cannot be read, since that one may be the latest. */
export function lastUseOf(row: RootRow): RootLastUse | 'unreadable' {
  const dates = [
    { with: 'password' as const, date: reportedDate(row.password_last_used), slot: null },
    { with: 'access-key-1' as const, date: reportedDate(row.access_key_1_last_used_date), slot: 1 },
    { with: 'access-key-2' as const, date: reportedDate(row.access_key_2_last_used_date), slot: 2 },
  ];
  let latest: RootLastUse = { used: false };
  for (const entry of dates) {
    if (entry.date === 'unreadable') return 'unreadable';
    if (entry.date === 'none' || (latest.used && latest.at >= entry.date.at)) continue;
    latest = {
      used: true,
      at: entry.date.at,
      with: entry.with,
      region: entry.slot === null ? null : wordOrNull(row[`access_key_${entry.slot}_last_used_region`]),
      service: entry.slot === null ? null : wordOrNull(row[`access_key_${entry.slot}_last_used_service`]),
    };
  }
  return latest;
}
