/** Waivers: gaps that somebody accepted, for a reason and until a day. */
import type { Register, Subject } from '../register/register.ts';

export interface Waiver {
  readonly id: string;
  readonly rule: string;
  readonly account: string;
  /** Who accepted the risk, by email. */
  readonly owner: string;
  /** Who entered it, as the computer tells it; missing where that was not kept. */
  readonly enteredBy?: string;
  readonly reason: string;
  /** ISO 8601; from then on the waiver does not apply. */
  readonly expiresAt: string;
}

/** Waivers by `rule|account`. One without owner, reason or expiry accepts nothing; of several the longest counts. */
export function waiversIn(register: Register): Map<string, Waiver> {
  const waivers = new Map<string, Waiver>();
  for (const subject of register.subjects('waiver').values()) {
    const waiver = waiverFrom(subject);
    if (waiver === undefined) continue;
    const key = `${waiver.rule}|${waiver.account}`;
    const other = waivers.get(key);
    if (other === undefined || other.expiresAt < waiver.expiresAt) waivers.set(key, waiver);
  }
  return waivers;
}

function waiverFrom(subject: Subject): Waiver | undefined {
  const text = (field: string): string => {
    const value = subject.value(field);
    return typeof value === 'string' ? value.trim() : '';
  };
  const waiver = {
    id: subject.key,
    rule: text('rule'),
    account: text('account'),
    owner: text('owner'),
    reason: text('reason'),
    expiresAt: text('expiresAt'),
  };
  if (Object.values(waiver).includes('')) return undefined;
  const enteredBy = subject.fields.get('owner')?.effective?.provenance.by;
  return enteredBy === undefined ? waiver : { ...waiver, enteredBy };
}

export function hasExpired(waiver: Waiver, now: string): boolean {
  return Date.parse(waiver.expiresAt) <= Date.parse(now);
}
