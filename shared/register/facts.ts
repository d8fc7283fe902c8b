/**
 * Facts: everything the ledger knows is one statement about one field of one subject, with its provenance.
 *
 * A slot is (subject, field, item, basis). Each slot holds at most one current fact; what was true before stays in the
 * history. Facts of different basis about the same field stand side by side: the newest is effective, and where they
 * differ that is drift.
 */

/** How a statement is known. `observed`: an API or a file says so; `declared`: a person says so; `tested`: a drill showed it. */
export const BASES = ['observed', 'declared', 'tested'] as const;
export type Basis = (typeof BASES)[number];

/** Why a fact is unknown. Each is named to the user; none is ever shown as fine. */
export const UNKNOWN_REASONS = [
  'not-recorded',
  'not-scanned',
  'access-denied',
  'scp-denied',
  'throttled',
  'account-suspended',
  'partition-unsupported',
  'key-missing',
  'not-management',
  'unsupported-endpoint',
  'failed',
  'stale',
  'conditional',
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

export interface Unknown {
  readonly reason: UnknownReason;
  /** What the other side said, without identifiers of secrets; for support. */
  readonly detail?: string;
}

export interface Provenance {
  readonly basis: Basis;
  /** What said it: `aws:iam:GetAccountSummary`, `file:gam-members`, `person`, `drill`. */
  readonly source: string;
  /** More about the source: a file name, a request id, a case step. */
  readonly detail?: string | undefined;
  /** The instant the statement speaks of (a report's own time, not when we read it). ISO 8601, UTC. */
  readonly at: string;
  /** Who stated or ran it. */
  readonly by?: string | undefined;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface SubjectRef {
  readonly kind: SubjectKind;
  readonly key: string;
}

/** What a statement says: a value, or that it is unknown and why. */
export type Statement = { readonly value: Json } | { readonly unknown: Unknown };

export interface Fact extends SubjectRef {
  readonly field: string;
  /** Which entry of an itemized list this is; empty for everything else. */
  readonly item: string;
  readonly statement: Statement;
  /** Who said it first. */
  readonly provenance: Provenance;
  /** Who said the same last; equal to `provenance` until it is confirmed. */
  readonly confirmed: Provenance;
}

/** A fact about to be stated. */
export interface NewFact extends SubjectRef {
  readonly field: string;
  readonly item?: string;
  readonly statement: Statement;
  readonly provenance: Provenance;
  /** Where the statement was confirmed later by the same source (an export of ours says so). */
  readonly confirmed?: Provenance;
}

export type SubjectKind =
  | 'settings'
  | 'person'
  | 'group'
  | 'vault'
  | 'place'
  | 'device'
  | 'phone'
  | 'organization'
  | 'domain'
  | 'account'
  | 'waiver'
  | 'case'
  | 'campaign'
  | 'drill'
  | 'receipt'
  | 'handover'
  | 'root-use'
  | 'view'
  | 'mapping';

/** Do two statements say the same? */
export function sameStatement(a: Statement, b: Statement): boolean {
  if ('value' in a !== 'value' in b) return false;
  if ('value' in a && 'value' in b) return canonicalJson(a.value) === canonicalJson(b.value);
  return 'unknown' in a && 'unknown' in b && a.unknown.reason === b.unknown.reason;
}

/** Which instant is later: positive if `a` is. `…00Z` and `…00.000Z` are the same instant; most have the same form. */
export function compareInstants(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length === b.length && a.endsWith('Z') === b.endsWith('Z') && !/[+-]\d\d:?\d\d$/.test(a)) return a < b ? -1 : 1;
  const difference = Date.parse(a) - Date.parse(b);
  return Number.isNaN(difference) ? (a < b ? -1 : 1) : difference;
}

/** JSON with object keys in order, so that equal values have equal text (and equal hashes). */
export function canonicalJson(value: Json | undefined): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry: Json) => canonicalJson(entry)).join(',')}]`;
  const entries = Object.entries(value as Record<string, Json | undefined>)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}
