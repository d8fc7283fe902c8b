/** The words for fields, for people. One row per field; a field without a row shows its own name. */
import type { SubjectKind } from './facts.ts';

export const KIND_NAMES: Record<SubjectKind, readonly [one: string, many: string]> = {
  settings: ['settings', 'settings'],
  person: ['person', 'people'],
  group: ['group', 'groups'],
  vault: ['vault', 'vaults'],
  place: ['place', 'places'],
  device: ['MFA device', 'MFA devices'],
  phone: ['phone', 'phones'],
  organization: ['organization', 'organizations'],
  domain: ['domain', 'domains'],
  account: ['account', 'accounts'],
  waiver: ['waiver', 'waivers'],
  case: ['offboarding case', 'offboarding cases'],
  campaign: ['access review', 'access reviews'],
  drill: ['drill', 'drills'],
  receipt: ['import receipt', 'import receipts'],
  handover: ['hardware receipt', 'hardware receipts'],
  'root-use': ['root use', 'root uses'],
  view: ['saved view', 'saved views'],
  mapping: ['column mapping', 'column mappings'],
};

const COMMON: Record<string, string> = {
  name: 'Name',
  aliases: 'Also known as',
  complete: 'List is complete',
  present: 'Recorded',
  hostedInAccount: 'Runs in AWS account',
  distinctFrom: 'Looks like, but is not',
};

const LABELS: Partial<Record<SubjectKind, Record<string, string>>> = {
  settings: {
    companyDomains: 'Company domains',
    profile: 'Policy profile',
    minBusFactor: 'Least bus factor',
    minBreakIn: 'Least break-in number',
    reviewDays: 'Review interval (days)',
    drillDays: 'Drill interval (days)',
  },
  person: {
    status: 'Status',
    lastDay: 'Last day',
    mailAdmin: 'Mail administrator',
    domainAdmin: 'Domain administrator',
    manager: 'Manager',
    outsider: 'Outside the company',
    notPerson: 'Not a person, but',
    title: 'Role in the company',
  },
  group: { kind: 'Kind', members: 'Member', acceptsOutsideSenders: 'Accepts mail from outside' },
  vault: { provider: 'Password manager', access: 'Access', unmatchedSignIns: 'AWS sign-ins that fit no account' },
  place: { keyholders: 'Keyholders', address: 'Where' },
  device: {
    kind: 'Kind',
    label: 'Label',
    serial: 'Serial number',
    holder: 'Holder',
    vault: 'Kept in vault',
    place: 'Kept at',
    enrolledAt: 'Enrolled',
    personal: 'Somebody’s own',
  },
  phone: { holders: 'Holders', kind: 'Kind' },
  organization: {
    managementAccount: 'Management account',
    centralRoot: 'Central root access',
    controllers: 'Can act on the management account',
    controllersComplete: 'List of controllers is complete',
    'aws.partition': 'Partition',
    'aws.featureSet': 'Features of the organization',
    'aws.rootSessions': 'Central root sessions',
    'aws.managementEmail': 'Root email of the management account',
    'aws.accounts': 'Accounts at the last listing',
    'aws.delegatedAdmins': 'Delegated to other accounts',
    'aws.billingTransfers': 'Billing transfers',
    'aws.identityCenter': 'Administrators by IAM Identity Center',
  },
  domain: {
    registrar: 'Registrar',
    registrarHolders: 'Can sign in at the registrar',
    dnsHolders: 'Can change DNS',
    expiresAt: 'Expires',
    dnsInAccount: 'DNS zone is in AWS account',
  },
  handover: {
    direction: 'Given or returned',
    device: 'MFA device',
    thing: 'What',
    serial: 'Serial number',
    from: 'Handed over by',
    to: 'Received by',
    place: 'Place',
    on: 'On',
    note: 'Note',
  },
  account: {
    email: 'Root email',
    organization: 'Organization',
    state: 'State',
    inbox: 'Root inbox',
    vaults: 'Password kept in',
    vaultItems: 'Vault item',
    passwordRotatedAt: 'Password last changed',
    devices: 'MFA devices',
    devicesComplete: 'List of devices is complete',
    phone: 'Primary contact phone',
    accessKeyHolders: 'Access key holders',
    accessKeyHoldersComplete: 'List of key holders is complete',
    lastDrillAt: 'Last drill',
    lastDrillResult: 'Last drill’s result',
    sharedVaultRiskOwner: 'Owner of the shared-vault risk',
    linkedAccount: 'Linked commercial account',
    'credentials.password': 'Root password',
    'credentials.mfa': 'Root MFA',
    'credentials.accessKeys': 'Root access keys',
    'credentials.certificates': 'Root signing certificates',
    'aws.partition': 'Partition',
    'aws.management': 'Is the management account',
    'aws.inOrganization': 'In an organization',
    'aws.joinedMethod': 'Joined by',
    'aws.joinedAt': 'Joined',
    'aws.access': 'Read as',
    'aws.virtualMfa': 'Virtual MFA devices of root',
    'aws.report': 'Credential report',
    'aws.lastUse': 'Root last used',
    'aws.contact.security': 'Security contact',
    'aws.contact.billing': 'Billing contact',
    'aws.contact.operations': 'Operations contact',
    'aws.contactInformation': 'Primary contact',
    'aws.govCloudAccount': 'Linked GovCloud account',
    'aws.monitoring': 'Root-use alarm',
    'aws.rootEvents': 'Root events of 90 days',
    'aws.guardDuty': 'GuardDuty',
    'aws.securityHub': 'Security Hub',
    'aws.rootDenied': 'Root denied by policy',
    'aws.leavingDenied': 'Leaving the organization',
    'aws.emailChange': 'Change of the root email',
    'aws.invitations': 'Invitations to another organization',
    'aws.signIn': 'Console sign-in as root',
    'aws.signInControl': 'Console sign-in by organization policy',
    'aws.rootDevices': 'Root MFA devices (deep audit)',
    'aws.rootKeys': 'Root access keys (deep audit)',
    'aws.rootCertificates': 'Signing certificates (deep audit)',
    'aws.rootPassword': 'Root password (deep audit)',
  },
  campaign: {
    status: 'Status',
    owner: 'Run by',
    openedAt: 'Opened',
    dueAt: 'Due',
    closedAt: 'Closed',
    reason: 'Reason',
    decisions: 'Answer',
  },
  drill: {
    account: 'Account',
    status: 'Result',
    plannedFor: 'Planned for',
    roles: 'Parts',
    steps: 'Steps',
    startedAt: 'Began',
    finishedAt: 'Ended',
    wentWrong: 'What went wrong',
  },
  'root-use': { account: 'Account', at: 'When', reason: 'Why', by: 'Who' },
};

/** What a field is called, for people. */
export function fieldLabel(kind: SubjectKind, field: string): string {
  return LABELS[kind]?.[field] ?? COMMON[field] ?? field;
}

/**
 * Fields that say who holds what: statements that go stale when nobody confirms them within the review interval.
 */
const CUSTODY_FIELDS: Partial<Record<SubjectKind, readonly string[]>> = {
  group: ['members', 'complete'],
  vault: ['access', 'complete'],
  place: ['keyholders'],
  device: ['holder', 'vault', 'place'],
  phone: ['holders'],
  organization: ['controllers'],
  domain: ['registrarHolders', 'dnsHolders'],
  account: ['inbox', 'vaults', 'devices', 'phone', 'accessKeyHolders', 'passwordRotatedAt'],
};

/** The fields of a kind that are custody statements. */
export function custodyFields(kind: SubjectKind): readonly string[] {
  return CUSTODY_FIELDS[kind] ?? [];
}

export function isCustodyField(kind: SubjectKind, field: string): boolean {
  return CUSTODY_FIELDS[kind]?.includes(field) ?? false;
}
