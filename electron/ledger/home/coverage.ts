/** How well the custody of each part of root access is known, account by account. */
import type { Coverage, CoverageStanding, CustodyPart } from '../../../shared/ipc/channels/home.ts';
import { COVERAGE_STANDINGS, CUSTODY_PARTS } from '../../../shared/ipc/channels/home.ts';
import type { Json, SubjectKind } from '../../../shared/register/facts.ts';
import type { Register, Subject } from '../../../shared/register/register.ts';
import { completeness } from '../register-rows.ts';

const DAY_MS = 86_400_000;
const FIELD: Record<CustodyPart, string> = { inbox: 'inbox', password: 'vaults', factor: 'devices', phone: 'phone' };
/** What a passed drill shows: whoever signed in had the password and the factor. */
const SHOWN_BY_DRILLS: ReadonlySet<CustodyPart> = new Set<CustodyPart>(['password', 'factor']);

/** The days after which a statement, and a drill, no longer counts. */
export interface Limits {
  readonly reviewDays: number;
  readonly drillDays: number;
}

/**
 * A part is only as well known as the least known thing it rests on: the account's own statement, and each group, vault,
 * device or phone that it names.
 * `ages` says when each was last confirmed, `isNoPerson` what stands in lists of people and is none.
 */
export function coverageOf(
  register: Register,
  ages: ReadonlyMap<string, number>,
  limits: Limits,
  now: Date,
  isNoPerson: (address: string) => boolean,
): Coverage[] {
  const counts = new Map<CustodyPart, Record<CoverageStanding, number>>(
    CUSTODY_PARTS.map((part) => [part, { verified: 0, recorded: 0, stale: 0, unknown: 0 }]),
  );
  const known = new Map<string, CoverageStanding>();
  const earliest = now.getTime() - limits.reviewDays * DAY_MS;
  for (const account of register.subjects('account').values()) {
    const drilled = drillHolds(account, limits.drillDays, now);
    for (const part of CUSTODY_PARTS) {
      let standing = isOwnedByNoPerson(part, account, isNoPerson)
        ? 'unknown'
        : statement(account, FIELD[part], earliest);
      for (const { kind, key } of standing === 'unknown' ? [] : named(part, account.value(FIELD[part]))) {
        const name = `${kind}:${key}`;
        let of = known.get(name);
        if (of === undefined) {
          of = subject(register.get({ kind, key }), ages.get(name), earliest, isNoPerson);
          known.set(name, of);
        }
        standing = worse(standing, of);
      }
      if (standing === 'recorded' && drilled && SHOWN_BY_DRILLS.has(part)) standing = 'verified';
      const count = counts.get(part);
      if (count !== undefined) count[standing] += 1;
    }
  }
  return [...counts].map(([part, accounts]) => ({ part, accounts }));
}

function statement(account: Subject, field: string, earliest: number): CoverageStanding {
  const held = account.fields.get(field)?.effective;
  if (held === undefined || !('value' in held.statement) || held.statement.value === null) return 'unknown';
  if (Date.parse(held.confirmed.at) < earliest) return 'stale';
  return held.provenance.basis === 'declared' ? 'recorded' : 'verified';
}

/** A mailbox that is no person's own is read by somebody, and nobody has said by whom. */
function isOwnedByNoPerson(part: CustodyPart, account: Subject, isNoPerson: (address: string) => boolean): boolean {
  const inbox = part === 'inbox' ? account.value('inbox') : undefined;
  if (typeof inbox !== 'object' || inbox === null || Array.isArray(inbox)) return false;
  const { person } = inbox as { person?: unknown };
  return typeof person === 'string' && isNoPerson(person);
}

function subject(
  of: Subject | undefined,
  oldest: number | undefined,
  earliest: number,
  isNoPerson: (address: string) => boolean,
): CoverageStanding {
  if (of === undefined || completeness(of, isNoPerson) === false) return 'unknown';
  const holder = of.value('holder');
  if (typeof holder === 'string' && isNoPerson(holder)) return 'unknown';
  // Of a person nothing is aged: the account's own statement is what somebody has to confirm.
  if (oldest === undefined) return of.kind === 'person' ? 'verified' : 'unknown';
  return oldest < earliest ? 'stale' : 'verified';
}

function named(part: CustodyPart, value: Json | undefined): { kind: SubjectKind; key: string }[] {
  if (part === 'phone') return typeof value === 'string' && value !== 'none' ? [{ kind: 'phone', key: value }] : [];
  if (part === 'inbox') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const { group } = value as { group?: unknown };
    return typeof group === 'string' ? [{ kind: 'group', key: group }] : [];
  }
  const kind = part === 'password' ? 'vault' : 'device';
  return Array.isArray(value) ? value.map((key) => ({ kind, key: String(key) })) : [];
}

function drillHolds(account: Subject, drillDays: number, now: Date): boolean {
  const at = account.value('lastDrillAt');
  return (
    account.value('lastDrillResult') === 'passed' &&
    typeof at === 'string' &&
    now.getTime() - Date.parse(at) <= drillDays * DAY_MS
  );
}

function worse(a: CoverageStanding, b: CoverageStanding): CoverageStanding {
  return COVERAGE_STANDINGS.indexOf(a) > COVERAGE_STANDINGS.indexOf(b) ? a : b;
}
