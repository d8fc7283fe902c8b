/** An account about which everything is known and nothing is wrong, and ways to spoil it. */
import type { LedgerRecord } from '../../../shared/register/record.ts';
import { type Aws, type Ledger, NOW } from './worlds.ts';

const FINE_AWS: Aws = {
  name: 'prod',
  email: 'aws-root-prod@acme.example',
  state: 'ACTIVE',
  organization: 'o-aaaaaaaaaa',
  'credentials.password': 'yes',
  'credentials.mfa': 'yes',
  'credentials.accessKeys': 'no',
  'credentials.certificates': 'no',
  'aws.inOrganization': 'yes',
  'aws.access': { as: 'role', role: 'RootLedgerRead' },
  'aws.virtualMfa': [],
  'aws.lastUse': { used: false },
  'aws.contact.security': { set: true, name: 'S', title: null, email: 'security@acme.example', phone: null },
  'aws.contact.billing': { set: true, name: 'B', title: null, email: 'billing@acme.example', phone: null },
  'aws.contact.operations': { set: true, name: 'O', title: null, email: 'ops@acme.example', phone: null },
  'aws.contactInformation': { name: 'Acme', company: 'Acme', phone: '+442079460123' },
  'aws.govCloudAccount': { linked: false },
  'aws.monitoring': {
    complete: true,
    missing: [],
    trail: 't',
    region: 'r',
    filter: 'f',
    alarm: 'a',
    excludesAssumeRoot: true,
  },
  'aws.rootEvents': {
    days: 90,
    region: 'us-east-1',
    events: [],
    truncated: false,
    total: 0,
    signIns: 0,
    signInsWithoutMfa: 0,
    assumedRoot: 0,
  },
  'aws.guardDuty': { enabled: true, region: 'r' },
  'aws.securityHub': { enabled: true, region: 'r' },
  'aws.rootDenied': { denied: false, exempt: false, policies: [] },
  'aws.leavingDenied': { denied: 'yes' },
  'aws.emailChange': { state: 'none' },
  'aws.invitations': [],
  'aws.signIn': { enabled: false, state: 'open', from: [], notFrom: [], policies: [] },
  'aws.signInControl': { enabled: false, state: 'open', from: [], notFrom: [], policies: [] },
};

const PEOPLE = ['ana', 'bo', 'cy', 'di', 'eve', 'fay', 'gus', 'hal'];
const NAMES: Record<string, string> = { ana: 'Ana Ruiz', bo: 'Bo Larsen', cy: 'Cy Wu', di: 'Di Marsh' };

export const email = (person: string): string => `${person}@acme.example`;
export const GROUP = 'aws-root-prod@acme.example';

const RECORDS: Record<string, LedgerRecord> = {
  [`group|${GROUP}`]: { key: GROUP, kind: 'mail', members: [{ person: email('ana') }, { person: email('bo') }] },
  'vault|root': {
    key: 'root',
    access: [
      { person: email('cy'), level: 'read' },
      { person: email('di'), level: 'read' },
    ],
  },
  'place|HQ safe': { key: 'HQ safe', keyholders: [email('eve'), email('fay')] },
  'device|yk-1': {
    key: 'yk-1',
    kind: 'fido',
    label: 'YubiKey 1',
    place: 'HQ safe',
    enrolledAt: '2026-09-01T00:00:00Z',
  },
  'device|yk-2': {
    key: 'yk-2',
    kind: 'fido',
    label: 'YubiKey 2',
    place: 'HQ safe',
    enrolledAt: '2026-09-01T00:00:00Z',
  },
  'phone|+442079460123': { number: '+442079460123', kind: 'shared', holders: [email('gus'), email('hal')] },
  'organization|o-aaaaaaaaaa': {
    id: 'o-aaaaaaaaaa',
    managementAccount: '999999999999',
    centralRoot: 'no',
    controllers: [email('eve'), email('fay')],
  },
  'domain|acme.example': {
    name: 'acme.example',
    registrarHolders: [email('ana')],
    dnsHolders: [email('ana')],
    expiresAt: '2028-01-01T00:00:00Z',
  },
};
for (const person of PEOPLE)
  RECORDS[`person|${email(person)}`] = { email: email(person), name: NAMES[person] ?? person, status: 'active' };

const CUSTODY: LedgerRecord = {
  inbox: { group: GROUP },
  vaults: ['root'],
  passwordRotatedAt: '2026-09-01T00:00:00Z',
  devices: ['yk-1', 'yk-2'],
  phone: '+442079460123',
  accessKeyHolders: [],
  lastDrillAt: '2026-10-01T00:00:00Z',
  lastDrillResult: 'passed',
};

export interface Spoilt {
  readonly aws?: Aws;
  readonly custody?: LedgerRecord;
  /** `kind|key` → what of that record is different; a record that is not there yet is added. */
  readonly records?: Record<string, LedgerRecord>;
  readonly settings?: LedgerRecord;
  readonly owed?: Ledger['owed'];
  readonly ages?: Ledger['ages'];
  readonly scannedAt?: string;
}

/** The calm account, spoilt as told. A value of `null` takes a field away. */
export function calm(spoilt: Spoilt = {}): Ledger {
  const records = { ...RECORDS };
  for (const [key, change] of Object.entries(spoilt.records ?? {})) records[key] = { ...records[key], ...change };
  return {
    aws: { ...FINE_AWS, ...spoilt.aws },
    custody: { ...CUSTODY, ...spoilt.custody },
    records: Object.entries(records).map(([key, record]) => [key.slice(0, key.indexOf('|')) as 'group', record]),
    ...(spoilt.settings ? { settings: spoilt.settings } : {}),
    ...(spoilt.owed ? { owed: spoilt.owed } : {}),
    ...(spoilt.ages ? { ages: spoilt.ages } : {}),
    ...(spoilt.scannedAt ? { scannedAt: spoilt.scannedAt } : {}),
  };
}

/** A moment `days` before the tests' now. */
export function daysAgo(days: number): string {
  return new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
}
