/** `export`: everything, in the open format or as tables. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type DestinationRules, destinationOf, fileDestination } from '../../files/destination.ts';
import { writeOut, writeOutFolder } from '../../files/write-out.ts';
import { type ExportedTable, exportDocument, exportTables } from '../../ledger/reports/export.ts';
import type { LedgerContext } from '../../ledger/requests/handler.ts';
import { tellTakenOut } from '../../ledger/taken-out.ts';
import type { Answer, Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { FORCE, outputRules } from '../output.ts';

export const exportLedger: Command = {
  name: 'export',
  does: 'everything: in the open ledger format, or as CSV (a folder of tables; accounts alone if F ends in .csv)',
  usage: 'export --format json|csv --out F [--force] [--redact [--mask-accounts]] [--bom]',
  options: {
    format: { type: 'string', default: 'json' },
    out: { type: 'string' },
    redact: { type: 'boolean' },
    'mask-accounts': { type: 'boolean' },
    bom: { type: 'boolean' },
    ...FORCE,
  },
  async run({ values, open }) {
    const { format, out } = values;
    if (format !== 'json' && format !== 'csv') throw new UsageError('--format: json or csv');
    if (typeof out !== 'string') throw new UsageError('export needs --out FILE (or - for standard output)');
    const rules = outputRules(values);
    // Before anything is unlocked and worked out.
    if (out !== '-') await (isFolder(format, out) ? destinationOf(out, rules) : fileDestination(out, rules));
    const { host, actor } = await open();
    const context: LedgerContext = { ledger: host.ledger, assessment: host.assessment, actor };
    const options = { redacted: values.redact === true, maskAccounts: values['mask-accounts'] === true };
    const took = (records: number, sum: string): void => {
      const title = `Exported ${records} records as ${format.toUpperCase()}${options.redacted ? ', redacted' : ''}`;
      tellTakenOut(context, { what: 'export', title, detail: { format, records, sha256: sum, ...options } });
    };
    if (format === 'csv') {
      const answer = await saveTables(exportTables(context, { ...options, bom: values.bom === true }), out, rules);
      const { records, sha256: sum, csv = '' } = answer.json as { records: number; sha256?: string; csv?: string };
      took(records, sum ?? sha256(csv));
      return answer;
    }
    const { text, records } = exportDocument(context, options);
    if (out === '-') {
      took(records, sha256(text));
      return { json: JSON.parse(text) as unknown, text };
    }
    const { sha256: sum } = await writeOut(out, text, rules);
    took(records, sum);
    return { json: { file: out, sha256: sum, records }, text: wrote(out, records, sum) };
  },
};

/** Tables go into a folder, unless one file is named: then it holds the accounts alone. */
function isFolder(format: 'json' | 'csv', out: string): boolean {
  return format === 'csv' && out !== '-' && !out.toLowerCase().endsWith('.csv');
}

/** A folder with a file for each table and their sums; or the accounts alone, where one file is asked for. */
async function saveTables(tables: readonly ExportedTable[], out: string, rules: DestinationRules): Promise<Answer> {
  const [accounts] = tables;
  if (accounts !== undefined && !isFolder('csv', out)) {
    const { text, rows } = accounts;
    if (out === '-') return { json: { csv: text, records: rows }, text };
    const { sha256: sum } = await writeOut(out, text, rules);
    return { json: { file: out, sha256: sum, records: rows }, text: wrote(out, rows, sum) };
  }
  const files = tables.map(({ name, text, rows }) => ({ file: name, sha256: sha256(text), records: rows }));
  const sums = files.map(({ file, sha256: sum }) => `${sum}  ${file}\n`).join('');
  const contents = tables.map(({ name, text }) => ({ name, content: text }));
  await writeOutFolder(out, [...contents, { name: 'SHA256SUMS', content: sums }], rules);
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
