/** `export`: everything, in the open format. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';

export const exportLedger: Command = {
  name: 'export',
  does: 'everything in the open ledger format',
  usage: 'export --format json --out F',
  options: { format: { type: 'string', default: 'json' }, out: { type: 'string' }, redact: { type: 'boolean' } },
  async run({ values, open }) {
    const { format, out } = values;
    if (format !== 'json') throw new UsageError('--format: json');
    if (typeof out !== 'string') throw new UsageError('export needs --out FILE (or - for standard output)');
    const { host } = await open();
    const { text, records } = host.assessment.exportJson();
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (out === '-') return { json: JSON.parse(text) as unknown, text };
    await writeFile(out, text, { mode: 0o600 });
    return { json: { file: out, sha256, records }, text: `Wrote ${records} records to ${out} (SHA-256 ${sha256})\n` };
  },
};
