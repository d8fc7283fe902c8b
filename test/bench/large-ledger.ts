/** A large company from a seed, for benchmarks: the same numbers give the same ledger. */
import type {
  AccountRecord,
  DeviceRecord,
  GroupMember,
  GroupRecord,
  LedgerDocument,
  PersonRecord,
  VaultAccess,
  VaultRecord,
} from '../../shared/register/document.ts';

export interface LargeLedgerSize {
  readonly accounts: number;
  readonly people: number;
  readonly groups: number;
  readonly seed: number;
}

/** The instant that large ledgers are meant to be judged at. */
export const LARGE_LEDGER_NOW = Date.parse('2026-11-23T12:00:00Z');

/** The size that the product promises to stay instant with. */
export const PROMISED_SIZE: LargeLedgerSize = { accounts: 10_000, people: 5_000, groups: 2_000, seed: 1 };

/**
 * Accounts behind groups of a handful of people, some nested and some incomplete; teams of about thirty people keep
 * passwords and devices in vaults and safes; one person in twelve has left, and old access is on record.
 */
export function largeLedger(size: LargeLedgerSize): LedgerDocument {
  const random = mulberry(size.seed);
  const int = (below: number): number => Math.floor(random() * below);
  const chance = (p: number): boolean => random() < p;
  const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const day = (): string => new Date(Date.UTC(2022, 0, 1) + int(1780) * 86_400_000).toISOString();
  const padded = (i: number, digits: number): string => String(i).padStart(digits, '0');

  const people: PersonRecord[] = times(size.people, (i) => ({
    email: `person${padded(i, 5)}@acme.example`,
    name: `Person ${i}`,
    aliases: chance(0.1) ? [`p${i}@acme.example`] : [],
    status: chance(0.08) ? 'left' : chance(0.02) ? 'leaving' : 'active',
    mailAdmin: i % 1000 === 7,
    domainAdmin: i % 2000 === 9,
  }));
  const teamSize = 30;
  const teams = Math.max(1, Math.floor(size.people / teamSize));
  const personOf = (team: number): string =>
    people[((team % teams) * teamSize + int(teamSize)) % size.people]?.email ?? '';
  const interval = (): { from: string | null; until: string | null } =>
    chance(0.8) ? { from: chance(0.5) ? null : day(), until: null } : { from: null, until: day() };

  const groups: GroupRecord[] = times(size.groups, (i) => {
    const members: GroupMember[] = times(3 + int(10), () => ({
      person: personOf(i),
      role: chance(0.1) ? 'owner' : chance(0.1) ? 'manager' : 'member',
      delivery: chance(0.08) ? 'none' : chance(0.1) ? 'digest' : 'all',
      ...interval(),
    }));
    if (chance(0.15)) {
      members.push({ group: `group${int(size.groups)}@acme.example`, role: 'member', delivery: 'all' });
    }
    return {
      key: `group${i}@acme.example`,
      kind: i % 3 === 0 ? 'access' : 'mail',
      name: `Group ${i}`,
      complete: !chance(0.03),
      members,
    };
  });
  const vaultCount = Math.max(1, Math.floor(size.groups / 4));
  const vaults: VaultRecord[] = times(vaultCount, (i) => {
    const access: VaultAccess[] = times(2 + int(5), () => ({
      person: personOf(i),
      level: chance(0.1) ? 'grant' : chance(0.2) ? 'manage' : 'read',
      ...interval(),
    }));
    access.push({ group: `group${i}@acme.example`, level: 'read', from: null, until: null });
    return { key: `vault${i}`, provider: '1password', complete: !chance(0.03), access };
  });
  const places = times(teams, (i) => ({ key: `Safe ${i}`, keyholders: times(2 + int(3), () => personOf(i)) }));
  const phones = times(teams, (i) => ({
    number: `+1555${padded(i, 6)}`,
    holders: times(1 + int(3), () => personOf(i + 1)),
  }));
  const devices: DeviceRecord[] = [];
  const accounts: AccountRecord[] = times(size.accounts, (i) => {
    const team = i % teams;
    const own = times(1 + int(3), (n): string => {
      const key = `device${i}-${n}`;
      const where = int(4);
      devices.push({
        key,
        kind: where === 2 ? 'totp' : chance(0.5) ? 'fido' : 'totp',
        label: `Key ${i}-${n}`,
        holder: where < 2 ? personOf(team) : null,
        place: where === 3 ? `Safe ${team}` : null,
        vault: where === 2 ? `vault${int(vaultCount)}` : null,
        enrolledAt: chance(0.9) ? day() : null,
      });
      return key;
    });
    const state = (yes: number): 'yes' | 'no' | 'unknown' => (chance(0.02) ? 'unknown' : chance(yes) ? 'yes' : 'no');
    return {
      id: padded(100_000_000_000 + i, 12),
      name: `account-${i}`,
      email: `aws-root-${i}@${chance(0.95) ? 'acme.example' : 'mail.example'}`,
      organization: 'o-largelarge',
      state: 'ACTIVE',
      inbox: chance(0.03)
        ? null
        : chance(0.1)
          ? { person: personOf(team) }
          : { group: `group${(team * 7 + int(12)) % size.groups}@acme.example` },
      vaults: [`vault${(team * 3 + int(3)) % vaultCount}`],
      passwordRotatedAt: chance(0.9) ? day() : null,
      devices: own,
      phone: chance(0.02) ? null : `+1555${padded(team, 6)}`,
      accessKeyHolders: [],
      credentials: { password: state(0.85), mfa: state(0.9), accessKeys: 'no', certificates: 'no' },
    };
  });
  return {
    format: 'root-ledger',
    version: 1,
    settings: { companyDomains: ['acme.example'], profile: 'split-custody' },
    people,
    groups,
    vaults,
    places,
    phones,
    devices,
    organizations: [
      {
        id: 'o-largelarge',
        managementAccount: padded(100_000_000_000, 12),
        centralRoot: 'yes',
        controllers: times(5, (i) => people[i * 3]?.email ?? ''),
      },
    ],
    accounts,
  };
}

/** Deterministic numbers in [0, 1): mulberry32. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
