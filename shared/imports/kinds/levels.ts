/** From the words of password managers to levels of access. Words are localized: what nobody knows leaves open whether there is access. */
import type { VaultLevel } from '../../register/document.ts';
import type { Collector } from '../collector.ts';
import { saysNone } from './none.ts';

export interface LevelReading {
  /** What the known words give. `null`: may not reveal (perhaps use) what is in the vault. */
  readonly level: VaultLevel | null;
  /** Words nobody knows: they may let somebody read, and may not. */
  readonly unknown: readonly string[];
}

const REVEALS = new Set([
  'allow_viewing',
  'view_and_copy_passwords',
  // Sees what a password was before: as good as reading.
  'view_item_history',
  // Each needs the right to reveal, or gives the same.
  'export_items',
  'copy_and_share_items',
  'print_items',
]);
const MANAGES = new Set(['allow_managing', 'manage_vault']);
const HARMLESS = new Set([
  'allow_editing',
  'view_items',
  'create_items',
  'edit_items',
  'archive_items',
  'delete_items',
  'import_items',
]);

/** The level that 1Password's permission words give together. */
export function levelOfPermissions(words: readonly string[]): LevelReading {
  let reads = false;
  let manages = false;
  const unknown: string[] = [];
  for (const written of words) {
    const word = written
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    if (word === '') continue;
    if (REVEALS.has(word)) reads = true;
    else if (MANAGES.has(word)) manages = true;
    else if (!HARMLESS.has(word)) unknown.push(written.trim());
  }
  return { level: reads ? (manages ? 'manage' : 'read') : manages ? 'grant' : null, unknown };
}

/**
 * Do words that nobody knows leave open what the others do not give? Who reads all the same may at most manage as well.
 */
export function leavesOpen({ level, unknown }: LevelReading): boolean {
  return unknown.length > 0 && level !== 'read' && level !== 'manage';
}

/** Tells of words that nobody knows, and what is made of them. */
export function tellUnknownWords(reading: LevelReading, row: number, to: Collector): void {
  for (const word of reading.unknown)
    to.problem(
      row,
      leavesOpen(reading)
        ? `The permission ${word.slice(0, 60)} is not known, and may be one without passwords: who else opens the vault is not known.`
        : `The permission ${word.slice(0, 60)} is not known.`,
    );
}

/** The words of a list in text: `['a', 'b']`, `a,b`, `a b`. */
export function wordsOf(list: string): readonly string[] {
  return list
    .replace(/^[[({]|[\])}]$/g, '')
    .split(/[,;|]/)
    .map((word) => word.trim().replace(/^['"]|['"]$/g, ''))
    .filter((word) => word !== '');
}

/**
 * The level that a collection permission of Bitwarden gives. In other languages its words are unknown; two of the five hide
 * the passwords: of a word that nobody knows nothing is concluded.
 */
export function levelOfCollectionPermission(written: string): LevelReading {
  const word = written.trim().toLowerCase();
  if (saysNone(word)) return { level: null, unknown: [] };
  if (/except passwords|hidden passwords|hide passwords/.test(word)) return { level: null, unknown: [] };
  if (/^(can )?manage/.test(word)) return { level: 'manage', unknown: [] };
  if (/^(can )?(view|edit|read)( items?)?$/.test(word)) return { level: 'read', unknown: [] };
  return { level: null, unknown: [written.trim()] };
}
