/** Small nasty ledgers from a seed: circles of groups, dangling keys, old and future intervals, people who left. */
import type { GroupMember, LedgerDocument, VaultAccess, VaultRecord } from '../../../shared/register/document.ts';

export const NOW = Date.parse('2026-11-23T12:00:00Z');

/** Over, today, to come; instants that are another day in UTC than where they were written; no days at all. */
const LAST_DAYS = [
  '2024-05-01',
  '2026-11-22',
  '2026-11-23',
  '2026-11-24',
  '2026-11-22T23:59:59Z',
  '2026-11-23T00:00:00Z',
  '2026-11-23T00:30:00+02:00',
  '2026-11-22T23:00:00-03:00',
  '9999-12-31',
  '1900-01-01',
];
const INSTANTS_OF_THE_DAY = [NOW, NOW, NOW, '2026-11-23T00:00:00Z', '2026-11-23T23:59:59.999Z', '2026-11-24T00:00:00Z'];

/** Deterministic numbers in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface RandomLedger {
  document: LedgerDocument;
  leavers: string[][];
  outsiders: number;
  minBusFactor: number;
  /** Milliseconds: noon, and the edges of the day. */
  now: number;
}

export function randomLedger(seed: number): RandomLedger {
  const random = randomFrom(seed);
  const chance = (p: number) => random() < p;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[], p: number): T[] => list.filter(() => chance(p));
  /** How much is unknown in this ledger. */
  const open = pick([0, 0.08, 0.2, 0.4]);
  const crowd = pick([0.2, 0.4, 0.6]);

  const emails = ['ann@acme.example', 'bob@acme.example', 'cy@acme.example', 'di@acme.example'].slice(0, pick([3, 4]));
  const people = emails.map((email) => ({
    email,
    aliases: chance(0.2) ? [`${email[0]}@alias.example`, 'BOB@acme.example'] : null,
    status: pick(['active', 'active', 'active', 'leaving', 'left', null] as const),
    lastDay: chance(0.25) ? pick(LAST_DAYS) : null,
    mailAdmin: chance(0.1),
    domainAdmin: chance(0.1),
  }));
  const ref = (email: string) =>
    chance(0.1)
      ? email.toUpperCase()
      : chance(0.1)
        ? `${email[0]}@alias.example`
        : chance(0.05)
          ? 'ghost@x.example'
          : email;
  const somePeople = (p: number) => some(emails, p).map(ref);
  const instants = [
    '2024-01-01',
    '2025-01-01T00:00:00Z',
    '2026-01-01T00:00:00+02:00',
    '2026-11-23T12:00:00Z',
    '2027-06-01',
  ];
  const interval = () =>
    chance(0.6) ? {} : { from: chance(0.4) ? null : pick(instants), until: chance(0.5) ? null : pick(instants) };

  const groupKeys = ['g0@acme.example', 'g1@acme.example', 'g2@acme.example'];
  const anyGroup = () => (chance(open / 4) ? 'gone@acme.example' : pick(groupKeys));
  const member = (): Pick<GroupMember, 'role' | 'delivery' | 'from' | 'until'> => ({
    role: pick(['member', 'member', 'member', 'manager', 'owner', null] as const),
    delivery: pick(['all', 'all', 'digest', 'none', null] as const),
    ...interval(),
  });
  const groups = groupKeys.map((key) => ({
    key,
    complete: chance(open) ? false : chance(0.5) ? true : null,
    members: chance(open / 4)
      ? null
      : [
          ...somePeople(crowd).map((person) => ({ person, ...member() })),
          ...some(groupKeys, 0.25).map((group) => ({ group, ...member() })),
          ...(chance(open / 4) ? [{ group: 'gone@acme.example', ...member() }] : []),
        ],
  }));
  const access = (): Pick<VaultAccess, 'level' | 'from' | 'until'> => ({
    level: pick(['read', 'read', 'manage', 'grant'] as const),
    ...interval(),
  });
  const vaultKeys = ['v0', 'v1'];
  const vaults: VaultRecord[] = vaultKeys.map((key) => ({
    key,
    complete: chance(open) ? false : null,
    access: chance(open / 4)
      ? null
      : [
          ...somePeople(crowd).map((person) => ({ person, ...access() })),
          ...some(groupKeys, 0.2).map((group) => ({ group, ...access() })),
        ],
  }));
  const places = [
    { key: 'safe', keyholders: chance(open / 4) ? null : somePeople(crowd), complete: chance(open) ? false : null },
  ];
  const deviceKeys = ['d0', 'd1', 'd2'];
  const devices = deviceKeys.map((key) => {
    const where = chance(open) ? 'nowhere' : pick(['holder', 'vault', 'vault', 'place']);
    return {
      key,
      kind: chance(open / 3) ? null : pick(['fido', 'passkey', 'hardware-totp', 'totp', 'totp'] as const),
      holder: where === 'holder' ? ref(pick(emails)) : null,
      vault: where === 'vault' ? (chance(open / 5) ? 'lost vault' : pick(vaultKeys)) : null,
      place: where === 'place' ? (chance(open / 5) ? 'lost place' : 'safe') : null,
      enrolledAt: chance(0.3) ? null : pick(instants),
    };
  });
  const phones = [
    { number: '+1', holders: chance(open / 4) ? null : somePeople(crowd), complete: chance(open) ? false : null },
  ];
  const state = () => (chance(open) ? pick(['unknown', null] as const) : pick(['yes', 'yes', 'yes', 'no'] as const));
  const organizations = [
    {
      id: 'o-1',
      managementAccount: chance(0.2) ? '111111111111' : '999999999999',
      centralRoot: state(),
      controllers: chance(open / 3) ? null : somePeople(crowd / 2),
      controllersComplete: chance(open / 3) ? false : null,
    },
  ];
  const account = {
    id: '111111111111',
    email: chance(open / 5)
      ? null
      : pick(['root@acme.example', 'root@MAIL.acme.example', 'root@other.example', 'root@notacme.example']),
    organization: pick([null, 'o-1', 'o-1', chance(open / 3) ? 'o-gone' : 'o-1']),
    inbox: chance(open / 2)
      ? null
      : pick([
          'none' as const,
          ...Array(4).fill({ group: anyGroup() }),
          ...Array(3).fill({ person: ref(pick(emails)) }),
        ]),
    vaults: chance(open / 4) ? null : some(chance(open / 6) ? [...vaultKeys, 'lost vault'] : vaultKeys, 0.6),
    passwordRotatedAt: chance(0.3) ? null : pick(instants),
    devices: chance(open / 2)
      ? null
      : some(chance(open / 5) ? [...deviceKeys, 'lost device'] : deviceKeys, open === 0 ? 0.9 : 0.5),
    devicesComplete: chance(open / 3) ? false : null,
    phone: chance(open / 2) ? null : pick(['none', '+1', '+1', '+1', chance(open / 5) ? '+9' : '+1']),
    accessKeyHolders: chance(open / 2) ? null : somePeople(crowd / 2),
    accessKeyHoldersComplete: chance(open / 3) ? false : null,
    credentials: {
      password: state(),
      mfa: state(),
      accessKeys: chance(open / 3) ? ('unknown' as const) : pick(['yes', 'no', 'no', 'no'] as const),
      certificates: 'no' as const,
    },
  };
  const leavers = [[pick(emails)], [pick(emails), pick(emails)], somePeople(0.4)];
  if (chance(0.3)) leavers.push(['stranger@new.example']);
  if (chance(0.2)) leavers.push([]);
  const rules = () => {
    if (chance(0.6)) return {};
    const state = pick(['open', 'restricted', 'refused', 'perhaps', 'unread'] as const);
    const from = state === 'restricted' ? pick([['203.0.113.0/24'], ['vpc-1'], ['vpc-1', '203.0.113.0/24']]) : [];
    const read = { enabled: chance(0.8), state, from, notFrom: [], policies: [] };
    return state === 'unread' ? { state } : read;
  };
  const [signIn, signInControl] = [rules(), rules()];
  const aws = {
    ...('state' in signIn ? { signIn } : {}),
    ...('state' in signInControl ? { signInControl } : {}),
  };
  return {
    document: {
      format: 'root-ledger',
      version: 1,
      people,
      groups,
      vaults,
      places,
      devices,
      phones,
      organizations,
      accounts: [Object.keys(aws).length > 0 ? { ...account, aws } : account],
    },
    leavers,
    outsiders: chance(0.7) ? 1 : 2,
    minBusFactor: pick([2, 2, 2, 1, 3]),
    now: new Date(pick(INSTANTS_OF_THE_DAY)).getTime(),
  };
}
