/** Members of groups and grantees of vaults: entries of lists that have a history of their own. */
import type { MemberDelivery, MemberRole, VaultLevel } from '../../register/document.ts';
import type { Json, NewFact, Provenance, SubjectRef } from '../../register/facts.ts';
import { canonicalJson } from '../../register/facts.ts';
import { itemKey } from '../../register/record.ts';
import type { Field } from '../../register/register.ts';
import type { AccessStatement, Grantee, MemberStatement, Named } from '../statement.ts';
import type { Batch, Origin } from './batch.ts';
import { recordLineId } from './batch.ts';
import type { EntryFrame } from './bulk-lines.ts';
import { EntryLine } from './bulk-lines.ts';
import type { Line } from './lines.ts';
import { same } from './same.ts';
import { group, person } from './statements.ts';
import { later } from './when.ts';

const NOTHING_TAKEN: ReadonlySet<string> = new Set();
const NOTHING_ENDED: Line['ended'] = [];

/** A grantee that is one person or one group. */
type Somebody = Extract<Grantee, { person: unknown } | { group: unknown }>;

export type Entry = { readonly [key: string]: Json | undefined };

/** A current entry of a list in the ledger. */
export interface Held {
  readonly item: string;
  readonly value: Entry;
  readonly field: Field;
}

/** What a row says of an entry; absent: it does not say. */
interface Stated {
  readonly level?: VaultLevel | undefined;
  readonly role?: MemberRole | undefined;
  readonly delivery?: MemberDelivery | undefined;
  readonly from?: string | undefined;
}

/** An entry as all rows about it say: whatever their order, the same. */
export interface Heard {
  readonly whoField: EntryFrame['whoField'];
  readonly who: string;
  /** The first row that says as much. */
  origin: Origin;
  stated: Stated;
}

/** One list: what the ledger has in it, and what the files say is in it. */
export interface List {
  readonly ref: SubjectRef;
  readonly field: 'members' | 'access';
  /** Open entries by who they are (`person:alice@…`). */
  readonly open: ReadonlyMap<string, Held>;
  readonly taken: Set<string>;
  /** Who the files list, and what all their rows together say. */
  readonly listed: Map<string, Heard>;
  /** Lines of additions and changes, for the list's completeness. */
  readonly lines: Line[];
  /** Somebody is in it whom the file does not identify, or everybody is. */
  openEnded: boolean;
}

export class Lists {
  private readonly batch: Batch;
  private readonly lists = new Map<string, List>();

  constructor(batch: Batch) {
    this.batch = batch;
  }

  all(): Iterable<List> {
    return this.lists.values();
  }

  get(kind: 'group' | 'vault', key: string): List {
    const id = `${kind}\n${key}`;
    const made = this.lists.get(id);
    if (made !== undefined) return made;
    const field = kind === 'group' ? 'members' : 'access';
    const items = this.batch.register.get({ kind, key })?.items.get(field);
    const open = new Map<string, Held>();
    for (const [item, held] of items ?? []) {
      const statement = held.effective?.statement;
      if (statement === undefined || !('value' in statement)) continue;
      const value = statement.value as Entry;
      if (typeof value.until === 'string' && !later(value.until, this.batch.options.now)) continue;
      const who = this.whoIs(value);
      if (who !== null) open.set(who, { item, value, field: held });
    }
    const list: List = {
      ref: { kind, key },
      field,
      open,
      taken: new Set(items?.keys() ?? []),
      listed: new Map(),
      lines: [],
      openEnded: false,
    };
    this.lists.set(id, list);
    return list;
  }

  private whoIs(value: Entry): string | null {
    if (typeof value.person === 'string') return `person:${this.batch.known.personAt(value.person) ?? value.person}`;
    if (typeof value.group === 'string') return `group:${this.batch.known.groupAt(value.group) ?? value.group}`;
    return null;
  }

  member(said: MemberStatement, origin: Origin): void {
    const found = this.batch.known.list('group', said.group);
    if (found.known) this.batch.matched(origin);
    this.batch.tallies[origin.file]?.groups.add(found.key);
    const list = this.get('group', found.key);
    this.hear(list, said.member, origin, { role: said.role, delivery: said.delivery, from: said.from });
  }

  access(said: AccessStatement, origin: Origin): void {
    const vault = this.batch.known.list('vault', said.vault);
    if (vault.known) this.batch.matched(origin);
    this.batch.tallies[origin.file]?.vaults.add(vault.key);
    const { level } = said;
    if (level === null) {
      // Listed, but without access: known people still count as named.
      const found = 'person' in said.grantee ? this.batch.known.person(said.grantee.person) : undefined;
      if (found?.known) this.batch.tallies[origin.file]?.people.add(found.key);
      this.batch.leftOut(origin, 'Listed without the right to open anything: no access is taken from it.');
      return;
    }
    this.hear(this.get('vault', vault.key), said.grantee, origin, { level });
  }

  private hear(list: List, grantee: MemberStatement['member'], origin: Origin, stated: Stated): void {
    if ('everyone' in grantee || 'unknown' in grantee) {
      list.openEnded = true;
      return;
    }
    const recognized = this.recognized(list, grantee, origin);
    if (recognized === null) return;
    const [whoField, who] = recognized;
    const name = `${whoField}:${who}`;
    const before = list.listed.get(name);
    if (before === undefined) list.listed.set(name, { whoField, who, origin, stated });
    else this.hearAgain(list, before, origin, stated);
  }

  /** The same entry in another row: through two groups, on two pages. What gives more counts; what contradicts, is told. */
  private hearAgain(list: List, before: Heard, origin: Origin, stated: Stated): void {
    const { batch } = this;
    const was = before.stated;
    const stronger = rank(stated.level) > rank(was.level) || roleRank(stated.role) > roleRank(was.role);
    const contradicts = was.delivery !== undefined && stated.delivery !== undefined && was.delivery !== stated.delivery;
    if (contradicts) {
      list.openEnded = true;
      batch.problem(
        origin,
        `Rows ${Math.min(before.origin.row, origin.row)} and ${Math.max(before.origin.row, origin.row)} contradict each other about what mail reaches a member of ${list.ref.key}: the list is taken as incomplete.`,
      );
    }
    before.stated = {
      level: rank(stated.level) > rank(was.level) ? stated.level : was.level,
      role: roleRank(stated.role) > roleRank(was.role) ? stated.role : was.role,
      delivery: contradicts ? 'none' : (was.delivery ?? stated.delivery),
      from:
        was.from === undefined || stated.from === undefined
          ? undefined
          : was.from < stated.from
            ? was.from
            : stated.from,
    };
    if (stronger) before.origin = origin;
  }

  /** Once all files were heard: lines for what is new in each list or said otherwise. */
  compare(): void {
    for (const list of this.lists.values()) for (const heard of list.listed.values()) this.entry(list, heard);
  }

  private entry(list: List, { whoField, who, origin, stated }: Heard): void {
    const { batch } = this;
    const name = `${whoField}:${who}`;
    const held = list.open.get(name);
    const isMember = list.field === 'members';
    const want: Entry = isMember
      ? {
          role: stated.role ?? (held?.value.role as MemberRole | undefined) ?? 'member',
          delivery: stated.delivery ?? (held?.value.delivery as MemberDelivery | undefined) ?? 'all',
          ...(stated.from === undefined ? {} : { from: stated.from }),
        }
      : { level: stated.level };
    const remark = isMember && stated.delivery === undefined ? 'delivery not in the file, taken as all' : '';
    const provenance = batch.provenance(origin, remark);
    if (held === undefined) {
      this.add(list, whoField, who, want, origin, provenance);
      return;
    }
    const value = { ...held.value, ...want, from: held.value.from ?? want.from ?? null };
    const fact = (item: string, said: Entry): NewFact => ({
      ...list.ref,
      field: list.field,
      item,
      statement: { value: said as Json },
      provenance,
    });
    const newer = held.field.held(provenance.basis);
    if (same(comparable(held.value), comparable(value))) {
      if (newer === undefined || !later(newer.confirmed.at, origin.at))
        batch.confirmed.push(fact(held.item, held.value));
      return;
    }
    const older = newer !== undefined && later(newer.confirmed.at, origin.at);
    const levelChanged = list.field === 'access' && held.value.level !== want.level;
    const facts: NewFact[] = [];
    if (levelChanged) {
      const next: Entry = { ...value, from: origin.at, until: null };
      const item = itemKey(next as Json, list.taken);
      list.taken.add(item);
      facts.push(fact(held.item, { ...held.value, until: origin.at }), fact(item, next));
    } else facts.push(fact(held.item, value));
    this.line(list, older ? 'conflicting' : 'changed', name, origin, {
      before: held.value as Json,
      after: (levelChanged ? { ...value, from: origin.at } : value) as Json,
      facts: older ? [] : facts,
      reason: older ? 'The ledger has it from a newer source; the file is older and does not count.' : null,
      acceptable: !older,
    });
  }

  /** The person or group that a grantee is; null where nobody knows which: then it gives nobody access, and somebody perhaps. */
  private recognized(list: List, grantee: Somebody, origin: Origin): readonly [EntryFrame['whoField'], string] | null {
    const { batch } = this;
    if ('group' in grantee) return ['group', this.groupOf(list, grantee.group, origin)];
    const behind = this.groupBehind(grantee);
    if (behind !== null) {
      batch.problem(
        origin,
        'The file does not say what this member is; its address is a known group’s, so it is that group.',
      );
      return ['group', this.groupOf(list, behind, origin)];
    }
    const key = person(batch, grantee.person, origin, 'stranger');
    if (grantee.mayBeGroup && this.isUnproven(key)) {
      const unsure = this.unsure.get(origin.file) ?? new Set();
      this.unsure.set(origin.file, unsure.add(key));
      list.openEnded = true;
      if (grantee.unsaid) return null;
    }
    return ['person', key];
  }

  /** Is nothing known of whoever has the address but that lists name it? Importing such a list twice proves nothing. */
  private isUnproven(key: string): boolean {
    if (this.batch.strangers.has(key)) return true;
    const person = this.batch.register.get({ kind: 'person', key });
    return person?.value('outsider') === true && person.value('status') === undefined;
  }

  private groupOf(list: List, named: Named, origin: Origin): string {
    const kind = list.field === 'members' ? 'mail' : 'access';
    return group(this.batch, { about: 'group', row: origin.row, group: named, kind, primary: false }, origin);
  }

  /** The known group whose address a member has of whom a file does not say whether it is a person. */
  private groupBehind(grantee: Extract<Somebody, { person: unknown }>): Named | null {
    if (!grantee.mayBeGroup) return null;
    for (const address of grantee.person.addresses) {
      const key = this.batch.known.groupAt(address);
      // Whoever said that the address is a person's knows better.
      if (key !== undefined && !this.batch.options.sameAs?.has(address)) return { key };
    }
    return null;
  }

  /** Members whom nobody knows and of whom a file does not say whether they are people or groups, by file. */
  private readonly unsure = new Map<number, Set<string>>();

  /** Tells, once all lists were heard, how many members of each file may be groups. */
  tellUnsure(): void {
    for (const [file, { size }] of this.unsure)
      this.batch.problem(
        this.batch.origin(file, 0),
        `Of ${size === 1 ? 'one member' : `${size} members`} it is unknown whether person or group, because the file does not say. The list is taken as incomplete; if one is a group, import that group’s members first.`,
      );
  }

  private add(
    list: List,
    whoField: EntryFrame['whoField'],
    who: string,
    { from: since, ...rest }: Entry,
    origin: Origin,
    provenance: Provenance,
  ): void {
    const value: Entry = { [whoField]: who, ...rest };
    const rejoined = list.taken.has(itemKey(value as Json, NOTHING_TAKEN));
    const from = typeof since === 'string' ? since : rejoined ? origin.at : null;
    const item = itemKey({ ...value, from } as Json, list.taken);
    if (list.field === 'access') list.taken.add(item);
    const stranger = whoField === 'person' ? this.batch.strangers.get(who) : undefined;
    const frame = this.frame({ list: list.ref, field: list.field, file: origin.file, whoField, rest, provenance });
    const line = new EntryLine(frame, {
      who,
      row: origin.row,
      from,
      item,
      broughtBy: stranger?.origin.file ?? null,
    });
    list.lines.push(line);
    this.batch.lines.push(line);
  }

  /** One object for all entries alike. */
  private frame(frame: EntryFrame): EntryFrame {
    const { list, file, whoField, rest, provenance } = frame;
    let alike = this.frames.get(provenance);
    if (alike === undefined) {
      alike = new Map();
      this.frames.set(provenance, alike);
    }
    const name = `${list.kind}\n${list.key}\n${file}\n${whoField}\n${canonicalJson(rest as Json)}`;
    const made = alike.get(name);
    if (made !== undefined) return made;
    alike.set(name, frame);
    return frame;
  }

  private readonly frames = new Map<Provenance, Map<string, EntryFrame>>();

  private line(
    list: List,
    change: Line['change'],
    name: string,
    origin: Origin,
    more: Pick<Line, 'before' | 'after' | 'facts' | 'reason' | 'acceptable'>,
  ): void {
    const id = `${list.ref.kind}:${list.ref.key}:${list.field}:${name}:${change}:${origin.file}${change === 'conflicting' ? `:${origin.row}` : ''}`;
    const [kind, key] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)];
    const line: Line = {
      id,
      change,
      subject: list.ref,
      title: list.field === 'members' ? `${key} in ${list.ref.key}` : `${key} on ${list.ref.key}`,
      file: origin.file,
      row: origin.row,
      counted: change !== 'conflicting',
      byDefault: more.acceptable,
      ended: NOTHING_ENDED,
      needs: this.needs(list, kind, key, origin.file),
      before: more.before,
      after: more.after,
      facts: more.facts,
      reason: more.reason,
      acceptable: more.acceptable,
    };
    if (change !== 'conflicting') list.lines.push(line);
    this.batch.lines.push(line);
  }

  /** The line of the list's own record, and of the person where the entry brings them. Shared by all known people. */
  private needs(list: List, kind: string, key: string, file: number): readonly string[] {
    const id = recordLineId(list.ref, file);
    let own = this.ownLines.get(id);
    if (own === undefined) {
      own = [id];
      this.ownLines.set(id, own);
    }
    const stranger = kind === 'person' ? this.batch.strangers.get(key) : undefined;
    return stranger === undefined ? own : [...own, recordLineId({ kind: 'person', key }, stranger.origin.file)];
  }

  private readonly ownLines = new Map<string, readonly string[]>();
}

function roleRank(role: MemberRole | undefined): number {
  return role === 'owner' ? 3 : role === 'manager' ? 2 : role === 'member' ? 1 : 0;
}

function rank(level: Json | undefined): number {
  return level === 'manage' ? 3 : level === 'read' ? 2 : level === 'grant' ? 1 : 0;
}

/** An entry with its defaults written out, so that leaving a default out is no change. */
function comparable(value: Entry): Json {
  const { role, delivery, from, until, ...rest } = value;
  return { ...rest, role: role ?? 'member', delivery: delivery ?? 'all', from: from ?? null, until: until ?? null };
}
