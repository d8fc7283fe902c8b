/** A ledger file that is damaged, in words: how much of it, and where. */
import { LedgerError } from '../../shared/ipc/result.ts';
import { damageOf } from './cipher-pages.ts';
import { ConnectionError, connectionErrorOf } from './connection-errors.ts';

/** So many pages are named; more only make the sentence long. */
const MOST_NAMED = 20;

/** What is damaged of the file, one line each; empty when every page carries its checksum, or when it cannot be read at all. */
export function damageInWords(file: string, dataKey: Uint8Array): string[] {
  try {
    const { pages, damaged, rest } = damageOf(file, dataKey);
    return [
      ...(damaged.length === 0 ? [] : [`database: ${pagesInWords(damaged)} of ${pages} damaged`]),
      ...(rest === 0 ? [] : [`database: the file is cut off within a page (${rest} bytes are left of it)`]),
    ];
  } catch {
    return [];
  }
}

function pagesInWords(damaged: readonly number[]): string {
  const named = damaged.slice(0, MOST_NAMED).join(', ');
  const more = damaged.length > MOST_NAMED ? ` and ${damaged.length - MOST_NAMED} more` : '';
  return damaged.length === 1 ? `page ${named}` : `pages ${named}${more}`;
}

/** A damaged ledger, and what is damaged of it. */
export class DamagedLedgerError extends LedgerError {
  readonly damage: readonly string[];

  constructor(damage: readonly string[], { message, hint, detail, cause }: LedgerError) {
    super('ledger-damaged', message, {
      ...(hint === undefined ? {} : { hint }),
      ...(detail === undefined ? {} : { detail }),
      cause,
    });
    this.name = 'DamagedLedgerError';
    this.damage = damage;
  }
}

/** The error that opening threw, with what is damaged of the file where it is about damage. */
export function withDamage(error: unknown, file: string, dataKeys: readonly Uint8Array[]): unknown {
  const known = connectionErrorOf(error) ?? error;
  if (!(known instanceof LedgerError) || known.code !== 'ledger-damaged') return known;
  // With two keys in use, the one that leaves fewer pages damaged is the file's.
  const [least = []] = dataKeys
    .map((key) => damageInWords(file, key))
    .sort((a, b) => a.join().length - b.join().length);
  const isAboutFile = known instanceof ConnectionError;
  return new DamagedLedgerError(least.length > 0 || !isAboutFile ? least : [`database: ${known.message}`], known);
}
