/** From the words of password managers to levels of access. Words are localized: what nobody knows counts as reading. */
import type { VaultLevel } from '../../register/document.ts';
import { saysNone, saysNothing } from './none.ts';

export interface LevelReading {
  /** `null`: may not reveal (perhaps use) what is in the vault. */
  readonly level: VaultLevel | null;
  /** Words nobody knows; they counted as `read`. */
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
    else if (!HARMLESS.has(word)) {
      reads = true;
      unknown.push(written.trim());
    }
  }
  return { level: reads ? (manages ? 'manage' : 'read') : manages ? 'grant' : null, unknown };
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
 * The level that a collection permission of Bitwarden gives. In other languages its words are unknown; two of the five
 * hide the passwords, and say so behind a comma: of such a word nothing is concluded.
 */
export function levelOfCollectionPermission(written: string): LevelReading {
  const word = written.trim().toLowerCase();
  if (saysNone(word)) return { level: null, unknown: [] };
  if (/except passwords|hidden passwords|hide passwords/.test(word)) return { level: null, unknown: [] };
  if (/^(can )?manage/.test(word)) return { level: 'manage', unknown: [] };
  if (/^(can )?(view|edit|read)( items?)?$/.test(word)) return { level: 'read', unknown: [] };
  return { level: saysNothing(word) || /[,，、،(（]/u.test(word) ? null : 'read', unknown: [written.trim()] };
}
