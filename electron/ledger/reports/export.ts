/** Everything the ledger holds, for taking away: as one document in the open format, or as a table for each kind. */
import type { Table } from '../../../shared/csv/write.ts';
import { csvText } from '../../../shared/csv/write.ts';
import { REGISTER_KINDS, type RegisterKind } from '../../../shared/ipc/channels/register.ts';
import { exportOf, type LedgerRecord } from '../../../shared/register/record.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { redactorFor } from './redaction.ts';
import { redactedTable, registerTable, tableFor } from './tables.ts';

export interface ExportOptions {
  readonly redacted: boolean;
  readonly maskAccounts: boolean;
}

/**
 * The whole ledger in the open format. A redacted one says so in its field `redacted`, and no ledger imports it: masks are
 * not people.
 */
export function exportDocument(
  { ledger }: LedgerContext,
  { redacted, maskAccounts }: ExportOptions,
): { text: string; records: number } {
  const document = exportOf(ledger.register, ledger.now().toISOString());
  const records = Object.values(document).reduce<number>(
    (sum, list) => sum + (Array.isArray(list) ? list.length : 0),
    0,
  );
  const told: LedgerRecord = redacted
    ? { ...withMaskedActors(document, redactorFor(ledger, maskAccounts ? 'partly-masked' : 'kept')), redacted: true }
    : document;
  return { text: `${JSON.stringify(told, null, 2)}\n`, records };
}

/** Who stated a fact may be the name of an account on some computer: a name by its place, not by its form. */
function withMaskedActors(document: LedgerRecord, redactor: ReturnType<typeof redactorFor>): LedgerRecord {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        key,
        ACTOR_FIELDS.has(key) && typeof entry === 'string' ? redactor.person(entry) : walk(entry),
      ]),
    );
  };
  const { format, version, exportedAt, ...told } = document;
  return { format, version, ...redactor.json(walk(told) as LedgerRecord), exportedAt };
}

const ACTOR_FIELDS: ReadonlySet<string> = new Set(['by', 'openedBy', 'owner', 'actor']);

export interface ExportedTable {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
}

const FILE_NAMES: Record<RegisterKind, string> = {
  person: 'people',
  group: 'groups',
  vault: 'vaults',
  place: 'places',
  device: 'devices',
  phone: 'phones',
  organization: 'organizations',
  domain: 'domains',
  account: 'accounts-custody',
};

/** `accounts.csv` with the verdicts, `gaps.csv`, and a file for each register that a spreadsheet can give back. */
export function exportTables(
  context: LedgerContext,
  { redacted, maskAccounts, bom }: ExportOptions & { bom: boolean },
): ExportedTable[] {
  const redactor = redacted ? redactorFor(context.ledger, maskAccounts ? 'partly-masked' : 'kept') : null;
  const file = (name: string, table: Table): ExportedTable => ({
    name: `${name}.csv`,
    text: csvText(redactor === null ? table : redactedTable(table, redactor), { bom }),
    rows: table.rows.length,
  });
  const keys = (kind: RegisterKind): string[] => [...context.ledger.register.subjects(kind).keys()].sort();
  return [
    file('accounts', tableFor(context, { of: 'accounts', search: '', filters: [] })),
    file('gaps', tableFor(context, { of: 'gaps', search: '', severities: [], statuses: ['gap', 'unknown', 'waived'] })),
    ...REGISTER_KINDS.map((kind) => file(FILE_NAMES[kind], registerTable(context, kind, keys(kind)))),
  ];
}
