/** Reports to keep: evidence packs, pages, tables, calendars and comparisons, saved where the person chooses or copied. */
import type { SavedFile, TableRequest } from '../../../shared/ipc/channels/reports.ts';
import type { FileKind } from '../dialogs.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

type Names =
  | 'reports.save-evidence'
  | 'reports.save-page'
  | 'reports.save-calendar'
  | 'reports.save-table'
  | 'reports.copy-table'
  | 'reports.save-comparison';

const PDF = { title: 'Save the evidence pack', name: 'PDF', extension: 'pdf' } as const;
const KINDS: Record<'pdf' | 'html' | 'json', FileKind> = {
  pdf: PDF,
  html: { ...PDF, name: 'Web page', extension: 'html' },
  json: { ...PDF, name: 'JSON', extension: 'json' },
};
const CALENDAR = { title: 'Save the due dates', name: 'Calendar', extension: 'ics' } as const;
const CSV = { title: 'Save the table', name: 'CSV', extension: 'csv' } as const;

export function reportHandlers({ session, trust, runtime, reports, clipboard }: AppServices): HandlersOf<Names> {
  /** The person chooses first: nothing is worked out for somebody who changes their mind. */
  const save = async (kind: FileKind, name: string, make: () => Promise<Uint8Array>): Promise<SavedFile | null> => {
    const ledger = session.ledger();
    const file = await trust.dialogs.chooseToSave(kind, `${name}.${kind.extension}`);
    if (file === null || ledger !== session.ledger()) return null;
    return reports.write(file, await make());
  };
  return {
    'reports.save-evidence': ({ format, redacted, maskAccounts, asOf }) => {
      const day = (asOf ?? new Date().toISOString()).slice(0, 10);
      return save(KINDS[format], `root-evidence-${day}${redacted ? '-redacted' : ''}`, async () => {
        const { html, json } = await session.ledger().internal('reports.evidence', {
          asOf: asOf ?? null,
          edition: redacted ? 'redacted' : 'full',
          accountIds: maskAccounts ? 'partly-masked' : 'kept',
          preparedWith: `Root Ledger ${runtime().appVersion}`,
          formats: [format === 'json' ? 'json' : 'html'],
          font: format === 'json' ? null : reports.font(),
        });
        const text = json ?? html ?? '';
        return format === 'pdf' ? reports.print(text) : Buffer.from(text);
      });
    },
    'reports.save-page': async ({ page, format }) => {
      const { name, html } = await session.ledger().internal('reports.page', page);
      return save({ ...KINDS[format], title: 'Save the page' }, name, async () =>
        format === 'pdf' ? reports.print(html) : Buffer.from(html),
      );
    },
    'reports.save-calendar': async ({ calendar }) => {
      const { name, text } = await session.ledger().internal('reports.calendar', calendar);
      return save(CALENDAR, name, async () => Buffer.from(text));
    },
    'reports.save-table': ({ table, redacted }) =>
      save(CSV, tableName(table), async () => {
        const { text } = await session.ledger().internal('reports.table', { table, redacted, as: 'csv' });
        return Buffer.from(text);
      }),
    'reports.copy-table': async ({ table }) => {
      const { text, rows } = await session.ledger().internal('reports.table', { table, redacted: false, as: 'tabs' });
      await reports.copy(text);
      await clipboard.copied();
      return { rows };
    },
    'reports.save-comparison': ({ from, to, format, redacted }) => {
      const name = `root-custody-${from.slice(0, 10)}-to-${to.slice(0, 10)}${redacted ? '-redacted' : ''}`;
      return save({ ...KINDS[format], title: 'Save the comparison' }, name, async () => {
        const wanted = { from, to, format, redacted, font: format === 'html' ? reports.font() : null };
        return Buffer.from((await session.ledger().internal('reports.comparison', wanted)).text);
      });
    },
  };
}

function tableName(table: TableRequest): string {
  if (table.of === 'register') return `${table.kind}-register`;
  return table.of === 'review' ? table.id : table.of === 'rotations' ? 'rotations-owed' : table.of;
}
