import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/register/facts.ts';
import { type Aws, findingOf, type Ledger, openOn } from './worlds.ts';

const MEMBER: Ledger['records'] = [
  ['organization', { id: 'o-aaaaaaaaaa', managementAccount: '999999999999', centralRoot: 'yes' }],
];
const MANAGEMENT = (more: Record<string, string> = {}): Ledger['records'] => [
  ['organization', { id: 'o-aaaaaaaaaa', managementAccount: '111122223333', ...more }],
];
const IN = { organization: 'o-aaaaaaaaaa' };
const NO_CREDENTIALS: Aws = {
  'credentials.password': 'no',
  'credentials.accessKeys': 'no',
  'credentials.certificates': 'no',
};
const contact = (email: string) => ({ set: true, name: 'A', title: null, email, phone: null });
const event = (kind: string, more: object = {}) => ({
  id: 'e1',
  at: '2026-11-10T08:00:00Z',
  name: 'ConsoleLogin',
  kind,
  mfa: null,
  failed: false,
  sourceIp: '203.0.113.7',
  region: 'us-east-1',
  ...more,
});
const events = (list: object[], signInsWithoutMfa = 0, more: object = {}) => ({
  'aws.rootEvents': {
    days: 90,
    region: 'us-east-1',
    events: list,
    truncated: false,
    total: list.length,
    signIns: 0,
    signInsWithoutMfa,
    assumedRoot: 0,
    ...more,
  } as never,
});
const denial = (hinders: string[], perhaps: string[] = []) => ({
  'aws.rootDenied': {
    denied: true,
    exempt: false,
    policies: [{ policyId: 'p', policyName: 'DenyRoot', actions: ['*'], sparesAssumeRoot: false, hinders, perhaps }],
  } as never,
});

type Case = readonly [rule: string, status: string, ledger: Ledger, words?: string];

const truncated = () => events([], 0, { truncated: true });
const PHONE = { name: 'A', company: null, phone: '+44 20 7946 0100' };
const unwatched = (missing: string[], rules: readonly Json[] | undefined) => ({
  aws: {
    'aws.monitoring': {
      complete: false,
      missing,
      trail: 't',
      region: 'r',
      filter: null,
      alarm: null,
      excludesAssumeRoot: null,
      ...(rules ? { rules } : {}),
    },
  },
});
const RULES = { enabled: true, state: 'open', from: [], notFrom: [], policies: ['gate'] } as const;
const signIn = (state: string, from: readonly string[] = []) => ({ aws: { 'aws.signIn': { ...RULES, state, from } } });
const DENIED = { unknown: 'access-denied' };
const CASES: readonly Case[] = [
  ['root-password-without-mfa', 'gap', { aws: { 'credentials.password': 'yes', 'credentials.mfa': 'no' } }],
  ['root-password-without-mfa', 'fine', { aws: { 'credentials.password': 'yes', 'credentials.mfa': 'yes' } }],
  ['root-password-without-mfa', 'not-applicable', { aws: { 'credentials.password': 'no', 'credentials.mfa': 'no' } }],
  [
    'root-password-without-mfa',
    'not-applicable',
    { aws: { 'aws.partition': 'aws-us-gov', 'credentials.password': 'yes', 'credentials.mfa': 'no' } },
  ],
  [
    'root-password-without-mfa',
    'unknown',
    { aws: { 'credentials.password': DENIED, 'credentials.mfa': 'no' } },
    'denied',
  ],
  ['root-password-without-mfa', 'unknown', {}, 'not been scanned'],
  [
    'root-access-keys',
    'gap',
    { aws: { 'credentials.accessKeys': 'yes' }, custody: { accessKeyHolders: ['bo@acme.example'] } },
    'bo@acme.example can use it',
  ],
  [
    'root-access-keys',
    'gap',
    { aws: { 'credentials.accessKeys': 'yes', 'credentials.password': 'no' } },
    'Nobody has recorded',
  ],
  ['root-access-keys', 'fine', { aws: { 'credentials.accessKeys': 'no' } }],
  ['root-access-keys', 'unknown', { aws: { 'credentials.accessKeys': { unknown: 'throttled' } } }, 'too many'],
  ['root-signing-certificates', 'gap', { aws: { 'credentials.certificates': 'yes' } }],
  ['root-signing-certificates', 'fine', { aws: { 'credentials.certificates': 'no' } }],
  [
    'root-signing-certificates',
    'unknown',
    { aws: { 'credentials.certificates': { unknown: 'key-missing' } } },
    'did not contain',
  ],
  [
    'root-mfa-not-hardware',
    'gap',
    {
      aws: {
        'credentials.password': 'yes',
        'credentials.mfa': 'yes',
        'aws.virtualMfa': [{ serial: 'x', enrolledAt: null }],
      },
    },
  ],
  [
    'root-mfa-not-hardware',
    'fine',
    { aws: { 'credentials.password': 'yes', 'credentials.mfa': 'yes', 'aws.virtualMfa': [] } },
  ],
  [
    'root-mfa-not-hardware',
    'not-applicable',
    { aws: { 'credentials.password': 'yes', 'credentials.mfa': 'no', 'aws.virtualMfa': [] } },
  ],
  ['root-mfa-not-hardware', 'not-applicable', { aws: { 'credentials.password': 'no' } }],
  [
    'root-mfa-not-hardware',
    'unknown',
    { aws: { 'credentials.password': 'yes', 'credentials.mfa': 'yes', 'aws.virtualMfa': DENIED } },
  ],
  [
    'root-used-recently',
    'gap',
    {
      aws: { 'aws.lastUse': { used: true, at: '2026-11-21T09:00:00Z', with: 'password', region: null, service: null } },
    },
    '3 days ago with its password',
  ],
  [
    'root-used-recently',
    'fine',
    {
      aws: { 'aws.lastUse': { used: true, at: '2024-01-01T09:00:00Z', with: 'password', region: null, service: null } },
    },
  ],
  [
    'root-used-recently',
    'fine',
    {
      aws: { 'aws.lastUse': { used: true, at: '2026-11-21T09:00:00Z', with: 'password', region: null, service: null } },
      records: [
        ['root-use', { id: 'u1', account: '111122223333', at: '2026-11-21T08:00:00Z', reason: 'Closed the tax form' }],
      ],
    },
  ],
  ['root-used-recently', 'fine', { aws: { 'aws.lastUse': { used: false } } }],
  ['root-used-recently', 'unknown', { aws: { 'aws.lastUse': DENIED } }],
  ['root-email-public-provider', 'gap', { aws: { email: 'acme.aws@gmail.com' } }],
  ['root-email-public-provider', 'fine', { aws: { email: 'aws@acme.example' } }],
  ['root-email-public-provider', 'unknown', {}],
  ['root-email-foreign-domain', 'gap', { aws: { email: 'aws@supplier.example' } }, 'supplier.example'],
  ['root-email-foreign-domain', 'fine', { aws: { email: 'aws@mail.acme.example' } }],
  ['root-email-foreign-domain', 'not-applicable', { aws: { email: 'acme.aws@gmail.com' } }],
  ['root-email-foreign-domain', 'unknown', { aws: { email: 'aws@acme.example' }, settings: { companyDomains: [] } }],
  [
    'root-mailbox-shared',
    'gap',
    {
      aws: { email: 'aws+prod@acme.example' },
      records: [['account', { id: '444455556666', name: 'dev', email: 'aws+dev@acme.example' }]],
    },
    'dev',
  ],
  [
    'root-mailbox-shared',
    'fine',
    {
      aws: { email: 'aws-prod@acme.example' },
      records: [['account', { id: '444455556666', email: 'aws-dev@acme.example' }]],
    },
  ],
  ['root-mailbox-shared', 'unknown', {}],
  ['security-contact-missing', 'gap', { aws: { 'aws.contact.security': { set: false } } }],
  ['security-contact-missing', 'fine', { aws: { 'aws.contact.security': contact('sec@acme.example') } }],
  ['security-contact-missing', 'unknown', { aws: { 'aws.contact.security': DENIED } }],
  ['account-not-active', 'gap', { aws: { state: 'SUSPENDED' } }],
  ['account-not-active', 'fine', { aws: { state: 'ACTIVE' } }],
  ['account-not-active', 'unknown', {}],
  [
    'account-not-reached',
    'unknown',
    { aws: { state: 'ACTIVE', 'aws.access': { unknown: 'scp-denied' } } },
    'service control policy',
  ],
  ['account-not-reached', 'fine', { aws: { 'aws.access': { as: 'role', role: 'R' } } }],
  [
    'account-not-reached',
    'not-applicable',
    { aws: { state: 'SUSPENDED', 'aws.access': { unknown: 'account-suspended' } } },
  ],
  [
    'aws-facts-unknown',
    'unknown',
    { aws: { 'credentials.mfa': DENIED, 'aws.guardDuty': { unknown: 'throttled' } } },
    'Two facts could not be read',
  ],
  ['aws-facts-unknown', 'fine', { aws: { 'credentials.mfa': 'yes' } }],
  [
    'aws-facts-stale',
    'unknown',
    { aws: { 'credentials.mfa': 'yes' }, scannedAt: '2026-08-01T00:00:00Z' },
    'more than 30 days old',
  ],
  ['aws-facts-stale', 'fine', { aws: { 'credentials.mfa': 'yes' } }],
  [
    'member-root-credentials',
    'gap',
    { aws: { ...NO_CREDENTIALS, 'credentials.password': 'yes' }, custody: IN, records: MEMBER },
    'still has a password',
  ],
  [
    'member-root-credentials',
    'gap',
    {
      aws: { ...NO_CREDENTIALS, 'credentials.accessKeys': 'yes' },
      custody: IN,
      records: [['organization', { id: 'o-aaaaaaaaaa', managementAccount: '999999999999', centralRoot: 'no' }]],
      settings: { profile: 'no-member-root' },
    },
    'policy wants none',
  ],
  [
    'member-root-credentials',
    'fine',
    { aws: { ...NO_CREDENTIALS, 'credentials.mfa': 'no' }, custody: IN, records: MEMBER },
  ],
  [
    'member-root-credentials',
    'unknown',
    { aws: { ...NO_CREDENTIALS, 'credentials.certificates': DENIED }, custody: IN, records: MEMBER },
  ],
  [
    'member-root-credentials',
    'not-applicable',
    { aws: { 'credentials.password': 'yes' }, custody: IN, records: MANAGEMENT({ centralRoot: 'yes' }) },
  ],
  ['central-root-off', 'gap', { custody: IN, records: MANAGEMENT({ centralRoot: 'no' }) }],
  ['central-root-off', 'fine', { custody: IN, records: MANAGEMENT({ centralRoot: 'yes' }) }],
  ['central-root-off', 'unknown', { custody: IN, records: MANAGEMENT() }],
  ['central-root-off', 'not-applicable', { custody: IN, records: MEMBER }],
  ['not-in-organization', 'gap', { aws: { 'aws.inOrganization': 'no' } }],
  ['not-in-organization', 'fine', { aws: { 'aws.inOrganization': 'yes' } }],
  ['not-in-organization', 'unknown', { aws: { 'aws.inOrganization': DENIED } }],
  [
    'organization-features-partial',
    'gap',
    {
      custody: IN,
      records: [
        [
          'organization',
          { id: 'o-aaaaaaaaaa', managementAccount: '111122223333', aws: { featureSet: 'CONSOLIDATED_BILLING' } },
        ],
      ],
    },
  ],
  [
    'organization-features-partial',
    'fine',
    {
      custody: IN,
      records: [
        ['organization', { id: 'o-aaaaaaaaaa', managementAccount: '111122223333', aws: { featureSet: 'ALL' } }],
      ],
    },
  ],
  ['organization-features-partial', 'unknown', { custody: IN, records: MANAGEMENT() }],
  [
    'contacts-not-distinct',
    'gap',
    {
      aws: {
        'aws.contact.security': contact('a@acme.example'),
        'aws.contact.billing': contact('A@acme.example'),
        'aws.contact.operations': { set: false },
      },
    },
    'security and billing contact at once',
  ],
  [
    'contacts-not-distinct',
    'fine',
    {
      aws: {
        'aws.contact.security': contact('a@acme.example'),
        'aws.contact.billing': contact('b@acme.example'),
        'aws.contact.operations': contact('c@acme.example'),
      },
    },
  ],
  [
    'contacts-not-distinct',
    'unknown',
    { aws: { 'aws.contact.security': contact('a@acme.example'), 'aws.contact.billing': DENIED } },
  ],
  [
    'contact-phone-missing',
    'gap',
    { aws: { 'aws.contactInformation': { name: 'A', company: null, phone: '+0000000000' } } },
  ],
  [
    'contact-phone-missing',
    'fine',
    { aws: { 'aws.contactInformation': { name: 'A', company: null, phone: '+442079460123' } } },
  ],
  ['contact-phone-missing', 'unknown', { aws: { 'aws.contactInformation': DENIED } }],
  [
    'root-usage-not-monitored',
    'gap',
    {
      aws: {
        'aws.monitoring': {
          complete: false,
          missing: ['alarm'],
          trail: 't',
          region: 'us-east-1',
          filter: 'f',
          alarm: null,
          excludesAssumeRoot: false,
        },
      },
    },
    'no alarm',
  ],
  [
    'root-usage-not-monitored',
    'fine',
    {
      aws: {
        'aws.monitoring': {
          complete: true,
          missing: [],
          trail: 't',
          region: 'us-east-1',
          filter: 'f',
          alarm: 'a',
          excludesAssumeRoot: true,
        },
      },
    },
  ],
  ['root-usage-not-monitored', 'unknown', { aws: { 'aws.monitoring': DENIED } }],
  ['root-denied-hinders-recovery', 'gap', { aws: denial(['mfa-replacement']) }, 'replacing a lost MFA device'],
  ['root-denied-hinders-recovery', 'fine', { aws: denial([]) }],
  ['root-denied-hinders-recovery', 'unknown', { aws: denial([], ['central-root']) }, 'central root management'],
  ['root-usage-not-monitored', 'gap', unwatched([], undefined), 'were not read'],
  ['root-usage-not-monitored', 'gap', unwatched(['metric-filter'], []), 'no metric filter'],
  [
    'root-usage-not-monitored',
    'fine',
    unwatched(['metric-filter'], [{ name: 'r', notices: 'everything', tells: true }]),
  ],
  [
    'root-usage-not-monitored',
    'gap',
    unwatched(['trail-logging', 'metric-filter'], [{ name: 'r', notices: 'everything', tells: true }]),
    'switched off',
  ],
  [
    'root-usage-not-monitored',
    'gap',
    unwatched(['metric-filter'], [{ name: 'r', notices: 'everything', tells: false }]),
    'no metric filter',
  ],
  [
    'root-usage-not-monitored',
    'gap',
    unwatched(['metric-filter'], [{ name: 'r', notices: 'sign-ins', tells: true }]),
    'tells of sign-ins as root',
  ],
  ['root-email-changing', 'gap', { aws: { 'aws.emailChange': { state: 'pending', at: null } } }, 'waits for its code'],
  ['root-email-changing', 'fine', { aws: { 'aws.emailChange': { state: 'completed', at: null } } }],
  ['root-email-changing', 'unknown', { aws: { 'aws.emailChange': DENIED } }],
  [
    'invited-elsewhere',
    'gap',
    { aws: { 'aws.invitations': [{ id: 'h', organization: 'o-elsewhere1', expiresAt: null }] } },
    'invited into o-elsewhere1',
  ],
  [
    'invited-elsewhere',
    'fine',
    { aws: { 'aws.invitations': [{ id: 'h', organization: 'o-elsewhere1', expiresAt: '2020-01-01T00:00:00Z' }] } },
  ],
  ['invited-elsewhere', 'unknown', { aws: { 'aws.invitations': DENIED } }],
  ['contact-phone-unverified', 'gap', { aws: { 'aws.contactInformation': { ...PHONE, verified: 'no' } } }, 'read back'],
  ['contact-phone-unverified', 'fine', { aws: { 'aws.contactInformation': { ...PHONE, verified: 'yes' } } }],
  ['contact-phone-unverified', 'not-applicable', { aws: { 'aws.contactInformation': PHONE } }],
  ['contact-phone-unverified', 'unknown', { aws: { 'aws.contactInformation': DENIED } }],
  [
    'sign-in-from-few-networks',
    'gap',
    signIn('restricted', ['203.0.113.0/24']),
    'only from 203.0.113.0/24, a single network',
  ],
  ['sign-in-from-few-networks', 'gap', signIn('restricted', ['vpc-1']), 'nobody has recorded in which account it runs'],
  [
    'sign-in-from-few-networks',
    'gap',
    signIn('restricted', ['203.0.113.0/24', '198.51.100.0/24']),
    'only from 203.0.113.0/24 or 198.51.100.0/24.',
  ],
  ['sign-in-from-few-networks', 'gap', signIn('refused'), 'refuses the root user’s sign-in'],
  ['sign-in-from-few-networks', 'unknown', signIn('perhaps'), 'hangs on a condition'],
  ['sign-in-from-few-networks', 'unknown', { aws: { 'aws.signIn': DENIED } }],
  ['sign-in-from-few-networks', 'fine', signIn('open')],
  ['sign-in-from-few-networks', 'fine', { aws: { 'aws.signIn': { ...RULES, enabled: false, state: 'refused' } } }],
  ['leaving-not-denied', 'gap', { aws: { 'aws.leavingDenied': { denied: 'no' } } }],
  ['leaving-not-denied', 'fine', { aws: { 'aws.leavingDenied': { denied: 'yes' } } }],
  ['leaving-not-denied', 'unknown', { aws: { 'aws.leavingDenied': { denied: 'maybe' } } }],
  ['leaving-not-denied', 'unknown', { aws: { 'aws.leavingDenied': DENIED } }],
  [
    'leaving-not-denied',
    'not-applicable',
    { aws: { 'aws.inOrganization': 'no', 'aws.leavingDenied': { unknown: 'not-scanned' } } },
  ],
  [
    'root-denied-hinders-recovery',
    'not-applicable',
    { aws: { 'aws.rootDenied': { denied: false, exempt: true, policies: [] } } },
  ],
  ['root-denied-hinders-recovery', 'unknown', { aws: { 'aws.rootDenied': { unknown: 'not-management' } } }],
  ['root-sign-in-without-mfa', 'gap', { aws: events([event('sign-in', { mfa: false })], 1) }, '203.0.113.7'],
  ['root-sign-in-without-mfa', 'fine', { aws: events([event('sign-in', { mfa: true })]) }],
  ['root-sign-in-without-mfa', 'unknown', { aws: { 'aws.rootEvents': DENIED } }],
  ['root-recovery-seen', 'gap', { aws: events([event('recovery', { name: 'PasswordRecoveryRequested' })]) }],
  ['root-recovery-seen', 'fine', { aws: events([]) }],
  ['root-recovery-seen', 'unknown', { aws: { 'aws.rootEvents': DENIED } }],
  ['root-recovery-seen', 'unknown', { aws: truncated() }, 'nobody knows of the older ones'],
  ['root-sign-in-without-mfa', 'unknown', { aws: truncated() }, 'nobody knows of the older ones'],
  ['root-identity-changed', 'unknown', { aws: truncated() }, 'nobody knows of the older ones'],
  [
    'root-recovery-seen',
    'gap',
    { aws: events([], 0, { truncated: true, central: [event('password', { name: 'CreateLoginProfile' })] }) },
    'allowed by central root access',
  ],
  ['root-identity-changed', 'gap', { aws: events([event('mfa', { name: 'DeactivateMFADevice' })]) }, 'root MFA'],
  ['root-identity-changed', 'fine', { aws: events([event('sign-in')]) }],
  ['root-identity-changed', 'unknown', { aws: { 'aws.rootEvents': DENIED } }],
  ['guard-duty-absent', 'gap', { aws: { 'aws.guardDuty': { enabled: false, region: 'eu-west-1' } } }],
  ['guard-duty-absent', 'fine', { aws: { 'aws.guardDuty': { enabled: true, region: 'eu-west-1' } } }],
  ['guard-duty-absent', 'unknown', { aws: { 'aws.guardDuty': DENIED } }],
  ['security-hub-absent', 'gap', { aws: { 'aws.securityHub': { enabled: false, region: 'eu-west-1' } } }],
  ['security-hub-absent', 'fine', { aws: { 'aws.securityHub': { enabled: true, region: 'eu-west-1' } } }],
  [
    'security-hub-absent',
    'gap',
    { aws: { 'aws.securityHub': { enabled: false, region: 'eu-west-1', unified: true } } },
    'without the part that checks settings',
  ],
  ['security-hub-absent', 'unknown', { aws: { 'aws.securityHub': { unknown: 'unsupported-endpoint' } } }],
];

describe('rules about what AWS says', () => {
  for (const [rule, status, ledger, words] of CASES)
    it(`${rule}: ${status}${words ? ` (${words})` : ''}`, () => {
      const finding = findingOf(rule, ledger);
      expect(finding.status).toBe(status);
      if (words !== undefined) expect('reason' in finding ? finding.reason : '').toContain(words);
    });

  it('does not call an answer fine that is too old, and still calls an old gap a gap', () => {
    const scannedAt = '2026-06-01T00:00:00Z';
    const fine = openOn('root-access-keys', { aws: { 'credentials.accessKeys': 'no' }, scannedAt });
    expect(fine).toMatchObject({ status: 'unknown', cause: 'stale' });
    const keys = openOn('root-access-keys', { aws: { 'credentials.accessKeys': 'yes' }, scannedAt });
    expect(keys).toMatchObject({ status: 'gap', since: scannedAt });
  });
});
