/** `import`: reconcile files with the ledger; without `--apply` only shows what would change. */
import { readFile } from 'node:fs/promises';
import type { ColumnMapping } from '../../../shared/imports/collector.ts';
import { aboutWords, changesInWords } from '../../../shared/imports/count-words.ts';
import type { KindName } from '../../../shared/imports/kind-names.ts';
import { KIND_NAMES } from '../../../shared/imports/kind-names.ts';
import { columnMapping } from '../../../shared/imports/mapping.ts';
import { type OpenEntry, openEntries } from '../../../shared/imports/open-entries.ts';
import { isAccepted } from '../../../shared/imports/reconcile/facts-for.ts';
import type { FileSummary } from '../../../shared/imports/reconcile/lines.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { answerInWords } from '../../../shared/imports/table-evidence.ts';
import { countTold, problemsBeside, rangeWords } from '../../../shared/imports/told.ts';
import { readImportFiles } from '../../imports/read-files.ts';
import { applyImport } from '../../ledger/import-apply.ts';
import { chainHead } from '../../ledger/log.ts';
import type { Command, Values } from '../command.ts';
import { UsageError } from '../command.ts';
import { EXIT_DONE, EXIT_USAGE } from '../exit-status.ts';

export const importFiles: Command = {
  name: 'import',
  does: 'reconcile files; --apply accepts what they say (what is gone is only proposed)',
  usage: 'import FILE… [--kind K] [--for KEY] [--mapping F] [--apply]',
  options: {
    kind: { type: 'string' },
    for: { type: 'string' },
    mapping: { type: 'string' },
    apply: { type: 'boolean' },
  },
  writes: ({ apply }) => apply === true,
  async run({ values, positionals, open }) {
    if (positionals.length === 0) throw new UsageError('import needs at least one FILE');
    const kind = kindOf(values);
    const mapping = await mappingOf(values);
    const { host, actor, now } = await open();
    const { ledger } = host;
    const at = now().toISOString();
    const parsed = await readImportFiles(
      positionals.map((path) => ({ path })),
      { now: at, kind, belongsTo: typeof values.for === 'string' ? values.for : undefined, mapping },
    );
    const reconciliation = reconcile(ledger.register, parsed, {
      now: at,
      by: actor,
      asClaims: chainHead(ledger.db).seq > 0,
    });
    const applied = values.apply === true ? applyImport(ledger, actor, reconciliation, 'default') : null;
    const refused = reconciliation.files.some((file) => file.failure !== null);
    // Named as they were given: several files may have the same name in different folders.
    const files = reconciliation.files.map((file, place) => ({ ...file, file: positionals[place] ?? file.file }));
    const left = openEntries({ files, lines: reconciliation.lines }, (line) => isAccepted(line, 'default'));
    return {
      json: { files, open: left.map(({ slots: _, ...shown }) => shown), applied: applied !== null },
      text: `${files.map(inWords).join('')}${openInWords(left)}`,
      status: refused ? EXIT_USAGE : EXIT_DONE,
    };
  },
};

/** Ranges of rows shown for one reason; `--json` has more. */
const MOST_RANGES = 20;
/** Entries shown; `--json` has more. */
const MOST_OPEN = 40;

function kindOf(values: Values): KindName | undefined {
  if (values.kind === undefined) return undefined;
  const kind = KIND_NAMES.find((known) => known === values.kind);
  if (kind === undefined) throw new UsageError(`--kind: one of ${KIND_NAMES.join(', ')}`);
  return kind;
}

async function mappingOf(values: Values): Promise<ColumnMapping | undefined> {
  if (typeof values.mapping !== 'string') return undefined;
  try {
    return columnMapping.parse(JSON.parse(await readFile(values.mapping, 'utf8')));
  } catch {
    throw new UsageError(`--mapping: “${values.mapping}” is not a column mapping`);
  }
}

function inWords(file: FileSummary): string {
  if (file.failure !== null && file.mayBe.length > 0)
    return `${file.file}: nothing was read. ${file.failure}${file.mayBe.map((kind) => `\n  if it lists ${answerInWords(kind)}: --kind ${kind}`).join('')}\n`;
  if (file.failure !== null) return `${file.file}: refused. ${file.failure}\n`;
  const rows = `${file.rows} rows: ${file.usedRows} used (${file.matchedRows} matched), ${countTold(file.told)} not used`;
  const about = aboutWords(file);
  const lines = [
    `${file.file}: ${file.kind}, ${rows}${about === '' ? '' : `, about ${about}`}`,
    `  ${changesInWords(file)}`,
  ];
  for (const told of file.told)
    lines.push(`  ${told.rows === 1 ? 'row' : 'rows'} ${rangeWords(told, MOST_RANGES)} not used: ${told.reason}`);
  if (file.refused.length > 0) lines.push(`  refused, never read: ${file.refused.join(', ')}`);
  if (file.ignored.length > 0) lines.push(`  not needed: ${file.ignored.join(', ')}`);
  for (const { row, reason } of problemsBeside(file.problems, file.told))
    lines.push(`  ${row === 0 ? 'file' : `row ${row}`}: ${reason}`);
  for (const note of file.notes) lines.push(`  note: ${note}`);
  return `${lines.join('\n')}\n`;
}

/** What waits for somebody: nothing of it is written by `--apply`. */
function openInWords(open: readonly OpenEntry[]): string {
  if (open.length === 0) return '';
  const lines = open
    .slice(0, MOST_OPEN)
    .map(
      ({ change, file, row, title, reason }) =>
        `  ${change}, ${file}${row === 0 ? '' : ` row ${row}`}: ${title}. ${reason}`,
    );
  if (open.length > MOST_OPEN) lines.push(`  and ${open.length - MOST_OPEN} more`);
  return `Left open, to be decided in the window or by importing anew:\n${lines.join('\n')}\n`;
}
