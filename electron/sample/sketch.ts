/** One account of the sample, from which both its truth at AWS and the company's record of it are made. */
import type { Provenance } from '../../shared/register/facts.ts';
import type { LedgerRecord } from '../../shared/register/record.ts';
import type { SimulatedAccount, SimulatedDeviceKind } from '../simulator/organization.ts';
import type { Told } from './holdings.ts';

export interface RootSketch {
  readonly password: boolean;
  /** Days since the password was set; since root was last used with it. */
  readonly setDays: number;
  readonly usedDays: number | null;
  readonly mfa: readonly (readonly [kind: SimulatedDeviceKind, name: string, enrolledDays: number])[];
  readonly keys: number;
  /** Days since the newest key was used. */
  readonly keyUsedDays: number | null;
  readonly certificate: boolean;
}

export interface Sketch {
  readonly name: string;
  readonly email: string;
  readonly unit: string;
  readonly invited: boolean;
  readonly joinedDays: number;
  readonly root: RootSketch;
  /** The contact phone at AWS. */
  readonly phone: string;
  readonly contacts: 'all' | 'none' | 'same' | 'no-security';
  /** What the company recorded, without the id; `null` = not a word. */
  readonly custody: LedgerRecord | null;
  readonly told: Provenance;
  /** The last rehearsal, apart because a drill is its source. */
  readonly drill: { readonly days: number; readonly passed: boolean; readonly by: string } | null;
  /** Groups and devices of this account alone. */
  readonly records: readonly Told[];
  /** What else AWS knows: traps, policies, events, faults. */
  readonly more: Partial<SimulatedAccount>;
}

export const NO_ROOT: RootSketch = {
  password: false,
  setDays: 0,
  usedDays: null,
  mfa: [],
  keys: 0,
  keyUsedDays: null,
  certificate: false,
};

/** A calm account without root credentials, changed as told. */
export function sketch(name: string, told: Provenance, change: Partial<Sketch>): Sketch {
  return {
    name,
    email: '',
    unit: 'Workloads',
    invited: false,
    joinedDays: 900,
    root: NO_ROOT,
    phone: '+442079460100',
    contacts: 'all',
    custody: null,
    told,
    drill: null,
    records: [],
    more: {},
    ...change,
  };
}
