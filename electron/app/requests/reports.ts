/** Reports to keep: evidence packs, pages, tables, calendars and comparisons, saved where the person chooses or copied. */
import { basename } from 'node:path';
import type { SavedFile, TableRequest } from '../../../shared/ipc/channels/reports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Json } from '../../../shared/register/facts.ts';
import type { FileKind } from '../dialogs.ts';
import { writeEvidenceFolder } from '../reports/evidence-folder.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

type Names =
  | 'reports.save-evidence'
  | 'reports.save-evidence-folder'
  | 'reports.save-picture'
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
const PICTURES: Record<'svg' | 'png', FileKind> = {
  svg: { title: 'Save the picture', name: 'SVG', extension: 'svg' },
  png: { title: 'Save the picture', name: 'PNG', extension: 'png' },
};
const CSV = { title: 'Save the table', name: 'CSV', extension: 'csv' } as const;

export function reportHandlers({ session, trust, runtime, reports, clipboard }: AppServices): HandlersOf<Names> {
  /** The person chooses first: nothing is worked out for somebody who changes their mind. */
  const save = async (kind: FileKind, name: string, make: () => Promise<Uint8Array>): Promise<SavedFile | null> => {
    const ledger = session.ledger();
    const file = await trust.dialogs.chooseToSave(kind, `${name}.${kind.extension}`);
    if (file === null || ledger !== session.ledger()) return null;
    const saved = await reports.write(file, await make());
    await tell(`Saved ${name} as ${kind.name}`, { format: kind.extension, sha256: saved.sha256 });
    return saved;
  };
  const tell = (title: string, detail: Json) =>
    session.ledger().internal('log.taken-out', { what: 'report', title, detail });
  const preparedWith = () => `Root Ledger ${runtime().appVersion}`;
  const evidence = ({ redacted, maskAccounts, asOf }: Evidence, formats: readonly ('html' | 'json')[]) =>
    session.ledger().internal('reports.evidence', {
      asOf: asOf ?? null,
      edition: redacted ? 'redacted' : 'full',
      accountIds: maskAccounts ? 'partly-masked' : 'kept',
      preparedWith: preparedWith(),
      formats,
      font: formats.includes('html') ? reports.font() : null,
    });
  return {
    'reports.save-evidence': ({ format, ...wanted }) =>
      save(KINDS[format], evidenceName(wanted), async () => {
        const { html, json } = await evidence(wanted, [format === 'json' ? 'json' : 'html']);
        const text = json ?? html ?? '';
        return format === 'pdf' ? reports.print(text) : Buffer.from(text);
      }),
    'reports.save-evidence-folder': async (wanted) => {
      const ledger = session.ledger();
      const parent = await trust.dialogs.chooseFolder('Save the evidence pack in a folder');
      if (parent === null || ledger !== session.ledger()) return null;
      const { html, json, asOf } = await evidence(wanted, ['html', 'json']);
      const [page, data] = [html ?? '', json ?? ''];
      const name = evidenceName(wanted);
      const saved = await writeEvidenceFolder({
        parent,
        name,
        files: {
          [`${name}.html`]: Buffer.from(page),
          [`${name}.pdf`]: await reports.print(page),
          [`${name}.json`]: Buffer.from(data),
        },
        about: { asOf, edition: wanted.redacted ? 'redacted' : 'full', preparedWith: preparedWith() },
      });
      const files = saved.files.map(({ file, sha256 }) => ({ name: basename(file), sha256 }));
      await tell(`Saved ${name} in every form, in a folder`, { format: 'folder', files });
      return saved;
    },
    'reports.save-picture': ({ account, format, content }) => {
      const bytes = Buffer.from(content, format === 'png' ? 'base64' : 'utf8');
      const begins = format === 'png' ? PNG_BEGINS : SVG_BEGINS;
      if (!bytes.subarray(0, begins.length).equals(begins))
        throw new LedgerError('refused', 'That is not the picture it says it is. Nothing was saved.');
      return save(PICTURES[format], `custody-${account}`, async () => bytes);
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
      await tell(`Copied ${tableName(table)}`, { format: 'clipboard', rows });
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

const PNG_BEGINS = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const SVG_BEGINS = Buffer.from('<svg ');

interface Evidence {
  readonly redacted: boolean;
  readonly maskAccounts: boolean;
  readonly asOf?: string | undefined;
}

function evidenceName({ redacted, asOf }: Evidence): string {
  return `root-evidence-${(asOf ?? new Date().toISOString()).slice(0, 10)}${redacted ? '-redacted' : ''}`;
}

function tableName(table: TableRequest): string {
  if (table.of === 'register') return `${table.kind}-register`;
  return table.of === 'review' ? table.id : table.of === 'rotations' ? 'rotations-owed' : table.of;
}
