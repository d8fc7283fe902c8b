/** The register as a table for a spreadsheet: what `readPasted` reads back without a change. */
import type { RegisterKind } from '../../ipc/channels/register.ts';
import type { Json } from '../facts.ts';
import { fieldLabel } from '../labels.ts';
import type { LedgerRecord } from '../record.ts';
import type { PasteColumn } from './columns.ts';
import { PART_LABELS, PASTE_COLUMNS } from './columns.ts';

/** The title of a column, as the table's header says it. */
export function columnTitle(kind: RegisterKind, column: PasteColumn): string {
  if (column.is === 'key') return KEY_TITLES[kind];
  if (column.is === 'entry' || column.is === 'entry-choice' || column.is === 'entry-date')
    return kind === 'vault' && column.is === 'entry' ? 'Access' : (PART_LABELS[column.id] ?? column.id);
  return fieldLabel(kind, column.id);
}

const KEY_TITLES: Record<RegisterKind, string> = {
  account: 'Account id',
  person: 'Work email',
  group: 'Group',
  vault: 'Vault',
  device: 'Device',
  place: 'Place',
  phone: 'Number',
  organization: 'Organization id',
  domain: 'Domain',
};

/** Records as rows of texts under a line of titles. A list with a history gives one row per open entry. */
export function tableRows(kind: RegisterKind, keyField: string, records: readonly LedgerRecord[]): string[][] {
  const columns = PASTE_COLUMNS[kind];
  const list = columns.find((column) => column.is === 'entry');
  const lines = [columns.map((column) => columnTitle(kind, column))];
  for (const record of records) {
    const entries = list?.is === 'entry' ? openEntries(record[list.list]) : [];
    for (const entry of entries.length === 0 ? [undefined] : entries)
      lines.push(columns.map((column) => cellOf(column, record, keyField, entry)));
  }
  return lines;
}

/** The same as text with tabs between the cells. */
export function tableText(kind: RegisterKind, keyField: string, records: readonly LedgerRecord[]): string {
  return tableRows(kind, keyField, records)
    .map((cells) => cells.map(quoted).join('\t'))
    .join('\n');
}

function openEntries(value: Json | undefined): LedgerRecord[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown as LedgerRecord[]).filter(({ until }) => until === null || until === undefined);
}

function cellOf(column: PasteColumn, record: LedgerRecord, keyField: string, entry: LedgerRecord | undefined): string {
  switch (column.is) {
    case 'key':
      return text(record[keyField]);
    case 'entry':
      return text(entry?.person ?? entry?.group);
    case 'entry-choice':
    case 'entry-date':
      return text(entry?.[column.id]);
    case 'inbox': {
      const inbox = record[column.id];
      if (typeof inbox !== 'object' || inbox === null || Array.isArray(inbox)) return text(inbox);
      const { group, person } = inbox as LedgerRecord;
      return text(group ?? person);
    }
    default:
      return text(record[column.id], column.is === 'references');
  }
}

function text(value: Json | undefined, none = false): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.length === 0 && none ? 'none' : value.map((part) => text(part as Json)).join('; ');
  return typeof value === 'object' ? '' : String(value);
}

const quoted = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
