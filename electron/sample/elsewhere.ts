/** Accounts outside the main organization: two other organizations, one that stands alone, one that nobody can find. */
import type { Json, NewFact } from '../../shared/register/facts.ts';
import { factsOf, type LedgerRecord } from '../../shared/register/record.ts';
import type { Clock } from './clock.ts';
import { address, BILLING_FAMILY, KESTREL_DOMAIN, KESTREL_ORGANIZATION, PHONES, PLACES, VAULTS } from './company.ts';
import { accountIdOf } from './ids.ts';
import { who } from './people.ts';

const NO_ROOT = { password: 'no', mfa: 'no', accessKeys: 'no', certificates: 'no' } as const;
const WITH_MFA = { ...NO_ROOT, password: 'yes', mfa: 'yes' } as const;
/** A GovCloud root user cannot sign in; it had keys on request. */
const KEYS = { ...NO_ROOT, accessKeys: 'yes' } as const;
const LEFT_OVER = { ...NO_ROOT, mfa: 'yes' } as const;

interface Elsewhere {
  readonly name: string;
  readonly email: string;
  readonly organization: string | null;
  readonly credentials: typeof NO_ROOT | typeof WITH_MFA | typeof LEFT_OVER | typeof KEYS;
  readonly custody: LedgerRecord | null;
  readonly partition?: string;
}

const ACCOUNTS: readonly Elsewhere[] = [
  {
    name: 'kestrel-management',
    email: `aws@${KESTREL_DOMAIN}`,
    organization: KESTREL_ORGANIZATION,
    credentials: WITH_MFA,
    custody: {
      inbox: { person: who('jonas') },
      vaults: [VAULTS.payments],
      devices: ['yk-kestrel'],
      phone: PHONES.payments,
    },
  },
  {
    name: 'kestrel-ledger',
    email: `aws+ledger@${KESTREL_DOMAIN}`,
    organization: KESTREL_ORGANIZATION,
    credentials: WITH_MFA,
    custody: {
      inbox: { person: who('jonas') },
      vaults: [VAULTS.payments],
      devices: ['yk-kestrel'],
      phone: PHONES.payments,
    },
  },
  {
    name: 'kestrel-risk',
    email: `aws+risk@${KESTREL_DOMAIN}`,
    organization: KESTREL_ORGANIZATION,
    credentials: NO_ROOT,
    custody: { inbox: { person: who('jonas') }, vaults: [], devices: [], accessKeyHolders: [] },
  },
  {
    name: 'kestrel-sandbox',
    email: `aws+sandbox@${KESTREL_DOMAIN}`,
    organization: KESTREL_ORGANIZATION,
    credentials: LEFT_OVER,
    custody: null,
  },
  {
    name: 'wholesale-billing',
    email: address('wholesale-aws'),
    organization: BILLING_FAMILY,
    credentials: WITH_MFA,
    custody: {
      inbox: { person: who('farah') },
      vaults: [VAULTS.corporate],
      devices: ['yk-wholesale-billing'],
      phone: PHONES.finance,
    },
  },
  {
    name: 'wholesale-shop',
    email: address('wholesale-shop'),
    organization: BILLING_FAMILY,
    credentials: NO_ROOT,
    custody: null,
  },
  {
    name: 'kestrel-public-sector',
    email: `aws+gov@${KESTREL_DOMAIN}`,
    organization: null,
    credentials: KEYS,
    custody: { accessKeyHolders: [who('jonas')] },
    partition: 'aws-us-gov',
  },
  {
    name: 'press-photo-archive',
    email: address('photo-archive'),
    organization: null,
    credentials: WITH_MFA,
    custody: { inbox: { person: who('isla') }, vaults: [VAULTS.corporate], devices: ['totp-isla'], phone: 'none' },
  },
];

/** Which account manages which of these organizations. */
export const MANAGEMENT_ELSEWHERE: Record<string, string> = {
  [KESTREL_ORGANIZATION]: accountIdOf('kestrel-management'),
  [BILLING_FAMILY]: accountIdOf('wholesale-billing'),
};

/** What earlier scans and people said of accounts that the demonstration's own scan does not reach. */
export function factsFromElsewhere(clock: Clock): NewFact[] {
  return [
    ...ACCOUNTS.flatMap((account) => scannedEarlier(account, clock)),
    ...organizations(clock),
    ...devices(clock),
    ...factsOf(
      'account',
      {
        id: accountIdOf('fernhill-ireland'),
        name: 'fernhill-ireland',
        email: address('ireland-aws'),
        inbox: { person: who('victor') },
        vaults: [VAULTS.corporate],
        passwordRotatedAt: clock.ago(600),
      },
      clock.declared(who('victor'), 330),
    ),
  ];
}

function scannedEarlier(account: Elsewhere, clock: Clock): NewFact[] {
  const days = account.organization === KESTREL_ORGANIZATION ? 9 : 47;
  const scan = clock.scanned('scan', days);
  const key = accountIdOf(account.name);
  const seen: Record<string, Json> = {
    name: account.name,
    email: account.email,
    state: 'ACTIVE',
    'aws.partition': account.partition ?? 'aws',
    'aws.access': { as: account.organization ? 'role' : 'caller', role: 'RootLedgerRead' },
    'aws.inOrganization': account.organization ? 'yes' : 'no',
    'aws.management': Object.values(MANAGEMENT_ELSEWHERE).includes(key),
    'aws.virtualMfa':
      account.name === 'press-photo-archive'
        ? [{ serial: `arn:aws:iam::${key}:mfa/isla`, enrolledAt: clock.ago(500) }]
        : [],
    'aws.lastUse': { used: false },
    'aws.contact.security': { set: false },
    'aws.guardDuty': { enabled: false, region: 'eu-west-1' },
    'aws.monitoring': {
      complete: false,
      missing: ['metric-filter', 'alarm', 'alarm-action', 'subscription'],
      trail: 'all-regions',
      region: 'eu-west-1',
      filter: null,
      alarm: null,
      excludesAssumeRoot: null,
    },
    ...(account.organization ? { organization: account.organization } : {}),
  };
  for (const [name, value] of Object.entries(account.credentials)) seen[`credentials.${name}`] = value;
  const facts: NewFact[] = Object.entries(seen).map(([field, value]) => ({
    kind: 'account',
    key,
    field,
    statement: { value },
    provenance: scan,
  }));
  if (account.custody !== null)
    facts.push(...factsOf('account', { id: key, ...account.custody }, clock.declared(who('jonas'), 95)));
  return facts;
}

function organizations(clock: Clock): NewFact[] {
  const fact = (key: string, field: string, value: Json, days: number): NewFact => ({
    kind: 'organization',
    key,
    field,
    statement: { value },
    provenance: clock.scanned('organizations:DescribeOrganization', days),
  });
  return [
    fact(KESTREL_ORGANIZATION, 'aws.featureSet', 'ALL', 9),
    fact(KESTREL_ORGANIZATION, 'centralRoot', 'yes', 9),
    fact(KESTREL_ORGANIZATION, 'aws.accounts', 4, 9),
    fact(
      KESTREL_ORGANIZATION,
      'aws.identityCenter',
      {
        region: 'eu-west-2',
        admins: ['hannah', 'jonas', 'weiling'].map((name) => ({ email: who(name), name: null, enabled: true })),
        others: 2,
        unread: 0,
      },
      9,
    ),
    fact(BILLING_FAMILY, 'aws.featureSet', 'CONSOLIDATED_BILLING', 47),
    fact(BILLING_FAMILY, 'centralRoot', 'no', 47),
    fact(BILLING_FAMILY, 'aws.accounts', 2, 47),
  ];
}

function devices(clock: Clock): NewFact[] {
  const told = (record: LedgerRecord): NewFact[] => factsOf('device', record, clock.declared(who('jonas'), 95));
  return [
    ...told({ key: 'yk-kestrel', kind: 'fido', label: 'YubiKey Kestrel', holder: who('jonas') }),
    ...told({ key: 'yk-wholesale-billing', kind: 'fido', label: 'YubiKey wholesale', place: PLACES.leeds }),
    ...told({ key: 'totp-isla', kind: 'totp', label: 'Authenticator app', holder: who('isla'), personal: true }),
  ];
}
