/** What all habits are made with. */
import type { LedgerRecord } from '../../shared/register/record.ts';
import type { Clock } from './clock.ts';
import { address } from './company.ts';
import type { Told } from './holdings.ts';
import { who } from './people.ts';
import { type RootSketch, type Sketch, sketch } from './sketch.ts';

/** How an account is kept: its name in, its sketch out. */
export type Pattern = (name: string, clock: Clock, change?: Partial<Sketch>) => Sketch;

/** A root user with a password and these devices. */
export const signsIn = (mfa: RootSketch['mfa'], setDays: number, usedDays: number | null): RootSketch => ({
  password: true,
  setDays,
  usedDays,
  mfa,
  keys: 0,
  keyUsedDays: null,
  certificate: false,
});

/** A mail group of one account alone, as the last import of groups has it. */
export function listOf(clock: Clock, name: string, members: LedgerRecord[], more: LedgerRecord = {}): Told {
  return {
    kind: 'group',
    record: {
      key: address(`aws-root-${name}`),
      name: `AWS root ${name}`,
      kind: 'mail',
      complete: true,
      members,
      ...more,
    },
    provenance: clock.imported('gam-members', 'group-members.csv', 12),
  };
}

/** An MFA device, as somebody recorded it so many days ago. */
export function device(clock: Clock, key: string, record: LedgerRecord, days = 120): Told {
  return { kind: 'device', record: { key, ...record }, provenance: clock.declared(who('priya'), days) };
}

/** The habit's own sketch with what is peculiar to one account; `custody: null` takes all records away. */
export const merged = (name: string, told: Sketch['told'], own: Partial<Sketch>, change: Partial<Sketch>): Sketch =>
  sketch(name, told, {
    ...own,
    ...change,
    custody: change.custody === null ? null : { ...own.custody, ...change.custody },
    records: [...(own.records ?? []), ...(change.records ?? [])],
  });
