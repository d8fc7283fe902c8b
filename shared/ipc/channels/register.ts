/** The register: people, groups, vaults, devices, places, phones, organizations, domains and accounts, and editing them. */
import { z } from 'zod';
import type { Json, SubjectKind } from '../../register/facts.ts';
import { ledgerChannel } from '../channel.ts';
import type { Page } from '../page.ts';
import { pageOf } from '../page.ts';
import type { FieldView, HistoryEntry } from './accounts.ts';
import type { PersonImpact } from './whatif.ts';

export const REGISTER_KINDS = [
  'person',
  'group',
  'vault',
  'place',
  'device',
  'phone',
  'organization',
  'domain',
  'account',
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** `impact`: how much would break if the person left; of people only. */
export const REGISTER_SORTS = ['name', 'key', 'accounts', 'age', 'status', 'impact'] as const;

export interface RegisterRow {
  readonly kind: RegisterKind;
  readonly key: string;
  readonly name: string;
  /** One line that tells what it is: "5 readers, 2 managers", "YubiKey 5C in HQ safe". */
  readonly summary: string;
  readonly status: string | null;
  /** How many accounts hang on it. */
  readonly accounts: number;
  /** The oldest custody statement about it, ISO 8601; null if there is none. */
  readonly oldest: string | null;
  readonly stale: boolean;
  /** False: somebody unknown may be in its list. */
  readonly complete: boolean | null;
  readonly drift: boolean;
  /** Of people: what would break if they left. Null for everything else. */
  readonly impact: PersonImpact | null;
}

/** An account that hangs on a subject, and how. */
export interface Hanging {
  readonly account: string;
  readonly name: string | null;
  /** "reads the root inbox", "can reveal the password". */
  readonly how: readonly string[];
}

export interface SubjectView {
  readonly row: RegisterRow;
  readonly record: Readonly<Record<string, Json | undefined>>;
  readonly fields: readonly FieldView[];
  readonly hanging: readonly Hanging[];
  readonly hangingTotal: number;
  /** How many accounts hang on it in each way, the most frequent first. */
  readonly ways: readonly { readonly how: string; readonly accounts: number }[];
  /** What the subject's statements refer to, by `kind:key`, for showing names instead of keys. */
  readonly named: Readonly<Record<string, NamedSubject>>;
}

export interface NamedSubject {
  readonly name: string;
  readonly status: string | null;
}

/** A statement that names a subject. */
export interface SubjectUse {
  readonly kind: SubjectKind;
  readonly key: string;
  readonly name: string;
  /** What the statement is called: "MFA devices". */
  readonly label: string;
}

/** What a bulk edit does to one subject. */
export interface BulkChange {
  readonly key: string;
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly before: Json | null;
  readonly after: Json | null;
}

const kind = z.enum(REGISTER_KINDS);
const key = z.string().trim().min(1).max(320);
const field = z.string().regex(/^[A-Za-z][\w.-]{0,80}$/);
const item = z.string().max(700);
const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;
/** `null` takes the declaration back: the field is unrecorded again unless something else states it. */
const set = z.record(field, json).refine((fields) => Object.keys(fields).length <= 50, { error: 'too many fields' });
const reason = z.string().max(2000).optional();
/** Fields that are lists of references, and what to add to or take out of each. */
const lists = z.record(field, z.array(key).max(200)).default({});
const bulk = z.strictObject({
  kind,
  keys: z.array(key).min(1).max(10_000),
  set: set.default({}),
  add: lists,
  remove: lists,
});

export const registerChannels = {
  'register.page': ledgerChannel(
    pageOf(REGISTER_SORTS).extend({ kind, problemsOnly: z.boolean().default(false) }),
  ).answers<Page<RegisterRow>>(),
  'register.get': ledgerChannel(
    z.strictObject({ kind, key, asOf: z.iso.datetime().optional() }),
  ).answers<SubjectView>(),
  'register.history': ledgerChannel(
    z.strictObject({ kind, key, limit: z.number().int().min(1).max(1000).default(200) }),
  ).answers<{
    entries: readonly HistoryEntry[];
    total: number;
  }>(),
  /** Create a subject, or declare fields of one. Everything in one change. */
  'register.save': ledgerChannel(
    z.strictObject({
      kind,
      key,
      create: z.boolean().default(false),
      set: set.default({}),
      /** Entries of itemized lists (members, access) to state; the same person and level replaces the entry. */
      items: z.record(field, z.array(json).max(1000)).default({}),
      /** Items to end now: the interval is closed, what was true stays. */
      close: z.record(field, z.array(item).max(1000)).default({}),
      reason,
    }),
  ).answers<{ seq: number }>(),
  /** Declare the same fields of many subjects, or add to and take out of their lists, in one change. */
  'register.bulk': ledgerChannel(bulk.extend({ reason })).answers<{ seq: number; changed: number }>(),
  /** What the same edit would do, subject by subject. Nothing is changed. */
  'register.bulk-preview': ledgerChannel(bulk).answers<{
    /** Of all that would change, the first few hundred. */
    changes: readonly BulkChange[];
    changing: number;
    unchanged: number;
    /** Names of what the values refer to, by `kind:key`. */
    named: Readonly<Record<string, NamedSubject>>;
  }>(),
  /** What names a subject, before it is removed. */
  'register.uses': ledgerChannel(z.strictObject({ kind, key })).answers<{
    uses: readonly SubjectUse[];
    total: number;
  }>(),
  /** Confirm that recorded statements are still true: they become fresh. */
  'register.confirm': ledgerChannel(z.strictObject({ kind, keys: z.array(key).min(1).max(10_000) })).answers<{
    seq: number;
  }>(),
  /** Two subjects are one: everything that named the second names the first, and its addresses become aliases. */
  'register.merge': ledgerChannel(z.strictObject({ kind, into: key, from: key, reason })).answers<{ seq: number }>(),
  /** End everything said about a subject. Refused while something refers to it, unless forced. */
  'register.remove': ledgerChannel(z.strictObject({ kind, key, force: z.boolean().default(false), reason })).answers<{
    seq: number;
  }>(),
  /** Completions while typing a reference. */
  'register.suggest': ledgerChannel(
    z.strictObject({
      kinds: z.array(kind).min(1).max(9),
      text: z.string().max(200),
      limit: z.number().int().min(1).max(50).default(12),
    }),
  ).answers<{ hits: readonly { kind: RegisterKind; key: string; name: string; detail: string }[] }>(),
  /** Pairs that look like one and the same, of every kind, for merging. Never merged by name alone without asking. */
  'register.duplicates': ledgerChannel(z.undefined()).answers<{
    pairs: readonly { a: RegisterRow; b: RegisterRow; because: string }[];
  }>(),
};
