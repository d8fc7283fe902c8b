/** What the rows of a pasted table say about the register: statements, with what is wrong with each row. */
import { secretIn } from '../../imports/secrets/values.ts';
import { readAccountId } from '../../imports/text/account-id.ts';
import { readDate } from '../../imports/text/dates.ts';
import { normalName } from '../../imports/text/header.ts';
import type { RegisterKind } from '../../ipc/channels/register.ts';
import { nameKey } from '../../text/compare.ts';
import type { Json } from '../facts.ts';
import { readKey } from '../keys.ts';
import { KIND_NAMES } from '../labels.ts';
import { isPlaceholderDay } from '../placeholder-days.ts';
import type { PasteColumn } from './columns.ts';
import { PASTE_COLUMNS } from './columns.ts';
import type { KnownSubjects } from './known.ts';
import type { Matching } from './match.ts';
import type { PastedCells, PastedTable } from './table.ts';

export interface Reference {
  readonly kind: RegisterKind;
  readonly key: string;
}

export interface PastedRow {
  readonly line: number;
  /** Null: the row does not say what it is about. */
  readonly key: string | null;
  readonly set: Readonly<Record<string, Json>>;
  readonly items: Readonly<Record<string, readonly Json[]>>;
  /** Named in the row and not in the register. */
  readonly missing: readonly Reference[];
  /** Why the row, or a cell of it, is left out. */
  readonly problems: readonly string[];
  /** What was understood with a doubt. */
  readonly warnings: readonly string[];
}

/** Read every row of the table as statements about subjects of this kind. */
export function pastedRows(
  kind: RegisterKind,
  table: PastedTable,
  matching: Matching,
  known: KnownSubjects,
): PastedRow[] {
  return table.rows.map((row) => new RowReader(kind, matching, known).read(row));
}

const NONE = new Set(['none', 'nobody', 'no', '-', '–', 'n/a']);

class RowReader {
  private readonly kind: RegisterKind;
  private readonly matching: Matching;
  private readonly known: KnownSubjects;
  private readonly set: Record<string, Json> = {};
  private readonly missing: Reference[] = [];
  private readonly problems: string[] = [];
  private readonly warnings: string[] = [];
  private readonly who: Reference[] = [];
  private readonly part: Record<string, Json> = {};
  private list: string | null = null;

  constructor(kind: RegisterKind, matching: Matching, known: KnownSubjects) {
    this.kind = kind;
    this.matching = matching;
    this.known = known;
  }

  read({ line, cells }: PastedCells): PastedRow {
    let written = '';
    const columns = PASTE_COLUMNS[this.kind];
    for (const [at, id] of this.matching.entries()) {
      const column = columns.find((candidate) => candidate.id === id);
      const cell = this.harmless(cells[at] ?? '', column);
      if (column === undefined || cell === '') continue;
      if (column.is === 'key') written = cell;
      else this.cell(column, cell);
    }
    const key = this.key(written);
    const entries = this.who.map(({ kind, key: who }) => ({ [kind]: who, ...this.part }));
    const items = this.list === null || entries.length === 0 ? {} : { [this.list]: entries };
    const { set, missing, problems, warnings } = this;
    return { line, key, set, items, missing, problems, warnings };
  }

  /** The cell, or nothing where it looks like a secret. */
  private harmless(cell: string, column: PasteColumn | undefined): string {
    if (column === undefined || cell === '') return '';
    const secret = secretIn(cell, column.is === 'text' && column.id !== 'serial' ? 'text' : 'id');
    if (secret === null) return cell;
    this.problems.push(`A cell looks like ${secret} and was not read. Root Ledger stores no secrets.`);
    return '';
  }

  private key(written: string): string | null {
    const { kind } = this;
    const by = written === '' ? this.otherName() : written;
    if (by === '') {
      this.problems.push(`The row does not say which ${KIND_NAMES[kind][0]} it is about.`);
      return null;
    }
    if (kind === 'account' && /^[\d\s.,eE+'-]+$/.test(by)) {
      const reading = readAccountId(by);
      if ('problem' in reading) {
        this.problems.push(reading.problem);
        return null;
      }
      if (reading.warning !== undefined) this.warnings.push(reading.warning);
      return reading.id;
    }
    const found = this.known.find(kind, by);
    if (found !== null && 'key' in found) return found.key;
    if (found !== null) {
      this.problems.push(`“${by}” may be ${found.ambiguous.slice(0, 3).join(' or ')}.`);
      return null;
    }
    const provider = typeof this.set.provider === 'string' ? this.set.provider : '';
    const reading = readKey(kind, by, provider);
    if ('key' in reading) return reading.key;
    this.problems.push(`“${by}” ${reading.problem}.`);
    return null;
  }

  /** An account may be named by its root email or its name where the table has no ids. */
  private otherName(): string {
    for (const field of ['email', 'name', 'serial', 'label'] as const) {
      const value = this.set[field];
      if (typeof value === 'string' && (this.kind === 'device' || this.known.find(this.kind, value) !== null))
        return value;
    }
    return '';
  }

  private cell(column: PasteColumn, cell: string): void {
    switch (column.is) {
      case 'text':
        this.set[column.id] = cell;
        return;
      case 'texts':
        this.set[column.id] = listIn(cell);
        return;
      case 'date':
        this.date(cell, (at) => {
          this.set[column.id] = at;
        });
        return;
      case 'entry-date':
        this.date(cell, (at) => {
          this.part[column.id] = at;
        });
        return;
      case 'yes-no': {
        const yes = /^(yes|y|true|1|x|✓|✔|ja|oui)$/i.test(cell);
        if (yes || /^(no|n|false|0|nein|non)$/i.test(cell)) this.set[column.id] = yes;
        else this.problems.push(`“${cell}” is neither yes nor no.`);
        return;
      }
      case 'choice':
      case 'entry-choice': {
        const word = column.words[normalName(cell)];
        if (word === undefined)
          this.problems.push(`“${cell}” is not one of ${[...new Set(Object.values(column.words))].join(', ')}.`);
        else if (column.is === 'choice') this.set[column.id] = word;
        else this.part[column.id] = word;
        return;
      }
      case 'reference':
        if (column.kind === 'phone' && NONE.has(nameKey(cell))) this.set[column.id] = 'none';
        else
          this.name(column.kind, cell, (key) => {
            this.set[column.id] = key;
          });
        return;
      case 'references': {
        const keys: string[] = [];
        if (!NONE.has(nameKey(cell)))
          for (const one of this.split(cell, [column.kind])) this.name(column.kind, one, (key) => keys.push(key));
        if (keys.length > 0 || NONE.has(nameKey(cell))) this.set[column.id] = [...new Set(keys)];
        return;
      }
      case 'inbox':
        if (NONE.has(nameKey(cell))) this.set[column.id] = 'none';
        else for (const one of [this.either(cell)]) if (one !== null) this.set[column.id] = { [one.kind]: one.key };
        return;
      case 'entry':
        this.list = column.list;
        for (const one of this.split(cell, ['person', 'group'])) {
          const who = this.either(one);
          if (who !== null) this.who.push(who);
        }
        return;
      case 'key':
        return;
    }
  }

  private date(cell: string, use: (at: string) => void): void {
    const reading = readDate(cell);
    if (reading === null) return;
    if ('at' in reading && isPlaceholderDay(reading.at))
      this.warnings.push(`“${cell}” stands for no date and was left out.`);
    else if ('at' in reading) use(reading.at);
    else this.problems.push(`“${cell}” ${reading.problem}.`);
  }

  /** A group if there is one of that name, else a person; what is in neither is taken for what it looks like. */
  private either(text: string): Reference | null {
    const group = this.known.find('group', text);
    const person = this.known.find('person', text);
    if (group !== null && 'key' in group) return { kind: 'group', key: group.key };
    if (person !== null && 'key' in person) return { kind: 'person', key: person.key };
    // An inbox is a group unless a person of that address is known; a member is a person.
    const kind = this.kind === 'account' ? 'group' : 'person';
    let named: Reference | null = null;
    this.name(kind, text, (key) => {
      named = { kind, key };
    });
    return named;
  }

  private name(kind: RegisterKind, text: string, use: (key: string) => void): void {
    const found = this.known.find(kind, text);
    if (found !== null && 'key' in found) {
      use(found.key);
      return;
    }
    if (found !== null) {
      this.problems.push(`“${text}” may be ${found.ambiguous.slice(0, 3).join(' or ')}.`);
      return;
    }
    const reading = kind === 'account' ? accountKey(text) : readKey(kind, text);
    if ('problem' in reading) {
      this.problems.push(`No ${KIND_NAMES[kind][0]} is called “${text}”.`);
      return;
    }
    this.missing.push({ kind, key: reading.key });
    use(reading.key);
  }

  /** Several in one cell: by line, semicolon or bar; by comma only where the whole is not one name. */
  private split(cell: string, kinds: readonly RegisterKind[]): string[] {
    const parts = cell.split(/[\n;|]+/);
    return parts
      .flatMap((part) => (kinds.some((kind) => this.known.find(kind, part) !== null) ? [part] : part.split(',')))
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
}

function accountKey(text: string): { key: string } | { problem: string } {
  const reading = readAccountId(text);
  return 'id' in reading ? { key: reading.id } : reading;
}

const listIn = (cell: string): string[] =>
  cell
    .split(/[\n;|,]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
