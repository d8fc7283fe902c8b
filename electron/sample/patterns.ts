/** How the company keeps its root accounts: a dozen habits, from exemplary to forgotten. */
import type { LedgerRecord } from '../../shared/register/record.ts';
import type { Clock } from './clock.ts';
import { address, PHONES, PLACES, VAULTS } from './company.ts';
import type { Told } from './holdings.ts';
import { who } from './people.ts';
import { type RootSketch, type Sketch, sketch } from './sketch.ts';

export type Pattern = (name: string, clock: Clock, change?: Partial<Sketch>) => Sketch;

const signsIn = (mfa: RootSketch['mfa'], setDays: number, usedDays: number | null): RootSketch => ({
  password: true,
  setDays,
  usedDays,
  mfa,
  keys: 0,
  keyUsedDays: null,
  certificate: false,
});

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

export function device(clock: Clock, key: string, record: LedgerRecord, days = 120): Told {
  return { kind: 'device', record: { key, ...record }, provenance: clock.declared(who('priya'), days) };
}

const merged = (name: string, told: Sketch['told'], own: Partial<Sketch>, change: Partial<Sketch>): Sketch =>
  sketch(name, told, {
    ...own,
    ...change,
    custody: change.custody === null ? null : { ...own.custody, ...change.custody },
    records: [...(own.records ?? []), ...(change.records ?? [])],
  });

/** As AWS advises: a list of its own, password and keys apart, two keys in two cities, a shared phone, rehearsed. */
export const model: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('ellen'), 30),
    {
      email: address(`aws-root-${name}`),
      root: signsIn(
        [
          ['fido', `${name}-1`, 260],
          ['fido', `${name}-2`, 260],
        ],
        60,
        140,
      ),
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.production],
        passwordRotatedAt: clock.ago(60),
        devices: [`yk-${name}-1`, `yk-${name}-2`],
        phone: PHONES.serviceDesk,
        accessKeyHolders: [],
      },
      drill: { days: 40, passed: true, by: who('marcus') },
      records: [
        listOf(clock, name, [
          { group: address('cloud-oncall') },
          { person: who('priya'), role: 'owner', delivery: 'none' },
        ]),
        device(
          clock,
          `yk-${name}-1`,
          { kind: 'fido', label: `YubiKey ${name} A`, place: PLACES.london, enrolledAt: clock.ago(260) },
          30,
        ),
        device(
          clock,
          `yk-${name}-2`,
          { kind: 'fido', label: `YubiKey ${name} B`, place: PLACES.leeds, enrolledAt: clock.ago(260) },
          30,
        ),
      ],
    },
    change,
  );

/** Gareth set it up and has everything: the key, the phone, the mail. */
export const garethAlone: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('gareth'), 150),
    {
      email: address(`aws-root-${name}`),
      root: signsIn([['fido', `${name}-gp`, 700]], 700, 20),
      phone: PHONES.gareth,
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.corporate],
        passwordRotatedAt: clock.ago(700),
        devices: [`yk-${name}-gp`],
        phone: PHONES.gareth,
        accessKeyHolders: [],
      },
      records: [
        listOf(clock, name, [{ person: address('gareth'), role: 'owner' }, { person: who('mei') }]),
        device(
          clock,
          `yk-${name}-gp`,
          { kind: 'fido', label: `YubiKey ${name}`, holder: who('gareth'), enrolledAt: clock.ago(700) },
          150,
        ),
      ],
    },
    change,
  );

/** Two people carry it, and one of them is leaving. */
export const twoPeople: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('mei'), 75),
    {
      email: address(`aws-root-${name}`),
      root: signsIn(
        [
          ['virtual', 'gareth-phone', 400],
          ['fido', `${name}-noor`, 380],
        ],
        200,
        60,
      ),
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.corporate],
        passwordRotatedAt: clock.ago(200),
        devices: [`totp-${name}`, `yk-${name}-noor`],
        phone: 'none',
        accessKeyHolders: [],
      },
      phone: '',
      contacts: 'no-security',
      drill: { days: 130, passed: true, by: who('gareth') },
      records: [
        listOf(clock, name, [{ person: who('gareth') }, { person: who('mei') }]),
        device(
          clock,
          `totp-${name}`,
          { kind: 'totp', label: 'Authenticator', holder: who('gareth'), personal: true, enrolledAt: clock.ago(400) },
          75,
        ),
        device(
          clock,
          `yk-${name}-noor`,
          { kind: 'fido', label: `YubiKey ${name}`, holder: who('noor'), enrolledAt: clock.ago(380) },
          75,
        ),
      ],
    },
    change,
  );

/** Plus-addresses into one mailbox, password and seed in one vault that half the engineers could read. */
export const plusAddress: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('dmitri'), 110),
    {
      email: address(`aws+${name}`),
      unit: 'Staging',
      root: signsIn([['virtual', 'root-account-mfa-device', 640]], 300, 210),
      phone: PHONES.gareth,
      contacts: 'no-security',
      custody: {
        inbox: { group: address('aws') },
        vaults: [VAULTS.staging],
        passwordRotatedAt: clock.ago(300),
        devices: [`totp-${name}`],
        phone: PHONES.gareth,
        accessKeyHolders: [],
      },
      records: [
        device(
          clock,
          `totp-${name}`,
          { kind: 'totp', label: `Authenticator ${name}`, vault: VAULTS.staging, enrolledAt: clock.ago(640) },
          110,
        ),
      ],
    },
    change,
  );

export const payments: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('hannah'), 55),
    {
      email: address(`aws-root-${name}`),
      root: signsIn(
        [
          ['fido', `${name}-hb`, 350],
          ['fido', `${name}-safe`, 350],
        ],
        120,
        35,
      ),
      phone: PHONES.payments,
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.payments],
        passwordRotatedAt: clock.ago(120),
        devices: [`yk-${name}-hb`, `yk-${name}-safe`],
        phone: PHONES.payments,
        accessKeyHolders: [],
      },
      drill: { days: 70, passed: true, by: who('jonas') },
      records: [
        listOf(clock, name, [{ group: address('payments-leads') }]),
        device(
          clock,
          `yk-${name}-hb`,
          { kind: 'fido', label: 'YubiKey Hannah', holder: who('hannah'), enrolledAt: clock.ago(350) },
          55,
        ),
        device(
          clock,
          `yk-${name}-safe`,
          { kind: 'fido', label: `YubiKey ${name} spare`, place: PLACES.london, enrolledAt: clock.ago(350) },
          55,
        ),
      ],
    },
    change,
  );

/** Recorded once in spring and not looked at since; the seed is where a former colleague could copy it. */
export const dataTeam: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('weiling'), 190),
    {
      email: address(`aws-root-${name}`),
      root: signsIn([['virtual', 'data-team', 650]], 500, 95),
      phone: PHONES.reception,
      custody: {
        inbox: { group: address('data-team') },
        vaults: [VAULTS.data],
        passwordRotatedAt: clock.ago(500),
        devices: [`totp-${name}`],
        phone: PHONES.reception,
        accessKeyHolders: [],
      },
      drill: { days: 240, passed: true, by: who('weiling') },
      records: [
        device(
          clock,
          `totp-${name}`,
          { kind: 'totp', label: `Authenticator ${name}`, vault: VAULTS.data, enrolledAt: clock.ago(650) },
          190,
        ),
      ],
    },
    change,
  );

export const logistics: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('beatriz'), 85),
    {
      email: address(`aws-root-${name}`),
      root: signsIn([['hardware-totp', `GAHT${name.length}4410${name.charCodeAt(0)}`, 800]], 150, 300),
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.production],
        passwordRotatedAt: clock.ago(150),
        devices: [`token-${name}`],
        phone: PHONES.serviceDesk,
        accessKeyHolders: [],
      },
      drill: { days: 100, passed: true, by: who('oskar') },
      records: [
        listOf(clock, name, [{ group: address('logistics-tech') }]),
        device(
          clock,
          `token-${name}`,
          {
            kind: 'hardware-totp',
            label: `Token ${name}`,
            serial: `GAHT${name.length}4410${name.charCodeAt(0)}`,
            holder: who('oskar'),
            enrolledAt: clock.ago(800),
          },
          85,
        ),
      ],
    },
    change,
  );

/** Corporate IT: few people, the finance desk's phone, one contact for everything. */
export const corporate: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('tom'), 65),
    {
      email: address(`aws-root-${name}`),
      unit: 'Corporate',
      root: signsIn([['fido', `${name}-tom`, 420]], 90, 50),
      phone: PHONES.finance,
      contacts: 'same',
      custody: {
        inbox: { group: address('corporate-it') },
        vaults: [VAULTS.corporate],
        passwordRotatedAt: clock.ago(90),
        devices: [`yk-${name}`],
        phone: PHONES.finance,
        accessKeyHolders: [],
      },
      drill: { days: 85, passed: true, by: who('tom') },
      records: [
        device(
          clock,
          `yk-${name}`,
          { kind: 'fido', label: `YubiKey ${name}`, place: PLACES.leeds, enrolledAt: clock.ago(420) },
          65,
        ),
      ],
    },
    change,
  );

/** Made by Organizations: root never had a password. */
export const bare: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('luca'), 45),
    {
      email: address(`aws+${name}`),
      unit: 'Development',
      joinedDays: 200,
      contacts: 'none',
      custody: { inbox: { group: address('aws') }, vaults: [], accessKeyHolders: [] },
    },
    change,
  );

/** There is an account, somebody set it up, and nobody has written down anything. */
export const unrecorded: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('priya'), 20),
    {
      email: address(`aws+${name}`),
      unit: 'Development',
      root: signsIn([['virtual', 'root-account-mfa-device', 900]], 900, null),
      contacts: 'none',
      custody: null,
    },
    { ...change, custody: change.custody ?? null },
  );

/** Somebody's playground: their mailbox, their phone, their head. */
export function sandbox(owner: string): Pattern {
  return (name, clock, change = {}) =>
    merged(
      name,
      clock.declared(who(owner), 160),
      {
        email: who(owner),
        unit: 'Sandbox',
        root: signsIn([['virtual', `${owner}-phone`, 480]], 480, 15),
        contacts: 'none',
        custody: { inbox: { person: who(owner) }, vaults: [], devices: [`phone-${owner}`], accessKeyHolders: [] },
        records: [
          device(
            clock,
            `phone-${owner}`,
            {
              kind: 'totp',
              label: 'Authenticator app',
              holder: who(owner),
              personal: true,
              enrolledAt: clock.ago(480),
            },
            160,
          ),
        ],
      },
      change,
    );
}
