/** Receipts of imports, read back from the register. */
import type { ReceiptEntry } from '../../../shared/imports/receipt.ts';
import { countTold, problemsBeside } from '../../../shared/imports/told.ts';
import type { ReceiptFile, ReceiptRow } from '../../../shared/ipc/channels/imports.ts';
import type { Page } from '../../../shared/ipc/page.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Subject } from '../../../shared/register/register.ts';
import type { Ledger } from '../ledger.ts';
import { openOf, textOf } from './left-open.ts';
import { some, toldView } from './pending-view.ts';

const MOST_FILES = 100;
const MOST_NAMES = 60;
const MOST_PROBLEMS = 20;
const MOST_FILE_NAMES = 3;
const MOST_OPEN = 100;

/** Ledgers keep receipts from before rows were told. */
type Later = 'usedRows' | 'told' | 'notes' | 'changes';
type StoredFile = Omit<ReceiptEntry, Later> & Partial<Pick<ReceiptEntry, Later>>;

/** Newest first. */
export function receiptPage(ledger: Ledger, offset: number, limit: number): Page<ReceiptRow> {
  const all = [...ledger.register.subjects('receipt')]
    .map(([id, subject]) => ({ id, subject, at: textOf(subject, 'at') ?? '' }))
    .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id, undefined, { numeric: true }));
  return {
    total: all.length,
    rows: all.slice(offset, offset + limit).map(({ id, subject, at }) => row(ledger, id, subject, at)),
  };
}

export function receiptOf(ledger: Ledger, id: string) {
  const subject = ledger.register.get({ kind: 'receipt', key: id });
  if (subject === undefined) throw new LedgerError('not-found', 'There is no such receipt.');
  return {
    id,
    at: textOf(subject, 'at') ?? '',
    by: textOf(subject, 'by'),
    files: filesOf(subject).slice(0, MOST_FILES).map(fileView),
    open: some(openOf(ledger.register, id, subject), MOST_OPEN),
  };
}

function fileView(file: StoredFile): ReceiptFile {
  return {
    ...file,
    usedRows: file.usedRows ?? null,
    told: toldView(file.told ?? []),
    changes: file.changes ?? [],
    notes: file.notes ?? [],
    refused: file.refused.slice(0, MOST_NAMES),
    ignored: file.ignored.slice(0, MOST_NAMES),
    problems: some(problemsBeside(file.problems, file.told ?? []), MOST_PROBLEMS),
  };
}

function row({ register }: Ledger, id: string, subject: Subject, at: string): ReceiptRow {
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
    told: files.every(({ told }) => told !== undefined) ? sum(({ told }) => countTold(told ?? [])) : null,
    open: openOf(register, id, subject).filter(({ settled }) => settled === null).length,
  };
}

function filesOf(subject: Subject): readonly StoredFile[] {
  const value = subject.value('files');
  return Array.isArray(value) ? (value as unknown as StoredFile[]) : [];
}
