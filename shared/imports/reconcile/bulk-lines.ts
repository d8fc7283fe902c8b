/**
 * Lines of which one file may bring a hundred thousand: somebody new in a list, and the strangers who come with it.
 *
 * They hold what differs from line to line and nothing else; words, both sides and facts are made when somebody looks.
 */
import type { Json, NewFact, Provenance, SubjectRef } from '../../register/facts.ts';
import { itemKey } from '../../register/record.ts';
import { recordLineId } from './batch.ts';
import type { Line } from './lines.ts';

const NOTHING_TAKEN: ReadonlySet<string> = new Set();
const NOTHING_ENDED: Line['ended'] = [];
const NONE: readonly string[] = [];

/** What lines about one list and one file have in common. */
export interface EntryFrame {
  readonly list: SubjectRef;
  readonly field: 'members' | 'access';
  readonly file: number;
  readonly whoField: 'person' | 'group';
  /** What the entry says beside who it is and since when. */
  readonly rest: Readonly<Record<string, Json | undefined>>;
  readonly provenance: Provenance;
}

/** Somebody new in a list. */
export interface NewEntry {
  readonly who: string;
  readonly row: number;
  readonly from: string | null;
  /** The entry's key in the list. */
  readonly item: string;
  /** The file whose line adds the person; `null` where the person is known. */
  readonly broughtBy: number | null;
}

export class EntryLine implements Line {
  readonly row: number;
  private readonly frame: EntryFrame;
  private readonly who: string;
  private readonly from: string | null;
  /** `null`: the key that the entry gives itself. */
  private readonly ownItem: string | null;
  private readonly broughtBy: number | null;

  constructor(frame: EntryFrame, { who, row, from, item, broughtBy }: NewEntry) {
    this.frame = frame;
    this.who = who;
    this.row = row;
    this.from = from;
    this.broughtBy = broughtBy;
    this.ownItem = item === itemKey(this.after, NOTHING_TAKEN) ? null : item;
  }

  get id(): string {
    const { list, field, file, whoField } = this.frame;
    return `${list.kind}:${list.key}:${field}:${whoField}:${this.who}:added:${file}`;
  }
  get change(): 'added' {
    return 'added';
  }
  get subject(): SubjectRef {
    return this.frame.list;
  }
  get title(): string {
    return `${this.who} ${this.frame.field === 'members' ? 'in' : 'on'} ${this.frame.list.key}`;
  }
  get before(): null {
    return null;
  }
  get after(): Json {
    return { [this.frame.whoField]: this.who, ...this.frame.rest, from: this.from, until: null };
  }
  get reason(): null {
    return null;
  }
  get file(): number {
    return this.frame.file;
  }
  get counted(): boolean {
    return true;
  }
  get acceptable(): boolean {
    return true;
  }
  get byDefault(): boolean {
    return true;
  }
  get item(): string {
    return this.ownItem ?? itemKey(this.after, NOTHING_TAKEN);
  }
  get facts(): readonly NewFact[] {
    const { list, field, provenance } = this.frame;
    return [{ ...list, field, item: this.item, statement: { value: this.after }, provenance }];
  }
  get ended(): Line['ended'] {
    return NOTHING_ENDED;
  }
  get needs(): readonly string[] {
    const own = recordLineId(this.frame.list, this.frame.file);
    return this.broughtBy === null ? [own] : [own, recordLineId({ kind: 'person', key: this.who }, this.broughtBy)];
  }
}

/** A person whom a list brings: added as an outsider. */
export class StrangerLine implements Line {
  readonly file: number;
  readonly row: number;
  private readonly key: string;
  private readonly name: string | undefined;
  private readonly aliases: readonly string[];
  private readonly provenance: Provenance;

  constructor(
    key: string,
    said: { readonly name: string | undefined; readonly aliases: readonly string[] },
    where: { readonly file: number; readonly row: number; readonly provenance: Provenance },
  ) {
    this.key = key;
    this.name = said.name;
    this.aliases = said.aliases.length === 0 ? NONE : said.aliases;
    this.file = where.file;
    this.row = where.row;
    this.provenance = where.provenance;
  }

  get id(): string {
    return recordLineId(this.subject, this.file);
  }
  get change(): 'added' {
    return 'added';
  }
  get subject(): SubjectRef {
    return { kind: 'person', key: this.key };
  }
  get title(): string {
    return `Person ${this.name === undefined ? this.key : `${this.name} (${this.key})`}`;
  }
  get before(): null {
    return null;
  }
  get after(): Readonly<Record<string, Json>> {
    return {
      outsider: true,
      ...(this.name === undefined ? {} : { name: this.name }),
      ...(this.aliases.length === 0 ? {} : { aliases: this.aliases }),
    };
  }
  get reason(): null {
    return null;
  }
  get counted(): boolean {
    return false;
  }
  get acceptable(): boolean {
    return true;
  }
  get byDefault(): boolean {
    return true;
  }
  get facts(): readonly NewFact[] {
    const { subject, provenance } = this;
    return Object.entries(this.after).map(([field, value]) => ({
      ...subject,
      field,
      statement: { value },
      provenance,
    }));
  }
  get ended(): Line['ended'] {
    return NOTHING_ENDED;
  }
  get needs(): Line['needs'] {
    return NONE;
  }
}
