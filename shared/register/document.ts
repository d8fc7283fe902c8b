/**
 * The open ledger format: one JSON document that holds a whole inventory.
 *
 * These types are the vocabulary of the product. The register folds its facts into this shape, the custody engine reads
 * it, imports and exports speak it. Absent or `null` custody fields mean *unrecorded*; `complete: false` means that
 * somebody unknown may be in the list. No field holds a secret.
 *
 * Source: docs/ledger-format.md. Fields that version 1 does not name are marked "ours".
 */
import { z } from 'zod';

/** ISO 8601 instant in UTC, or a plain date (read as its first instant). */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/, {
    error: 'is not an ISO 8601 date',
  });
export const accountId = z.string().regex(/^\d{12}$/, { error: 'is not a 12-digit account id' });
export const tristate = z.enum(['yes', 'no', 'unknown']);
export type Tristate = z.infer<typeof tristate>;

/** Who could do something from when to when: start included, end not. `null` = since for ever / still. */
const interval = { from: instant.nullish(), until: instant.nullish() };
const personRef = z.string().min(1);
const groupRef = z.string().min(1);

const personStatus = z.enum(['active', 'leaving', 'left']);
export type PersonStatus = z.infer<typeof personStatus>;

export const personRecord = z.looseObject({
  email: personRef,
  name: z.string().nullish(),
  aliases: z.array(z.string()).nullish(),
  status: personStatus.nullish(),
  lastDay: instant.nullish(),
  mailAdmin: z.boolean().nullish(),
  domainAdmin: z.boolean().nullish(),
  /** Ours: the person's manager, by email. */
  manager: personRef.nullish(),
  /** Ours: not one of the company's own people. */
  outsider: z.boolean().nullish(),
  /** Ours: what it is, if it is no person at all. Lists that it stands in are incomplete: somebody is behind it. */
  notPerson: z.enum(['shared-mailbox', 'room', 'folder', 'service-account', 'bot', 'other']).nullish(),
  /** Ours: what the person does, to tell two of the same name apart. */
  title: z.string().nullish(),
  /** Ours: people who look like this one and are somebody else, by email. */
  distinctFrom: z.array(personRef).nullish(),
});
export type PersonRecord = z.infer<typeof personRecord>;

const memberRole = z.enum(['member', 'manager', 'owner']);
export type MemberRole = z.infer<typeof memberRole>;
const memberDelivery = z.enum(['all', 'digest', 'none']);
export type MemberDelivery = z.infer<typeof memberDelivery>;

const groupMember = z.looseObject({
  person: personRef.optional(),
  group: groupRef.optional(),
  role: memberRole.nullish(),
  delivery: memberDelivery.nullish(),
  ...interval,
});
export type GroupMember = z.infer<typeof groupMember>;

export const groupRecord = z.looseObject({
  key: groupRef,
  kind: z.enum(['mail', 'access']).nullish(),
  name: z.string().nullish(),
  complete: z.boolean().nullish(),
  members: z.array(groupMember).nullish(),
  /** Ours: other names of the same group, such as the provider's id. */
  aliases: z.array(z.string()).nullish(),
  /** Ours: does the list accept mail from outside senders? AWS is one. */
  acceptsOutsideSenders: tristate.nullish(),
  /** Ours: the AWS account that the mail system or directory behind this group runs in, if any. */
  hostedInAccount: accountId.nullish(),
  /** Ours: groups that look like this one and are another, by key. */
  distinctFrom: z.array(z.string().min(1)).nullish(),
});
export type GroupRecord = z.infer<typeof groupRecord>;

const vaultLevel = z.enum(['read', 'manage', 'grant']);
export type VaultLevel = z.infer<typeof vaultLevel>;

const vaultAccess = z.looseObject({
  person: personRef.optional(),
  group: groupRef.optional(),
  level: vaultLevel,
  ...interval,
});
export type VaultAccess = z.infer<typeof vaultAccess>;

export const vaultRecord = z.looseObject({
  key: z.string().min(1),
  provider: z.string().nullish(),
  complete: z.boolean().nullish(),
  access: z.array(vaultAccess).nullish(),
  /** Ours. */
  name: z.string().nullish(),
  aliases: z.array(z.string()).nullish(),
  /** Ours: the AWS account that this password manager needs in order to work, if any. */
  hostedInAccount: accountId.nullish(),
  /** Ours: sign-ins to AWS in it that fit no account, by title, until somebody settles what they are. Never what they hold. */
  unmatchedSignIns: z
    .array(
      z.looseObject({
        item: z.string(),
        email: z.string().nullish(),
        account: accountId.nullish(),
        /** What it is, where it is no root user of the company's. */
        settled: z.string().nullish(),
      }),
    )
    .nullish(),
  /** Ours: vaults that look like this one and are another, by key. */
  distinctFrom: z.array(z.string().min(1)).nullish(),
});
export type VaultRecord = z.infer<typeof vaultRecord>;
export type UnmatchedSignIn = NonNullable<VaultRecord['unmatchedSignIns']>[number];

export const placeRecord = z.looseObject({
  key: z.string().min(1),
  keyholders: z.array(personRef).nullish(),
  complete: z.boolean().nullish(),
  /** Ours: where it is, in words. */
  address: z.string().nullish(),
  /** Ours: places that look like this one and are another, by key. */
  distinctFrom: z.array(z.string().min(1)).nullish(),
});
export type PlaceRecord = z.infer<typeof placeRecord>;

export const deviceKind = z.enum(['fido', 'passkey', 'hardware-totp', 'totp']);
export type DeviceKind = z.infer<typeof deviceKind>;

export const deviceRecord = z.looseObject({
  key: z.string().min(1),
  kind: deviceKind.nullish(),
  label: z.string().nullish(),
  serial: z.string().nullish(),
  holder: personRef.nullish(),
  vault: z.string().nullish(),
  place: z.string().nullish(),
  enrolledAt: instant.nullish(),
  /** Ours: somebody's own property, such as the authenticator on a private phone. */
  personal: z.boolean().nullish(),
  /** Ours: devices that look like this one and are another, by key. */
  distinctFrom: z.array(z.string().min(1)).nullish(),
});
export type DeviceRecord = z.infer<typeof deviceRecord>;

export const phoneRecord = z.looseObject({
  number: z.string().min(1),
  holders: z.array(personRef).nullish(),
  complete: z.boolean().nullish(),
  /** Ours: how the number is kept. `personal` is somebody's own. */
  kind: z.enum(['shared', 'desk', 'mobile', 'personal']).nullish(),
  /** Ours: phones that look like this one and are another, by number. */
  distinctFrom: z.array(z.string().min(1)).nullish(),
});
export type PhoneRecord = z.infer<typeof phoneRecord>;

export const organizationRecord = z.looseObject({
  id: z.string().min(1),
  managementAccount: accountId.nullish(),
  centralRoot: tristate.nullish(),
  controllers: z.array(personRef).nullish(),
  controllersComplete: z.boolean().nullish(),
  /** Ours. */
  name: z.string().nullish(),
});
export type OrganizationRecord = z.infer<typeof organizationRecord>;

/** Ours: who controls a mail domain. Whoever does can redirect the root's mail. */
export const domainRecord = z.looseObject({
  name: z.string().min(1),
  registrar: z.string().nullish(),
  registrarHolders: z.array(personRef).nullish(),
  dnsHolders: z.array(personRef).nullish(),
  expiresAt: instant.nullish(),
  /** The AWS account that serves the domain's DNS zone, if any. */
  dnsInAccount: accountId.nullish(),
});
export type DomainRecord = z.infer<typeof domainRecord>;

const inboxRef = z.union([z.literal('none'), z.looseObject({ group: groupRef }), z.looseObject({ person: personRef })]);

export const credentials = z.looseObject({
  password: tristate.nullish(),
  mfa: tristate.nullish(),
  accessKeys: tristate.nullish(),
  certificates: tristate.nullish(),
});
export type Credentials = z.infer<typeof credentials>;

const accountState = z.enum(['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED']);
export type AccountState = z.infer<typeof accountState>;

export const accountRecord = z.looseObject({
  id: accountId,
  name: z.string().nullish(),
  email: z.string().nullish(),
  organization: z.string().nullish(),
  state: z.string().nullish(),
  inbox: inboxRef.nullish(),
  vaults: z.array(z.string()).nullish(),
  passwordRotatedAt: instant.nullish(),
  devices: z.array(z.string()).nullish(),
  devicesComplete: z.boolean().nullish(),
  phone: z.string().nullish(),
  accessKeyHolders: z.array(personRef).nullish(),
  accessKeyHoldersComplete: z.boolean().nullish(),
  credentials: credentials.nullish(),
  /** Ours: where in the vault the item is (title or id), never what it holds. */
  vaultItems: z.array(z.looseObject({ vault: z.string(), item: z.string() })).nullish(),
  /** Ours: the last rehearsal of getting in, and how it went. */
  lastDrillAt: instant.nullish(),
  lastDrillResult: z.enum(['passed', 'failed']).nullish(),
  /** Ours: the owner of the risk that password and seed share a vault (profile `shared-vault`). */
  sharedVaultRiskOwner: personRef.nullish(),
  /** Ours: the commercial account that a GovCloud account's email and password belong to. A scan of that one says so too. */
  linkedAccount: accountId.nullish(),
});
export type AccountRecord = z.infer<typeof accountRecord>;

export const profileName = z.enum(['split-custody', 'shared-vault', 'no-member-root']);
export type ProfileName = z.infer<typeof profileName>;

export const ledgerSettings = z.looseObject({
  companyDomains: z.array(z.string()).nullish(),
  profile: profileName.nullish(),
  minBusFactor: z.number().int().min(0).nullish(),
  minBreakIn: z.number().int().min(0).nullish(),
  reviewDays: z.number().int().min(1).nullish(),
  drillDays: z.number().int().min(1).nullish(),
});
export type LedgerSettings = z.infer<typeof ledgerSettings>;

export const ledgerDocument = z.looseObject({
  format: z.literal('root-ledger'),
  version: z.literal(1),
  exportedAt: instant.nullish(),
  settings: ledgerSettings.nullish(),
  people: z.array(personRecord).nullish(),
  groups: z.array(groupRecord).nullish(),
  vaults: z.array(vaultRecord).nullish(),
  places: z.array(placeRecord).nullish(),
  devices: z.array(deviceRecord).nullish(),
  phones: z.array(phoneRecord).nullish(),
  organizations: z.array(organizationRecord).nullish(),
  domains: z.array(domainRecord).nullish(),
  accounts: z.array(accountRecord).nullish(),
});
export type LedgerDocument = z.infer<typeof ledgerDocument>;
