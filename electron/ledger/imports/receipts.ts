/** Receipts of imports, read back from the register. */
import type { ReceiptFile, ReceiptRow } from '../../../shared/ipc/channels/imports.ts';
import type { Page } from '../../../shared/ipc/page.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Subject } from '../../../shared/register/register.ts';
import type { Ledger } from '../ledger.ts';
import { some } from './pending-view.ts';

const MOST_FILES = 100;
const MOST_NAMES = 60;
const MOST_PROBLEMS = 20;
const MOST_FILE_NAMES = 3;

type StoredFile = Omit<ReceiptFile, 'problems'> & { readonly problems: readonly { row: number; reason: string }[] };

/** Newest first. */
export function receiptPage({ register }: Ledger, offset: number, limit: number): Page<ReceiptRow> {
  const all = [...register.subjects('receipt')]
    .map(([id, subject]) => ({ id, subject, at: textOf(subject, 'at') ?? '' }))
    .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id, undefined, { numeric: true }));
  return {
    total: all.length,
    rows: all.slice(offset, offset + limit).map(({ id, subject, at }) => row(id, subject, at)),
  };
}

export function receiptOf({ register }: Ledger, id: string) {
  const subject = register.get({ kind: 'receipt', key: id });
  if (subject === undefined) throw new LedgerError('not-found', 'There is no such receipt.');
  return {
    id,
    at: textOf(subject, 'at') ?? '',
    by: textOf(subject, 'by'),
    files: filesOf(subject)
      .slice(0, MOST_FILES)
      .map((file) => ({
        ...file,
        refused: file.refused.slice(0, MOST_NAMES),
        ignored: file.ignored.slice(0, MOST_NAMES),
        problems: some(file.problems, MOST_PROBLEMS),
      })),
  };
}

function row(id: string, subject: Subject, at: string): ReceiptRow {
  const files = filesOf(subject);
  const sum = (count: (file: StoredFile) => number): number => files.reduce((total, file) => total + count(file), 0);
  return {
    id,
    at,
    by: textOf(subject, 'by'),
    files: files.slice(0, MOST_FILE_NAMES).map(({ file }) => file),
    fileCount: files.length,
    rows: sum((file) => file.rows),
    added: sum((file) => file.added),
    changed: sum((file) => file.changed),
    gone: sum((file) => file.gone),
    refused: sum((file) => file.refused.length),
  };
}

function filesOf(subject: Subject): readonly StoredFile[] {
  const value = subject.value('files');
  return Array.isArray(value) ? (value as unknown as StoredFile[]) : [];
}

function textOf(subject: Subject, field: string): string | null {
  const value = subject.value(field);
  return typeof value === 'string' ? value : null;
}
