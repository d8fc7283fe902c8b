/** What the reader of one kind of file is made of. One file per kind under `kinds/`, one row each in `table.ts`. */
import type { Collector } from './collector.ts';
import type { KindName } from './kind-names.ts';
import type { Belonging } from './parsed-file.ts';
import type { ValueNature } from './secrets/values.ts';
import type { Shape } from './shape.ts';

/** How a permitted value is treated before a reader sees it. A URL loses its user name and password. */
export type Nature = ValueNature | 'address' | 'url' | 'flag';

export interface ColumnSpec {
  /** Names of the column, in any spelling of case, spaces and punctuation; the first that is there counts. */
  readonly names: readonly string[];
  readonly nature: Nature;
  /** Without it the file is refused. */
  readonly required?: boolean;
  /** Without it the file is read, and that it is missing is told. */
  readonly expected?: boolean;
}

/** One data record of a table: the permitted columns by role. An absent column or a refused value is ''. */
export type Fields<Role extends string> = Readonly<Record<Role, string>>;

export interface TableReader<Role extends string = string> {
  row(fields: Fields<Role>, row: number): void;
  end?(): void;
}

export interface TableSpec {
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  /** Columns whose names sound secret and are not. */
  readonly harmless?: readonly string[];
  /** Columns refused beside those that are refused in every file. */
  readonly secret?: readonly string[];
  open(to: Collector): TableReader;
}

/** A table's description with its roles known to the compiler. */
export function tableSpec<Role extends string>(spec: {
  readonly columns: Readonly<Record<Role, ColumnSpec>>;
  readonly harmless?: readonly string[];
  readonly secret?: readonly string[];
  open(to: Collector): TableReader<Role>;
}): TableSpec {
  return spec as unknown as TableSpec;
}

export interface JsonSpec {
  /**
   * Permitted leaves by their path from the root (`Accounts[].Id`; a root array is `[]`), each with its nature.
   * A path that ends in `*` permits any key there. Everything else is refused or ignored unread.
   */
  readonly permitted: Readonly<Record<string, Nature>>;
  /** The document passes a gate of its reader's own, which knows every field. */
  readonly whole?: boolean;
  /** Texts of the root that their reader decodes and passes through a gate of its own. */
  readonly raw?: readonly string[];
  /** The path of the array whose entries are the data records. */
  readonly records: string;
  readonly secret?: readonly string[];
  readonly harmless?: readonly string[];
  /** The property of the root that says that there is more. */
  readonly more?: string;
  /** Permitted paths that every such file has in some record, alternatives separated by a bar: where one is not there, that is told. */
  readonly expected?: readonly string[];
  read(value: unknown, to: Collector): void;
}

export interface XmlSpec {
  open(to: Collector): { write(text: string): void; end(): void };
}

export interface ImportKind {
  readonly kind: KindName;
  /** What the file is, in words. */
  readonly title: string;
  /** How to get it: the command to run or the menu to click. */
  readonly howTo: string;
  /** What the file does not say itself and must be told. */
  readonly belongsTo?: Belonging;
  /** Does this file say it all the same, row by row? */
  namesItsOwn?(shape: Shape): boolean;
  /** How surely the content is of this kind: 0 not at all, 1 beyond doubt. */
  recognize(shape: Shape): number;
  /**
   * Rows that such a list has on one full page, where the tool or its programming interface answers in pages: as many may be the
   * first page alone. Left out where the tool always writes the whole.
   */
  readonly pageRows?: readonly number[];
  readonly table?: TableSpec;
  readonly json?: JsonSpec;
  readonly xml?: XmlSpec;
  /** For texts that are none of the three, such as a saved error message. */
  text?(text: string, to: Collector): void;
}
