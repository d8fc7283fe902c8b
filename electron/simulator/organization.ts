/**
 * The simulated organization: a plain model of what AWS knows about the root user of each account.
 *
 * The simulator answers every request from these records, live: a test may change a record between two scans. Build one
 * by hand with `simulatedOrganization` and `simulatedAccount` (build.ts), or generate one with `generateOrganization`
 * (generate/organization.ts). Instants are ISO 8601 in UTC; `null` says that there is none. Nothing here is a secret.
 */
import type { SimulatedDetection, SimulatedRootEvent } from './monitoring.ts';

export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn' | 'aws-eusc';

export type AccountState = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

/** `passkey` and `fido` look the same on the wire: AWS cannot tell a synced passkey from a security key there. */
export type SimulatedDeviceKind = 'virtual' | 'fido' | 'passkey' | 'hardware-totp';

export interface SimulatedMfaDevice {
  kind: SimulatedDeviceKind;
  /** virtual: the NAME of `arn:P:iam::ACCT:mfa/NAME`; fido and passkey: of `…:u2f/root/NAME`; hardware-totp: the plain serial. */
  name: string;
  enrolledAt: string;
}

export interface SimulatedAccessKey {
  id: string;
  active: boolean;
  createdAt: string;
  lastUsed: { at: string; region: string; service: string } | null;
}

export interface SimulatedCertificate {
  id: string;
  active: boolean;
  uploadedAt: string;
}

export interface SimulatedRoot {
  password: boolean;
  /** When the password was set: what GetLoginProfile answers under AssumeRoot. */
  passwordSetAt: string | null;
  passwordLastUsedAt: string | null;
  mfaDevices: SimulatedMfaDevice[];
  accessKeys: SimulatedAccessKey[];
  certificates: SimulatedCertificate[];
}

/** An IAM user of the account. The traps are its name and its device's name, which may contain "root". */
export interface SimulatedIamUser {
  name: string;
  createdAt: string;
  password: boolean;
  passwordLastUsedAt: string | null;
  /** Name of the user's virtual MFA device, if it has one. */
  virtualMfa: string | null;
  accessKeys: SimulatedAccessKey[];
}

export interface SimulatedAlternateContact {
  name: string;
  title: string;
  email: string;
  phone: string;
}

export interface SimulatedContactInformation {
  fullName: string;
  companyName: string | null;
  addressLine1: string;
  city: string;
  postalCode: string;
  countryCode: string;
  phone: string;
  websiteUrl: string | null;
  /** Default: AWS does not say. */
  verification?: 'VERIFIED' | 'UNVERIFIED' | 'PENDING' | 'NOT_SUPPORTED';
}

export interface SimulatedContacts {
  primary: SimulatedContactInformation;
  billing: SimulatedAlternateContact | null;
  operations: SimulatedAlternateContact | null;
  security: SimulatedAlternateContact | null;
}

/** How the account's credential report behaves and how it spells things. */
export interface SimulatedReport {
  /** Age of the report that exists when the simulator starts, in minutes; `null` = none yet. */
  ageMinutes: number | null;
  /** Answers STARTED and INPROGRESS before a requested report is COMPLETE. 0 = the request itself answers COMPLETE. */
  pendingAnswers: number;
  /** `not-supported` is how the root row's `password_enabled` read historically. */
  passwordEnabled: 'boolean' | 'not-supported';
  booleans: 'lower' | 'upper';
  /** What stands for a password that was never used. */
  neverUsed: 'no_information' | 'N/A';
  /** A column that this program has never heard of, appended at the end. */
  unknownColumn: boolean;
}

/** A policy document as GetResourcePolicy answers it. */
export interface SimulatedSignInPolicy {
  Version: '2012-10-17';
  Statement: readonly object[];
}

export interface SimulatedAccount {
  id: string;
  name: string;
  /** The root user's email. */
  email: string;
  state: AccountState;
  joinedMethod: 'CREATED' | 'INVITED';
  joinedAt: string;
  /** The organizational unit or root that holds the account. */
  parentId: string;
  root: SimulatedRoot;
  users: SimulatedIamUser[];
  contacts: SimulatedContacts;
  report: SimulatedReport;
  /** Keys of GetAccountSummary that this account's answer lacks, such as `AccountPasswordPresent`. */
  missingSummaryKeys: string[];
  /** Roles that may be assumed here, by name; `any` = whatever role is asked for. */
  roles: string[] | 'any';
  detection: SimulatedDetection;
  /** Root events of the last 90 days, in any order. */
  rootEvents: SimulatedRootEvent[];
  /** The AWS GovCloud (US) account that hangs on this commercial account's email and password. */
  govCloudAccountId?: string;
  /** Open or ended invitations into another organization. */
  invitations?: { id: string; organization: string; state: string; expiresAt: string }[];
  /** The latest change of the root email begun from the management account. */
  emailChange?: { status: 'PENDING' | 'ACCEPTED' | 'COMPLETED' | 'FAILED'; at: string };
  /** Console sign-in as AWS Sign-In controls it; absent: switched off, as AWS has it for every account at first. */
  signIn?: { enabled: boolean; policy?: SimulatedSignInPolicy };
  /** Faults of this account alone, in the grammar of faults.ts without the account, e.g. `iam:GetAccountSummary=AccessDenied`. */
  faults: string[];
}

/** A policy of the organization and what it is attached to. */
export interface SimulatedPolicy {
  id: string;
  /** Default: a service control policy. */
  type?: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
  name: string;
  description: string;
  awsManaged: boolean;
  /** The policy document, as JSON text. */
  content: string;
  /** Ids of roots, organizational units and accounts. */
  targets: string[];
}

export interface SimulatedUnit {
  id: string;
  name: string;
  /** Another unit or the root. */
  parentId: string;
}

export interface SimulatedDelegation {
  accountId: string;
  /** e.g. `iam.amazonaws.com`. */
  servicePrincipal: string;
  enabledAt: string;
}

/** How ListAccounts answers. */
export interface SimulatedListing {
  /** AWS sends `State`; it sent `Status` too until 2026-09-09; older emulators send `Status` alone. */
  fields: 'state' | 'state-and-status' | 'status' | 'mixed';
  /** Before each n-th page comes an empty one with a token. 0 = never. */
  emptyPageEvery: number;
}

export interface SimulatedIdentityCenter {
  region: string;
  users: { id: string; userName: string; displayName?: string; emails: string[]; disabled?: boolean }[];
  groups: { id: string; members: string[] }[];
  /** What is assigned in the management account: to users and groups by their ids. */
  permissionSets: { name: string; policies: string[]; users: string[]; groups: string[] }[];
}

export interface SimulatedOrganization {
  /** Everything that the simulator chooses (request ids, spread of faults) follows from this. */
  seed: number;
  partition: Partition;
  /** `o-…`; `null` = the accounts stand alone and Organizations is not in use. */
  id: string | null;
  rootId: string;
  featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  managementAccountId: string;
  accounts: SimulatedAccount[];
  units: SimulatedUnit[];
  policies: SimulatedPolicy[];
  /** Targets from which AWS's own policy, which allows everything, was detached. AWS attaches it everywhere by itself. */
  withoutFullAccess?: string[];
  delegations: SimulatedDelegation[];
  /** Services with trusted access, e.g. `iam.amazonaws.com`, `account.amazonaws.com`. */
  trustedServices: string[];
  centralRoot: { credentials: boolean; sessions: boolean };
  /** The organization’s own policy, which delegates policies; absent: none. */
  resourcePolicy?: string;
  /** Billing transfers, by the account on the other side. */
  billing?: { direction: 'inbound' | 'outbound'; status: string; managementAccount: string }[];
  /** IAM Identity Center of the organization; absent: not in use. */
  identityCenter?: SimulatedIdentityCenter;
  /** Is console authorization switched on for the whole organization? */
  consoleAuthorization?: boolean;
  listing: SimulatedListing;
  /** Do the errors of ListOrganizationsFeatures end in "Exception"? AWS's pages and models disagree. */
  errorSuffix: boolean;
  /** Faults in the grammar of faults.ts, e.g. `account:*=throttle:3`. */
  faults: string[];
}

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE` in the organization's partition. */
export function arnIn(
  partition: Partition,
  service: string,
  region: string,
  account: string,
  resource: string,
): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The serial number that AWS reports for a root device: an ARN, or the plain serial of a hardware token. */
export function deviceSerial(partition: Partition, accountId: string, device: SimulatedMfaDevice): string {
  if (device.kind === 'hardware-totp') return device.name;
  const path = device.kind === 'virtual' ? 'mfa' : 'u2f/root';
  return arnIn(partition, 'iam', '', accountId, `${path}/${device.name}`);
}

/** The one Region that IAM, Organizations and Account Management answer from, and where root sign-ins are recorded. */
export const GLOBAL_REGION: Record<Partition, string> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
};
