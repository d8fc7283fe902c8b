/**
 * Every API × every failure: whatever goes wrong, nothing becomes a value. What the failed API would have told is unknown
 * with a reason; what the others told stands; the scan ends and lists what happened.
 */
import { expect, test } from 'vitest';
import { CHECKS } from '../../../electron/scan/checks/table.ts';
import { simulatedAccount, simulatedOrganization } from '../../../electron/simulator/build.ts';
import { CIS_ROOT_USAGE_PATTERN } from '../../../electron/simulator/monitoring.ts';
import type { UnknownReason } from '../../../shared/register/facts.ts';
import { MANAGEMENT, MEMBER, type Scanned, scanOf } from './harness.ts';
import { quickClock } from './quick-clock.ts';

const REGION = 'us-east-1';
const CONTACT = { name: 'N', title: 'T', email: 'n@example.com', phone: '+442079460000' };

/** An account where every call of every check is made, and every answer is a definite one. */
function busyOrganization(faults: string[]) {
  const detection = {
    trails: [
      {
        name: 'all',
        homeRegion: REGION,
        multiRegion: true,
        organization: false,
        logging: true,
        logGroup: 'logs',
        readWriteType: 'All' as const,
        advancedSelectors: false,
      },
    ],
    logGroups: [],
    metricFilters: [
      {
        region: REGION,
        logGroup: 'logs',
        name: 'root',
        pattern: CIS_ROOT_USAGE_PATTERN,
        metricNamespace: 'S',
        metricName: 'R',
      },
    ],
    alarms: [
      {
        region: REGION,
        name: 'a',
        metricNamespace: 'S',
        metricName: 'R',
        actionsEnabled: true,
        actions: [`arn:aws:sns:${REGION}:${MEMBER}:t`],
      },
    ],
    topics: [
      { region: REGION, name: 't', subscriptions: [{ protocol: 'email', endpoint: 's@example.com', confirmed: true }] },
    ],
    guardDuty: [{ region: REGION, detectorId: 'd1', enabled: true }],
    securityHub: [{ region: REGION, subscribedAt: '2024-01-01T00:00:00Z' }],
  };
  const member = simulatedAccount({
    id: MEMBER,
    parentId: 'ou-root-inner',
    detection,
    root: {
      password: true,
      accessKeys: [{ id: 'AKIA1', active: true, createdAt: '2020-01-01T00:00:00Z', lastUsed: null }],
    },
    report: { ageMinutes: 10 },
    contacts: { security: CONTACT, billing: CONTACT, operations: CONTACT },
    govCloudAccountId: '922222222222',
    emailChange: { status: 'PENDING', at: '2026-11-01T10:00:00Z' },
    signIn: { enabled: true, policy: { Version: '2012-10-17', Statement: [DENY_ELSEWHERE] } },
  });
  const onRoot = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } };
  const content = JSON.stringify({
    Statement: { Effect: 'Deny', NotAction: 'iam:*', Resource: '*', Condition: onRoot },
  });
  return simulatedOrganization({
    accounts: [simulatedAccount({ id: MANAGEMENT, rootEvents: [EMAIL_CHANGE] }), member],
    centralRoot: { credentials: true, sessions: false },
    identityCenter: {
      region: REGION,
      users: [{ id: 'u', userName: 'u', emails: ['u@example.com'] }],
      groups: [{ id: 'g', members: ['u'] }],
      permissionSets: [{ name: 'a', policies: ['AdministratorAccess'], users: [], groups: ['g'] }],
    },
    units: [
      { id: 'ou-root-outer', name: 'Outer', parentId: 'r-root' },
      { id: 'ou-root-inner', name: 'Inner', parentId: 'ou-root-outer' },
    ],
    policies: [
      { id: 'p-1', name: 'P', description: '', awsManaged: false, content, targets: ['ou-root-outer'] },
      {
        id: 'p-2',
        type: 'RESOURCE_CONTROL_POLICY',
        name: 'R',
        description: '',
        awsManaged: false,
        content: JSON.stringify({ Statement: DENY_ELSEWHERE }),
        targets: ['ou-root-outer'],
      },
    ],
    // The listing does not tell where accounts are, so that the units are asked.
    listing: { fields: 'status', emptyPageEvery: 0 },
    faults,
  });
}

const EMAIL_CHANGE = {
  at: '2026-11-01T10:00:00Z',
  name: 'StartPrimaryEmailUpdate',
  region: 'us-east-1',
  source: 'account.amazonaws.com',
  eventType: 'AwsApiCall' as const,
  about: MEMBER,
};

const DENY_ELSEWHERE = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'signin:*',
  Resource: '*',
  Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
};

/** Which statements each API is behind; what it fails for must be unknown. */
const BEHIND: Record<string, readonly string[]> = {
  'iam:GetAccountSummary': [
    'credentials.password',
    'credentials.mfa',
    'credentials.accessKeys',
    'credentials.certificates',
  ],
  'iam:ListVirtualMFADevices': ['aws.virtualMfa'],
  'iam:GetCredentialReport': ['aws.report', 'aws.lastUse'],
  'account:GetAlternateContact': ['aws.contact.security', 'aws.contact.billing', 'aws.contact.operations'],
  'account:GetContactInformation': ['aws.contactInformation'],
  'account:GetGovCloudAccountInformation': ['aws.govCloudAccount'],
  'cloudtrail:LookupEvents': ['aws.rootEvents', 'aws.emailChange'],
  'cloudtrail:DescribeTrails': ['aws.monitoring'],
  'cloudtrail:GetTrailStatus': ['aws.monitoring'],
  'cloudtrail:GetEventSelectors': ['aws.monitoring'],
  'logs:DescribeMetricFilters': ['aws.monitoring'],
  'cloudwatch:DescribeAlarms': ['aws.monitoring'],
  'sns:ListSubscriptionsByTopic': ['aws.monitoring'],
  'guardduty:ListDetectors': ['aws.guardDuty'],
  'guardduty:GetDetector': ['aws.guardDuty'],
  'securityhub:DescribeHub': ['aws.securityHub'],
  'organizations:ListPolicies': ['aws.rootDenied', 'aws.leavingDenied', 'aws.signInControl'],
  'organizations:DescribePolicy': ['aws.rootDenied', 'aws.leavingDenied', 'aws.signInControl'],
  'signin:GetConsoleAuthorizationConfiguration': ['aws.signIn', 'aws.signInControl'],
  'signin:GetResourcePolicy': ['aws.signIn'],
  'organizations:ListTargetsForPolicy': ['aws.rootDenied', 'aws.leavingDenied', 'aws.signInControl'],
  'organizations:ListPoliciesForTarget': ['aws.rootDenied', 'aws.leavingDenied'],
  'organizations:ListOrganizationalUnitsForParent': ['aws.rootDenied', 'aws.leavingDenied', 'aws.signInControl'],
  'organizations:ListAccountsForParent': ['aws.rootDenied', 'aws.leavingDenied', 'aws.signInControl'],
  'organizations:ListAccounts': ['name', 'state'],
  'organizations:ListHandshakesForAccount': ['aws.invitations'],
  'organizations:ListInboundResponsibilityTransfers': ['aws.billingTransfers'],
  'organizations:ListOutboundResponsibilityTransfers': ['aws.billingTransfers'],
  'account:GetPrimaryEmailUpdateStatus': ['aws.emailChange'],
  'sso-admin:ListInstances': ['aws.identityCenter'],
  'sso-admin:ListPermissionSetsProvisionedToAccount': ['aws.identityCenter'],
  'sso-admin:ListAccountAssignments': ['aws.identityCenter'],
  'sso-admin:ListManagedPoliciesInPermissionSet': ['aws.identityCenter'],
  'identitystore:DescribeUser': ['aws.identityCenter'],
  'identitystore:ListGroupMemberships': ['aws.identityCenter'],
  'iam:ListOrganizationsFeatures': ['centralRoot', 'aws.rootSessions'],
  'organizations:ListDelegatedAdministrators': ['aws.delegatedAdmins'],
  'iam:ListMFADevices': ['aws.rootDevices'],
  'iam:ListAccessKeys': ['aws.rootKeys'],
  'iam:GetAccessKeyLastUsed': ['aws.rootKeys'],
  'iam:ListSigningCertificates': ['aws.rootCertificates'],
  'iam:GetLoginProfile': ['aws.rootPassword'],
  'sts:AssumeRoot': ['aws.rootDevices', 'aws.rootKeys', 'aws.rootCertificates', 'aws.rootPassword'],
  'sts:AssumeRole': ['aws.access', 'credentials.password', 'aws.virtualMfa', 'aws.lastUse', 'aws.monitoring'],
};

const FAILURES: [string, readonly UnknownReason[]][] = [
  ['AccessDenied', ['access-denied', 'not-management']],
  ['ScpDenied', ['scp-denied']],
  ['throttle', ['throttled']],
  ['throttle/RequestLimitExceeded', ['throttled']],
  ['error', ['failed']],
  ['error/503', ['failed']],
  ['code/SomethingNobodyKnows', ['failed']],
  ['code/ValidationError', ['failed']],
  ['unsupported', ['unsupported-endpoint']],
  ['malformed', ['unsupported-endpoint', 'key-missing', 'failed']],
  ['reset', ['failed']],
];

const SUBJECTS: Record<string, string> = {
  centralRoot: 'o-simulated01',
  'aws.rootSessions': 'o-simulated01',
  'aws.delegatedAdmins': 'o-simulated01',
  'aws.billingTransfers': 'o-simulated01',
  'aws.identityCenter': 'o-simulated01',
};

function statementsOf(scanned: Scanned, field: string): readonly object[] {
  const key = SUBJECTS[field] ?? MEMBER;
  // Without a listing, the caller's own account is what is left to speak of.
  const keys = scanned.facts.some((fact) => fact.key === key) ? [key] : [MANAGEMENT];
  return scanned.facts
    .filter((fact) => keys.includes(fact.key) && fact.field === field)
    .map(({ statement }) => statement);
}

/** Without these there is nothing to say of most other fields. */
const HIDING: ReadonlySet<string> = new Set(['organizations:ListAccounts', 'sts:AssumeRole']);

/** APIs that do not stand in each other's way fail together; one that hides others fails alone. */
const GROUPS: readonly (readonly string[])[] = [
  [
    'iam:GetAccountSummary',
    'iam:ListVirtualMFADevices',
    'iam:GetCredentialReport',
    'account:GetAlternateContact',
    'account:GetContactInformation',
    'account:GetGovCloudAccountInformation',
    'cloudtrail:LookupEvents',
    'cloudtrail:DescribeTrails',
    'guardduty:ListDetectors',
    'securityhub:DescribeHub',
    'organizations:ListPolicies',
    'iam:ListOrganizationsFeatures',
    'organizations:ListDelegatedAdministrators',
    'sso-admin:ListInstances',
    'iam:ListMFADevices',
    'iam:ListAccessKeys',
    'iam:ListSigningCertificates',
    'iam:GetLoginProfile',
  ],
  [
    'signin:GetConsoleAuthorizationConfiguration',
    'cloudtrail:GetTrailStatus',
    'guardduty:GetDetector',
    'organizations:DescribePolicy',
    'sso-admin:ListPermissionSetsProvisionedToAccount',
    'organizations:ListHandshakesForAccount',
    'organizations:ListInboundResponsibilityTransfers',
    'account:GetPrimaryEmailUpdateStatus',
    'iam:GetAccessKeyLastUsed',
  ],
  [
    'signin:GetResourcePolicy',
    'identitystore:ListGroupMemberships',
    'cloudtrail:GetEventSelectors',
    'organizations:ListTargetsForPolicy',
    'organizations:ListOutboundResponsibilityTransfers',
  ],
  [
    'sso-admin:ListManagedPoliciesInPermissionSet',
    'logs:DescribeMetricFilters',
    'organizations:ListOrganizationalUnitsForParent',
  ],
  ['sso-admin:ListAccountAssignments', 'cloudwatch:DescribeAlarms', 'organizations:ListAccountsForParent'],
  ['identitystore:DescribeUser', 'sns:ListSubscriptionsByTopic', 'organizations:ListPoliciesForTarget'],
  ['organizations:ListAccounts'],
  ['sts:AssumeRoot'],
  ['sts:AssumeRole'],
];
const MATRIX = GROUPS.flatMap((apis) =>
  FAILURES.map(([failure, reasons]) => ({ apis, failure, reasons, name: `${apis.join(', ')} = ${failure}` })),
);

test.each(MATRIX)('$name', async ({ apis, failure, reasons }) => {
  const faults = apis.map((api) => `${api}=${failure}`);
  const scanned = await scanOf(busyOrganization(faults), { deepAudit: true, clock: quickClock() });
  expect(scanned.summary.outcome).toBe('done');
  expect(scanned.summary.errors.length).toBeGreaterThan(0);
  const behind = new Set(apis.flatMap((api) => BEHIND[api] ?? []));
  for (const field of behind) {
    const statements = statementsOf(scanned, field);
    expect(statements, field).not.toEqual([]);
    for (const statement of statements) {
      expect(statement, field).toHaveProperty('unknown');
      const { reason } = (statement as { unknown: { reason: string } }).unknown;
      expect(reasons, `${field}: ${JSON.stringify(statement)}`).toContain(reason);
    }
  }
  if (HIDING.has(apis[0] ?? '')) return;
  for (const field of new Set(Object.values(BEHIND).flat()))
    if (!behind.has(field))
      for (const statement of statementsOf(scanned, field)) expect(statement, field).toHaveProperty('value');
});

test('the matrix holds every API that a check calls', () => {
  expect(GROUPS.flat().toSorted()).toEqual(Object.keys(BEHIND).toSorted());
  // These two are behind others: without them there is no organization to speak of, or an older report is read.
  const elsewhere = new Set([
    // Only how an absence is told hangs on it, or one part of a fact that then says that it was not read.
    'organizations:DescribeResourcePolicy',
    'events:ListRules',
    'events:ListTargetsByRule',
    'securityhub:DescribeSecurityHubV2',
    'organizations:DescribeOrganization',
    'iam:GenerateCredentialReport',
  ]);
  const called = new Set<string>(CHECKS.flatMap(({ calls }) => calls));
  expect([...called].filter((api) => !(api in BEHIND) && !elsewhere.has(api))).toEqual([]);
});

test('without a failure everything in the matrix is known', async () => {
  const scanned = await scanOf(busyOrganization([]), { deepAudit: true });
  expect(scanned.summary.errors).toEqual([]);
  for (const field of Object.values(BEHIND).flat())
    for (const statement of statementsOf(scanned, field)) expect(statement, field).toHaveProperty('value');
});
