/** `export`: everything, in the open format or as tables. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExportedTable, exportDocument, exportTables } from '../../ledger/reports/export.ts';
import type { LedgerContext } from '../../ledger/requests/handler.ts';
import type { Answer, Command } from '../command.ts';
import { UsageError } from '../command.ts';

const PRIVATE = { mode: 0o600 } as const;

export const exportLedger: Command = {
  name: 'export',
  does: 'everything: in the open ledger format, or as CSV (a folder of tables; accounts alone if F ends in .csv)',
  usage: 'export --format json|csv --out F [--redact [--mask-accounts]] [--bom]',
  options: {
    format: { type: 'string', default: 'json' },
    out: { type: 'string' },
    redact: { type: 'boolean' },
    'mask-accounts': { type: 'boolean' },
    bom: { type: 'boolean' },
  },
  async run({ values, open }) {
    const { format, out } = values;
    if (format !== 'json' && format !== 'csv') throw new UsageError('--format: json or csv');
    if (typeof out !== 'string') throw new UsageError('export needs --out FILE (or - for standard output)');
    const { host, actor } = await open();
    const context: LedgerContext = { ledger: host.ledger, assessment: host.assessment, actor };
    const options = { redacted: values.redact === true, maskAccounts: values['mask-accounts'] === true };
    if (format === 'csv') return saveTables(exportTables(context, { ...options, bom: values.bom === true }), out);
    const { text, records } = exportDocument(context, options);
    if (out === '-') return { json: JSON.parse(text) as unknown, text };
    await writeFile(out, text, PRIVATE);
    return { json: { file: out, sha256: sha256(text), records }, text: wrote(out, records, sha256(text)) };
  },
};

/** A folder with a file for each table and their sums; or the accounts alone, where one file is asked for. */
async function saveTables(tables: readonly ExportedTable[], out: string): Promise<Answer> {
  const [accounts] = tables;
  if (accounts !== undefined && (out === '-' || out.toLowerCase().endsWith('.csv'))) {
    const { text, rows } = accounts;
    if (out === '-') return { json: { csv: text, records: rows }, text };
    await writeFile(out, text, PRIVATE);
    return { json: { file: out, sha256: sha256(text), records: rows }, text: wrote(out, rows, sha256(text)) };
  }
  await mkdir(out, { recursive: true, mode: 0o700 });
  const files = tables.map(({ name, text, rows }) => ({ file: name, sha256: sha256(text), records: rows }));
  for (const { name, text } of tables) await writeFile(join(out, name), text, PRIVATE);
  const sums = files.map(({ file, sha256: sum }) => `${sum}  ${file}\n`).join('');
  await writeFile(join(out, 'SHA256SUMS'), sums, PRIVATE);
  const records = files.reduce((sum, file) => sum + file.records, 0);
  return {
    json: { file: out, sha256: sha256(sums), records, files },
    text: `${files.map((file) => `${join(out, file.file)}  ${file.records} rows\n`).join('')}${wrote(out, records, sha256(sums))}`,
  };
}

function wrote(file: string, records: number, sum: string): string {
  return `Wrote ${records} records to ${file} (SHA-256 ${sum})\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
