/** `report`: the evidence pack. */
import { readFileSync } from 'node:fs';
import type { Edition } from '../../../shared/reports/evidence/pack.ts';
import { fileDestination } from '../../files/destination.ts';
import { writeOut } from '../../files/write-out.ts';
import { evidenceFiles } from '../../ledger/reports/evidence.ts';
import { tellTakenOut } from '../../ledger/taken-out.ts';
import { reportFont } from '../../reports/font.ts';
import type { Command, Values } from '../command.ts';
import { UsageError } from '../command.ts';
import { FORCE, outputRules } from '../output.ts';
import { printPdf } from '../print-pdf.ts';

const FORMATS = ['html', 'pdf', 'json'] as const;
type Format = (typeof FORMATS)[number];

export const report: Command = {
  name: 'report',
  does: 'the evidence pack of now, or of --as-of a date; --redact masks names, emails, phones and serials',
  usage: 'report --format html|pdf|json --out F [--force] [--as-of ISO] [--redact [--mask-accounts]]',
  options: {
    format: { type: 'string', default: 'html' },
    out: { type: 'string' },
    'as-of': { type: 'string' },
    redact: { type: 'boolean' },
    'mask-accounts': { type: 'boolean' },
    ...FORCE,
  },
  async run({ values, open, say }) {
    const format = FORMATS.find((one) => one === values.format);
    if (format === undefined) throw new UsageError('--format: html, pdf or json');
    const { out } = values;
    if (typeof out !== 'string') throw new UsageError('report needs --out FILE');
    const asOf = instantOf(values);
    const rules = outputRules(values);
    // Before anything is unlocked and worked out.
    await fileDestination(out, rules);
    const { host, actor } = await open();
    const edition: Edition = values.redact === true ? 'redacted' : 'full';
    const files = evidenceFiles(
      { ledger: host.ledger, assessment: host.assessment, actor },
      {
        asOf,
        edition,
        accountIds: values['mask-accounts'] === true ? 'partly-masked' : 'kept',
        preparedWith: `Root Ledger ${version()}`.trim(),
        formats: [format === 'json' ? 'json' : 'html'],
        font: format === 'json' ? null : reportFont(),
      },
    );
    if (format === 'pdf') say('Printing…');
    const bytes = await bytesOf(format, files);
    const { sha256 } = await writeOut(out, bytes, rules);
    tellTakenOut(
      { ledger: host.ledger, assessment: host.assessment, actor },
      {
        what: 'report',
        title: `Saved the evidence pack of ${files.asOf}`,
        detail: { format, edition, asOf: files.asOf, sha256 },
      },
    );
    return { json: { file: out, sha256 }, text: `Wrote ${out} (SHA-256 ${sha256})\n` };
  },
};

async function bytesOf(format: Format, files: { html: string | null; json: string | null }): Promise<Uint8Array> {
  const text = files.json ?? files.html ?? '';
  return format === 'pdf' ? printPdf(text) : Buffer.from(text);
}

function instantOf(values: Values): string | null {
  const given = values['as-of'];
  if (typeof given !== 'string') return null;
  // A plain day means all of it.
  const instant = new Date(/^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T23:59:59.999Z` : given);
  if (Number.isNaN(instant.getTime())) throw new UsageError(`--as-of: “${given}” is not an ISO 8601 date`);
  return instant.toISOString();
}

/** The version, where it is known: put in by the build, or in the checkout's manifest. */
function version(): string {
  if (typeof __APP_VERSION__ !== 'undefined') return __APP_VERSION__;
  try {
    const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
    return (JSON.parse(manifest) as { version?: string }).version ?? '';
  } catch {
    return '';
  }
}
