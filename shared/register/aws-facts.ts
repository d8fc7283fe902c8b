/**
 * What AWS itself says about accounts and organizations: the fields that a scan observes, and the shape of each value.
 *
 * Keys are the names of facts as the register holds them (`register.value<AwsAccountFacts['aws.report']>('aws.report')`).
 * Every one of them may be unknown with a reason instead: a scan states an unknown for each field that it asked for and
 * did not learn. A field that was not asked for is not stated. Instants are ISO 8601 in UTC. No value is a secret.
 *
 * Shapes are type aliases, not interfaces, so that each of them is JSON to the compiler.
 */
import type { DeviceKind, Tristate } from './document.ts';

/** What AWS answers where it is sure: a scan never states the value `unknown`, it states an unknown. */
export type YesNo = Exclude<Tristate, 'unknown'>;

const ALTERNATE_CONTACT_TYPES = ['security', 'billing', 'operations'] as const;
export type AlternateContactType = (typeof ALTERNATE_CONTACT_TYPES)[number];

/** How the scan read the account itself: as the caller, or through the read role. Unknown where neither worked. */
export type AwsAccess = { readonly as: 'caller' } | { readonly as: 'role'; readonly role: string };

/** A virtual MFA device that is assigned to the root user (found by its owner, never by its name). */
export type RootVirtualDevice = {
  /** The device's ARN. */
  readonly serial: string;
  readonly enrolledAt: string | null;
};

export type ReportedKey = {
  readonly slot: 1 | 2;
  readonly active: boolean;
  readonly lastRotatedAt: string | null;
  /** `null`: no use is recorded. */
  readonly lastUsedAt: string | null;
  readonly lastUsedRegion: string | null;
  readonly lastUsedService: string | null;
};

export type ReportedCertificate = {
  readonly slot: 1 | 2;
  readonly active: boolean;
  readonly lastRotatedAt: string | null;
};

/** The root row of the account's credential report. Its fact's date is the report's own, up to four hours (or more) old. */
export type RootReport = {
  /** `null`: the report did not say (historically `not_supported`). */
  readonly passwordEnabled: boolean | null;
  readonly mfaActive: boolean | null;
  /** `null`: no sign-in is recorded. */
  readonly passwordLastUsedAt: string | null;
  /** Slots that hold an active key, or of which a rotation or use is recorded. The report flags active keys alone. */
  readonly keys: readonly ReportedKey[];
  readonly certificates: readonly ReportedCertificate[];
};

/**
 * The last use of the root user: the latest of the three dates of the credential report. Sessions of central root
 * access (AssumeRoot) do not count. Unknown where one of the three cannot be read.
 */
export type RootLastUse =
  | { readonly used: false }
  | {
      readonly used: true;
      readonly at: string;
      readonly with: 'password' | 'access-key-1' | 'access-key-2';
      readonly region: string | null;
      readonly service: string | null;
    };

export type AlternateContact =
  | { readonly set: false }
  | {
      readonly set: true;
      readonly name: string;
      readonly title: string | null;
      readonly email: string;
      readonly phone: string | null;
    };

/** The primary contact. The phone opens the way past MFA; addresses are not kept. */
export type ContactInformation = {
  readonly name: string;
  readonly company: string | null;
  readonly phone: string;
  /** Has a code that AWS sent to the phone been read back? Absent where AWS does not say, or does not offer it. */
  readonly verified?: 'yes' | 'no' | 'pending';
};

/** A change of the root email that the management account began. `none`: none was begun in the last 90 days, as far as its log tells. */
export type RootEmailChange =
  | { readonly state: 'none' }
  | { readonly state: 'pending' | 'accepted' | 'completed' | 'failed'; readonly at: string | null };

/** An open invitation of the account to another organization: accepting it moves the account in one step. */
export type Invitation = {
  readonly id: string;
  /** The inviting organization, or its management account where that is all AWS says. */
  readonly organization: string | null;
  readonly expiresAt: string | null;
};

/** Another organization's management account that pays for this one, or that this one pays for. */
export type BillingTransfer = {
  readonly direction: 'inbound' | 'outbound';
  readonly state: string;
  /** The management account on the other side. */
  readonly with: string | null;
};

/** The GovCloud account that hangs on a commercial account's root email and password. */
export type GovCloudLink =
  | { readonly linked: false }
  | { readonly linked: true; readonly account: string; readonly state: string | null };

/** The parts of the strict form of root-usage monitoring, in the order in which each builds on the one before. */
export const MONITORING_PARTS = [
  'multi-region-trail',
  'trail-logging',
  'all-management-events',
  'log-group',
  'metric-filter',
  'alarm',
  'alarm-action',
  'subscription',
] as const;
export type MonitoringPart = (typeof MONITORING_PARTS)[number];

/** A rule of EventBridge that notices the root user. */
export type RootRule = {
  readonly name: string;
  readonly notices: 'everything' | 'sign-ins';
  /** Is it switched on, with somebody or something to tell? */
  readonly tells: boolean;
};

/** Is the use of the root user noticed: trail → log group → metric filter → alarm → topic with a confirmed subscriber? */
export type RootUsageMonitoring = {
  readonly complete: boolean;
  /** What the best trail lacks, in order; empty when complete. */
  readonly missing: readonly MonitoringPart[];
  readonly trail: string | null;
  /** The region the trail, its filter and its alarm were looked for in. */
  readonly region: string | null;
  readonly filter: string | null;
  readonly alarm: string | null;
  /**
   * Does the filter leave out central root sessions? If not, a deep audit sets off the alarm. `null` without a filter.
   */
  readonly excludesAssumeRoot: boolean | null;
  /** Rules of EventBridge that notice the root user. Absent where the chain above is complete, or where they were not read. */
  readonly rules?: readonly RootRule[];
};

/** `session`: signed in for programs (`aws login`), which leaves temporary credentials for up to twelve hours without any access key. */
const ROOT_EVENT_KINDS = ['sign-in', 'session', 'recovery', 'email', 'password', 'mfa', 'key', 'other'] as const;
export type RootEventKind = (typeof ROOT_EVENT_KINDS)[number];

export type RootEvent = {
  readonly id: string;
  readonly at: string;
  readonly name: string;
  readonly kind: RootEventKind;
  /** Sign-ins: was MFA used? `null` where it does not apply or was not told. */
  readonly mfa: boolean | null;
  readonly failed: boolean;
  readonly sourceIp: string | null;
  readonly region: string;
};

/** What CloudTrail recorded of the root user itself: no service events, nothing from central root sessions. Newest first. */
export type RootEvents = {
  /** How far back was asked, from the fact's own date. */
  readonly days: number;
  /** The one region asked: the partition's global one, where sign-ins and IAM changes are recorded. */
  readonly region: string;
  readonly events: readonly RootEvent[];
  /** More events than are kept: counts below `total` speak of all that were read. */
  readonly truncated: boolean;
  readonly total: number;
  readonly signIns: number;
  readonly signInsWithoutMfa: number;
  /** Events left out because they come from central root sessions (our own deep audits among them). */
  readonly assumedRoot: number;
  /** Credentials of the root user that central root sessions made, deleted or opened to recovery. Absent in older scans. */
  readonly central?: readonly RootEvent[];
  /** Sign-ins for programs. Absent in older scans. */
  readonly sessions?: number;
};

/** A detection service in the region asked; other regions were not. */
export type DetectionPresence = { readonly enabled: boolean; readonly region: string };

/** Security Hub comes in two: `enabled` is the one whose standards look at the root user (CSPM), `unified` the newer one, which does not. */
export type SecurityHubPresence = DetectionPresence & { readonly unified?: boolean };

export type RootDeviceKind = 'virtual' | 'security-key-or-passkey' | 'hardware-totp';

/** Deep audit: one MFA device of the root user. AWS cannot tell a security key from a synced passkey here. */
export type RootDevice = {
  readonly serial: string;
  readonly kind: RootDeviceKind;
  readonly enrolledAt: string | null;
};

/** Deep audit: one root access key. The id is not a secret. */
export type RootKey = {
  readonly id: string;
  readonly active: boolean;
  readonly createdAt: string | null;
  readonly lastUsedAt: string | null;
  readonly lastUsedRegion: string | null;
  readonly lastUsedService: string | null;
};

export type RootCertificate = { readonly id: string; readonly active: boolean; readonly uploadedAt: string | null };

/** Deep audit: `setAt` is when the login profile was made. */
export type RootPassword = { readonly present: boolean; readonly setAt: string | null };

export type RootHindrance = 'mfa-replacement' | 'central-root';

/** A service control policy that denies the root user something. Advisory: AWS evaluates more than one policy's text. */
export type RootDenial = {
  readonly policyId: string;
  readonly policyName: string;
  /** Everything, or the actions that are named. */
  readonly actions: readonly string[];
  /** Central root sessions are left out of the denial. */
  readonly sparesAssumeRoot: boolean;
  /** What the denial stands in the way of, e.g. replacing a lost MFA device. */
  readonly hinders: readonly RootHindrance[];
  /** What it may stand in the way of: that hangs on something the policy does not tell by itself. Absent in older scans. */
  readonly perhaps?: readonly RootHindrance[];
  /** Nothing is denied in so many words: what is attached here allows something else alone. */
  readonly allowList?: boolean;
};

/** Service control policies bind members alone: the management account is never bound (`exempt`). */
export type RootDenied = {
  readonly denied: boolean;
  readonly exempt: boolean;
  readonly policies: readonly RootDenial[];
};

/** Is the account kept from leaving its organization by service control policies? `maybe`: not everybody, or not always. */
export type LeavingDenied = { readonly denied: 'yes' | 'no' | 'maybe' };

/**
 * What policies say of the root user's sign-in to the console: `open` to everybody, `restricted` to certain networks, `refused`
 * wherever it comes from, or `perhaps`: it hangs on something that nobody here knows.
 */
export type SignInState = 'open' | 'restricted' | 'refused' | 'perhaps';

/** Policies on signing in, as far as they speak of the root user. */
export type SignInRules = {
  /** Is console authorization switched on? Without it such policies have no effect. */
  readonly enabled: boolean;
  readonly state: SignInState;
  /** Networks that it has to come from: address ranges, VPCs and their endpoints. Empty unless `restricted`. */
  readonly from: readonly string[];
  /** Networks that it may not come from. */
  readonly notFrom: readonly string[];
  /** Names of the policies that say so. */
  readonly policies: readonly string[];
};

/** Fields of an account that a scan observes. */
export interface AwsAccountFacts {
  /** Organizations ListAccounts (organization mode). */
  name: string;
  email: string;
  /** `State`, or `Status` where the answer is of the old kind. */
  state: string;
  /** The organization's id. */
  organization: string;
  'credentials.password': YesNo;
  'credentials.mfa': YesNo;
  'credentials.accessKeys': YesNo;
  'credentials.certificates': YesNo;
  'aws.partition': string;
  /** Is this the organization's management account? */
  'aws.management': boolean;
  'aws.inOrganization': YesNo;
  'aws.joinedMethod': 'INVITED' | 'CREATED';
  'aws.joinedAt': string;
  'aws.access': AwsAccess;
  'aws.virtualMfa': readonly RootVirtualDevice[];
  'aws.report': RootReport;
  'aws.lastUse': RootLastUse;
  'aws.contact.security': AlternateContact;
  'aws.contact.billing': AlternateContact;
  'aws.contact.operations': AlternateContact;
  'aws.contactInformation': ContactInformation;
  'aws.emailChange': RootEmailChange;
  'aws.invitations': readonly Invitation[];
  'aws.govCloudAccount': GovCloudLink;
  /** Of a GovCloud account: the commercial one that it hangs on, as that one says. */
  linkedAccount: string;
  'aws.monitoring': RootUsageMonitoring;
  'aws.rootEvents': RootEvents;
  'aws.guardDuty': DetectionPresence;
  'aws.securityHub': SecurityHubPresence;
  'aws.rootDenied': RootDenied;
  'aws.leavingDenied': LeavingDenied;
  /** The account's own policy on signing in. */
  'aws.signIn': SignInRules;
  /** What the organization's resource control policies say of signing in to the account. */
  'aws.signInControl': SignInRules;
  /** The next four come from a deep audit alone. */
  'aws.rootDevices': readonly RootDevice[];
  'aws.rootKeys': readonly RootKey[];
  'aws.rootCertificates': readonly RootCertificate[];
  'aws.rootPassword': RootPassword;
}
export type AwsAccountField = keyof AwsAccountFacts;

/** Accounts that may act as administrators of a service for the whole organization. */
export type DelegatedAdmins = {
  /** Of IAM: these can open root sessions in every member account. */
  readonly iam: readonly string[];
  /** Of Account Management: these can change root emails and contacts. */
  readonly account: readonly string[];
  /** Whom the organization’s own policy lets attach or change policies; `*` for anybody. Absent where that was not answered. */
  readonly policies?: readonly string[];
};

export type IdentityCenterUser = { readonly email: string; readonly name: string | null; readonly enabled: boolean };

/** Whom IAM Identity Center lets act in the management account. */
export type IdentityCenter = {
  /** Where it is; `null`: the organization has none. */
  readonly region: string | null;
  /** Those with AdministratorAccess there, by themselves or by a group. */
  readonly admins: readonly IdentityCenterUser[];
  /** How many more have other rights there. */
  readonly others: number;
  /** Administrators without an address by which the ledger could know them. */
  readonly unread: number;
};

/** Fields of an organization that a scan observes. */
export interface AwsOrganizationFacts {
  managementAccount: string;
  /** Is central root management (`RootCredentialsManagement`) on? On does not mean that members hold no credentials. */
  centralRoot: YesNo;
  'aws.partition': string;
  'aws.rootSessions': YesNo;
  'aws.featureSet': string;
  'aws.managementEmail': string;
  'aws.delegatedAdmins': DelegatedAdmins;
  'aws.billingTransfers': readonly BillingTransfer[];
  'aws.identityCenter': IdentityCenter;
  /** How many accounts the last complete listing held. */
  'aws.accounts': number;
}
export type AwsOrganizationField = keyof AwsOrganizationFacts;

/** What can be said of the kind of the root user's MFA. `not-virtual` = a hardware token, a security key or a passkey. */
export type RootMfaKind = 'none' | 'virtual' | 'not-virtual' | 'unknown';

/**
 * The kind of the root user's MFA, as far as an ordinary read role can tell.
 *
 * `virtual` means at least one virtual device: others may stand beside it. Hardware devices are never listed, so
 * "MFA is on and no virtual device is assigned" is all that says `not-virtual`.
 */
export function rootMfaKind(mfa: Tristate, virtual: readonly RootVirtualDevice[] | undefined): RootMfaKind {
  if (mfa === 'no') return 'none';
  if (virtual !== undefined && virtual.length > 0) return 'virtual';
  if (mfa === 'yes' && virtual !== undefined) return 'not-virtual';
  return 'unknown';
}

/** The kind of device in the register that a root device may be, to match the two. */
export function deviceKindsOf(kind: RootDeviceKind): readonly DeviceKind[] {
  if (kind === 'virtual') return ['totp'];
  if (kind === 'hardware-totp') return ['hardware-totp'];
  return ['fido', 'passkey'];
}
