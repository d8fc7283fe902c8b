/** What AWS lists of MFA devices reaches the verdicts: a device nobody recorded, one that is gone, one enrolled anew. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileCustody, evaluateAccount, whatIfVerdicts } from '../../../shared/custody/index.ts';
import { listedDevices } from '../../../shared/custody/listed-devices.ts';
import type { RootDevice, RootDeviceKind } from '../../../shared/register/aws-facts.ts';
import type { AccountRecord, DeviceRecord, LedgerDocument } from '../../../shared/register/document.ts';
import type { Json, NewFact } from '../../../shared/register/facts.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { documentOf, factsOfDocument } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';
import { saferVerdict, saferWhatIf } from '../safer.ts';
import { ledgerOf } from './edited-ledger.ts';
import { NOW, randomFrom } from './random-ledger.ts';

const ACCOUNT = '111111111111';
const POLICY = policyFrom({ companyDomains: ['acme.example'] });
const APP = `arn:aws:iam::${ACCOUNT}:mfa/root-account-mfa-device`;
const OTHER_APP = `arn:aws:iam::${ACCOUNT}:mfa/spare`;
const SECURITY_KEY = `arn:aws:iam::${ACCOUNT}:u2f/root/desk-1`;

type Lists = {
  readonly 'aws.rootDevices'?: readonly RootDevice[];
  readonly 'aws.virtualMfa'?: readonly { serial: string; enrolledAt: string | null }[];
};

/** The document that is judged: what people declared, beside what AWS listed on 1 November 2026 (or another day). */
function read(document: LedgerDocument, lists: Record<string, Lists>, at = '2026-11-01T00:00:00Z'): LedgerDocument {
  const register = new Register();
  const put = (fact: NewFact): void => register.put({ item: '', confirmed: fact.provenance, ...fact });
  for (const fact of factsOfDocument(document, { basis: 'declared', source: 'person', at: '2026-10-01T00:00:00Z' }))
    put(fact);
  for (const [key, fields] of Object.entries(lists))
    for (const [field, value] of Object.entries(fields))
      put({
        kind: 'account',
        key,
        field,
        statement: { value: value as unknown as Json },
        provenance: { basis: 'observed', source: 'aws:iam', at },
      });
  return documentOf(register);
}

const listed = (serial: string, kind: RootDeviceKind, enrolledAt: string | null = null): RootDevice => ({
  serial,
  kind,
  enrolledAt,
});

/** Ann holds the device(s); the mail goes to Bob. */
function company(devices: readonly DeviceRecord[]): LedgerDocument {
  return {
    format: 'root-ledger',
    version: 1,
    settings: {},
    people: ['ann', 'bob'].map((name) => ({ email: `${name}@acme.example`, status: 'active' as const })),
    groups: [],
    vaults: [{ key: 'Root', access: [{ person: 'bob@acme.example', level: 'read' }] }],
    places: [],
    devices: [...devices],
    phones: [{ number: '+1', holders: [] }],
    organizations: [],
    accounts: [
      {
        id: ACCOUNT,
        email: 'root@acme.example',
        inbox: { person: 'bob@acme.example' },
        vaults: ['Root'],
        passwordRotatedAt: '2026-01-01',
        devices: devices.map(({ key }) => key),
        devicesComplete: true,
        phone: 'none',
        accessKeyHolders: [],
        credentials: { password: 'yes', mfa: 'yes', accessKeys: 'no', certificates: 'no' },
      },
    ],
  };
}

function judged(devices: readonly DeviceRecord[], lists: Lists, at?: string) {
  const model = compileCustody(read(company(devices), { [ACCOUNT]: lists }, at), { policy: POLICY, now: NOW });
  return { verdict: evaluateAccount(model, ACCOUNT), counted: model.accounts[0]?.devices };
}

const app = (more: Partial<DeviceRecord> = {}): DeviceRecord => ({
  key: 'app',
  kind: 'totp',
  holder: 'ann@acme.example',
  ...more,
});
const yubikey = (more: Partial<DeviceRecord> = {}): DeviceRecord => ({
  key: 'yk',
  kind: 'fido',
  holder: 'ann@acme.example',
  ...more,
});

describe('a device that AWS lists and nobody recorded', () => {
  test.each<[string, readonly DeviceRecord[], Lists]>([
    ['virtual, by an ordinary scan', [yubikey()], { 'aws.virtualMfa': [{ serial: APP, enrolledAt: null }] }],
    [
      'a second virtual one',
      [app({ serial: APP })],
      { 'aws.virtualMfa': [APP, OTHER_APP].map((serial) => ({ serial, enrolledAt: null })) },
    ],
    [
      'a security key, by a deep audit',
      [app()],
      { 'aws.rootDevices': [listed(APP, 'virtual'), listed(SECURITY_KEY, 'security-key-or-passkey')] },
    ],
    ['a hardware token', [app()], { 'aws.rootDevices': [listed(APP, 'virtual'), listed('GAHT1', 'hardware-totp')] }],
  ])('%s: somebody unknown holds it', (_, devices, lists) => {
    const { verdict, counted } = judged(devices, lists);
    expect(counted).toEqual(devices.map(({ key }) => key));
    expect(verdict.reachable).toBe('yes');
    expect(verdict.breakIn).toBe('unknown');
    expect(verdict.missing.map(({ fact }) => fact)).toContain(
      'which other MFA devices there are: AWS last listed others than are recorded',
    );
  });
});

describe('a recorded device that AWS lists no more', () => {
  test.each<[string, readonly DeviceRecord[], Lists, readonly string[]]>([
    ['the only one, virtual', [app()], { 'aws.virtualMfa': [] }, []],
    ['the only one, by a deep audit', [yubikey()], { 'aws.rootDevices': [] }, []],
    [
      'another of the same kind took its place',
      [app({ serial: APP })],
      { 'aws.virtualMfa': [{ serial: OTHER_APP, enrolledAt: null }] },
      [],
    ],
    [
      'one of two, and nobody can tell which',
      [app(), app({ key: 'app-2' })],
      { 'aws.virtualMfa': [{ serial: APP, enrolledAt: null }] },
      [],
    ],
    [
      'one of two, by its serial',
      [app({ serial: APP }), app({ key: 'app-2', serial: OTHER_APP })],
      { 'aws.virtualMfa': [{ serial: APP, enrolledAt: null }] },
      ['app'],
    ],
    [
      'the same name with another seed',
      [app({ serial: APP, enrolledAt: '2025-03-01' })],
      { 'aws.virtualMfa': [{ serial: APP, enrolledAt: '2026-06-01T00:00:00Z' }] },
      [],
    ],
    [
      'a key of the same kind, enrolled after the recorded one',
      [yubikey({ enrolledAt: '2025-03-01' })],
      { 'aws.rootDevices': [listed(SECURITY_KEY, 'security-key-or-passkey', '2026-06-01T00:00:00Z')] },
      [],
    ],
    // A date in the time to come is no enrolment that AWS could not know of.
    ['with an enrolment to come', [app({ enrolledAt: '2027-01-01' })], { 'aws.virtualMfa': [] }, []],
  ])('%s: it is no way in', (_, devices, lists, still) => {
    const { verdict, counted } = judged(devices, lists);
    expect(counted).toEqual(still);
    expect(verdict.reachable).toBe(still.length > 0 ? 'yes' : 'unknown');
    expect(verdict.breakIn).toBe('unknown');
  });
});

test.each<[string, readonly DeviceRecord[], Lists]>([
  ['a key that an ordinary scan cannot see', [yubikey()], { 'aws.virtualMfa': [] }],
  ['a device of unrecorded kind', [yubikey({ kind: null })], { 'aws.virtualMfa': [] }],
  ['the same kind without a serial', [app()], { 'aws.virtualMfa': [{ serial: APP, enrolledAt: null }] }],
  [
    'recorded the day after it was enrolled',
    [app({ enrolledAt: '2026-06-01' })],
    { 'aws.virtualMfa': [{ serial: APP, enrolledAt: '2026-06-02T09:00:00Z' }] },
  ],
  ['enrolled after AWS was asked', [app({ enrolledAt: '2026-11-20' })], { 'aws.virtualMfa': [] }],
  // One security key serves many accounts, and each knows it by an ARN of its own.
  [
    'a key under its ARN in another account',
    [yubikey({ serial: 'arn:aws:iam::222222222222:u2f/root/desk-1' })],
    { 'aws.rootDevices': [listed(SECURITY_KEY, 'security-key-or-passkey')] },
  ],
])('%s counts as recorded', (_, devices, lists) => {
  const { verdict, counted } = judged(devices, lists);
  expect(counted).toEqual(devices.map(({ key }) => key));
  expect(verdict).toMatchObject({ reachable: 'yes', breakIn: 2 });
});

it('goes by the later of two lists, and by both where they are of one time', () => {
  const devices = { 'aws.rootDevices': [listed(APP, 'virtual')], 'aws.virtualMfa': [] };
  expect(judged([app()], devices).counted).toEqual(['app']);
  const document = read(company([app()]), { [ACCOUNT]: { 'aws.rootDevices': devices['aws.rootDevices'] } });
  const account = document.accounts?.[0] as AccountRecord & { aws: { listedAt: Record<string, string> } };
  const later = {
    ...account,
    aws: { ...account.aws, virtualMfa: [], listedAt: { ...account.aws.listedAt, virtualMfa: '2026-11-02T00:00:00Z' } },
  };
  expect(listedDevices(later, () => app(), NOW)).toMatchObject({ counted: [], gone: ['app'] });
});

const KINDS = ['fido', 'passkey', 'hardware-totp', 'totp'] as const;
const AT_AWS = {
  fido: 'security-key-or-passkey',
  passkey: 'security-key-or-passkey',
  'hardware-totp': 'hardware-totp',
  totp: 'virtual',
} as const;

/** What is so, and what people recorded of it: some devices missing, some that are there no more. */
function truthAndRecord(seed: number): { truth: LedgerDocument; record: LedgerDocument; lists: Record<string, Lists> } {
  const random = randomFrom(seed);
  const base = ledgerOf(seed);
  const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.6);
  const devices = (base.devices ?? []).map((device) => ({
    ...device,
    kind: device.kind ?? KINDS[Math.floor(random() * KINDS.length)] ?? 'totp',
    enrolledAt: null,
  }));
  const virtualOnly = random() < 0.4;
  const serial = (account: string, key: string): string => `arn:aws:iam::${account}:mfa/${key}`;
  const lists: Record<string, Lists> = {};
  const own: DeviceRecord[] = [];
  const judge = (account: AccountRecord): [AccountRecord, AccountRecord] => {
    const mine = devices.map((device) => ({
      ...device,
      key: `${account.id}-${device.key}`,
      serial: serial(account.id, device.key),
    }));
    own.push(...mine);
    const there = some(mine);
    // What an ordinary scan does not list cannot be told from what is recorded.
    const recorded = virtualOnly
      ? [...there.filter(({ kind }) => kind !== 'totp'), ...some(mine.filter(({ kind }) => kind === 'totp'))]
      : some(mine);
    lists[account.id] = virtualOnly
      ? {
          'aws.virtualMfa': there
            .filter(({ kind }) => kind === 'totp')
            .map((one) => ({ serial: one.serial, enrolledAt: null })),
        }
      : { 'aws.rootDevices': there.map((one) => listed(one.serial, AT_AWS[one.kind])) };
    const complete = { devicesComplete: true };
    return [
      { ...account, ...complete, devices: there.map(({ key }) => key) },
      { ...account, ...complete, devices: recorded.map(({ key }) => key) },
    ];
  };
  const pairs = (base.accounts ?? []).map(judge);
  const of = (accounts: AccountRecord[]): LedgerDocument => ({ ...base, devices: own, accounts });
  return { truth: of(pairs.map(([truth]) => truth)), record: of(pairs.map(([, record]) => record)), lists };
}

it('is never safer than the truth, whatever people recorded of the devices that AWS lists', () => {
  let differ = 0;
  fc.assert(
    fc.property(fc.nat(10_000_000), (seed) => {
      const { truth, record, lists } = truthAndRecord(seed);
      const options = { policy: POLICY, now: NOW };
      const [is, said] = [compileCustody(truth, options), compileCustody(read(record, lists), options)];
      for (const { id } of is.accounts) {
        const [was, now] = [evaluateAccount(is, id), evaluateAccount(said, id)];
        if (was.reachable !== now.reachable) differ += 1;
        expect(saferVerdict(was, now), id).toEqual([]);
      }
      for (const { email } of truth.people ?? [])
        expect(saferWhatIf(whatIfVerdicts(is, [email]), whatIfVerdicts(said, [email]))).toEqual([]);
    }),
    { numRuns: 150, seed: 20261201 },
  );
  expect(differ).toBeGreaterThan(0);
});
