/** Column names: how they are compared, and where a table's header line is. */
import { csvRecords } from './csv.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A column or field name for comparison: case, spaces, punctuation and `[Required]` do not count. */
export function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A column name as it is shown: without byte order mark, of bearable length. */
export function shownName(name: string): string {
  const clean = name
    .replace(/^\uFEFF/, '')
    // Control characters in a column's name would break a terminal or a log line.
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return clean.length > 80 ? `${clean.slice(0, 79)}…` : clean;
}

export interface TableHead {
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** How many characters of the text come before the header line. */
  readonly skip: number;
  /** The line `Members for group NAME` of the groups page, if there is one: NAME. */
  readonly groupName: string | null;
}

/**
 * Where the table of a text begins: after `#TYPE` (PowerShell), `sep=` (spreadsheets) and `Members for group NAME`
 * (the groups page). `null` where there is no line at all.
 */
export function tableHead(text: string, wanted?: string): TableHead | null {
  let skip = text.startsWith('\uFEFF') ? 1 : 0;
  let groupName: string | null = null;
  let delimiter = wanted;
  for (let lines = 0; lines < 12; lines += 1) {
    const rest = text.slice(skip);
    const end = rest.search(/\r\n|\n|\r/);
    const line = end < 0 ? rest : rest.slice(0, end);
    const next = end < 0 ? rest.length : end + (rest.startsWith('\r\n', end) ? 2 : 1);
    // A tab is blank, and may be what `sep=` names.
    const bare = line.trim().replace(/^"|"[,;\t]*$/g, '') + (/^"?sep=\t/i.test(line.trimStart()) ? '\t' : '');
    const group = /^members for group[:\s]+(.*)$/i.exec(bare);
    const separator = /^sep=(.)$/i.exec(bare);
    if (bare.trim() === '' || /^#type\b/i.test(bare) || group !== null || separator !== null) {
      if (group !== null) groupName = (group[1] ?? '').replace(/[,;\t"]+$/, '').trim();
      if (separator !== null) delimiter ??= separator[1];
      skip += next;
      if (end < 0) return null;
      continue;
    }
    const found = delimiter ?? sniffDelimiter(rest);
    const columns = csvRecords(rest.slice(0, 65_536), found)[0];
    return columns === undefined ? null : { delimiter: found, columns, skip, groupName };
  }
  return null;
}

/** The delimiter that splits the first record into the most columns. */
function sniffDelimiter(text: string): string {
  const head = text.slice(0, 65_536);
  let best: string = ',';
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const columns = csvRecords(head, delimiter)[0]?.length ?? 0;
    if (columns > most) {
      best = delimiter;
      most = columns;
    }
  }
  return best;
}
