/** What can be imported and how to get it, for those who choose: the table of kinds without its readers. */
import type { KindName } from './kind-names.ts';
import type { Belonging } from './parsed-file.ts';
import { IMPORT_KINDS } from './table.ts';

export interface ImportKindInfo {
  readonly kind: KindName;
  readonly title: string;
  /** The command to run or the menu to click. */
  readonly howTo: string;
  /** What must be told because the file does not say it. */
  readonly belongsTo: Belonging | null;
}

export const IMPORT_CATALOGUE: readonly ImportKindInfo[] = IMPORT_KINDS.map(({ kind, title, howTo, belongsTo }) => ({
  kind,
  title,
  howTo,
  belongsTo: belongsTo ?? null,
}));
