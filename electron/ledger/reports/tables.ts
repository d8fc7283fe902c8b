/** Tables for spreadsheets: what a grid shows, every row of it. */
import type { Table } from '../../../shared/csv/write.ts';
import { csvText, tabText } from '../../../shared/csv/write.ts';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { TableRequest } from '../../../shared/ipc/channels/reports.ts';
import { KINDS } from '../../../shared/register/kinds.ts';
import { tableRows } from '../../../shared/register/paste/index.ts';
import { recordOf } from '../../../shared/register/record.ts';
import type { Redactor } from '../../../shared/reports/redaction/redactor.ts';
import { accountsTable, gapsTable } from '../../../shared/reports/tables/accounts.ts';
import { reviewTable, rotationsTable } from '../../../shared/reports/tables/work.ts';
import { accountHandlers } from '../requests/accounts.ts';
import { gapHandlers } from '../requests/gaps.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { registerHandlers } from '../requests/register.ts';
import { matching } from '../requests/reviews.ts';
import { rotationsMatching } from '../requests/rotations.ts';
import { mustBeReview } from '../reviews/deciding.ts';
import { redactorFor } from './redaction.ts';

/** Everything that matches, in one page. */
const ALL = { offset: 0, limit: Number.MAX_SAFE_INTEGER } as const;

export function tableFor(context: LedgerContext, wanted: TableRequest): Table {
  if (wanted.of === 'accounts') {
    const { search, filters } = wanted;
    return accountsTable(accountHandlers['accounts.page'](context, { search, filters, ...ALL }).rows);
  }
  if (wanted.of === 'gaps') {
    const { of: _, ...filters } = wanted;
    return gapsTable(gapHandlers['gaps.page'](context, { ...filters, ...ALL }).rows);
  }
  if (wanted.of === 'rotations') return rotationsTable(rotationsMatching(context, wanted));
  if (wanted.of === 'review') return reviewTable(matching(mustBeReview(context.ledger, wanted.id), wanted));
  const { kind, search, problemsOnly } = wanted;
  const rows = registerHandlers['register.page'](context, { kind, search, problemsOnly, ...ALL }).rows;
  return registerTable(
    context,
    kind,
    rows.map(({ key }) => key),
  );
}

/** Records of one kind under the titles that a pasted table may have: what goes out comes in again. */
export function registerTable({ ledger }: LedgerContext, kind: RegisterKind, keys: readonly string[]): Table {
  const records = keys.flatMap((key) => {
    const subject = ledger.register.get({ kind, key });
    return subject === undefined ? [] : [recordOf(subject)];
  });
  const [columns = [], ...rows] = tableRows(kind, KINDS[kind].keyField, records);
  return { columns, rows };
}

export function redactedTable({ columns, rows }: Table, redactor: Redactor): Table {
  return {
    columns,
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? redactor.text(cell) : cell))),
  };
}

export interface TableText {
  readonly text: string;
  readonly rows: number;
}

/** The table as a file or for the clipboard. */
export function tableText(
  context: LedgerContext,
  { table, as, redacted }: { table: TableRequest; as: 'csv' | 'tabs'; redacted: boolean },
): TableText {
  const whole = tableFor(context, table);
  const shown = redacted ? redactedTable(whole, redactorFor(context.ledger, 'kept')) : whole;
  return { text: as === 'csv' ? csvText(shown, { bom: true }) : tabText(shown), rows: shown.rows.length };
}
