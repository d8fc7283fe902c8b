/** The columns of a pasted table, by kind: what each may be called, and how its cells are read. One row per column. */
import type { RegisterKind } from '../../ipc/channels/register.ts';

/** Words that people write for a value, in the form of `normalName`. */
type Words = Readonly<Record<string, string>>;

export type PasteColumn = {
  /** The field that it fills, or a part of an entry: `member`, `role`. */
  readonly id: string;
  /** What it may be called, in the form of `normalName`, the most telling first. */
  readonly names: readonly string[];
} & (
  | { readonly is: 'key' | 'text' | 'texts' | 'date' | 'yes-no' | 'inbox' }
  | { readonly is: 'choice'; readonly words: Words }
  | { readonly is: 'reference' | 'references'; readonly kind: RegisterKind }
  /** A person or group that becomes an entry of a list with a history. */
  | { readonly is: 'entry'; readonly list: string }
  /** A property of that entry. */
  | { readonly is: 'entry-choice'; readonly words: Words }
  | { readonly is: 'entry-date' }
);

const DEVICE_WORDS: Words = {
  fido: 'fido',
  fido2: 'fido',
  u2f: 'fido',
  yubikey: 'fido',
  securitykey: 'fido',
  passkey: 'passkey',
  hardwaretotp: 'hardware-totp',
  hardwaretoken: 'hardware-totp',
  token: 'hardware-totp',
  totp: 'totp',
  virtual: 'totp',
  authenticator: 'totp',
  authenticatorapp: 'totp',
};
const ROLE_WORDS: Words = {
  member: 'member',
  user: 'member',
  manager: 'manager',
  moderator: 'manager',
  owner: 'owner',
  admin: 'manager',
};
const DELIVERY_WORDS: Words = {
  all: 'all',
  everymessage: 'all',
  each: 'all',
  allmail: 'all',
  digest: 'digest',
  daily: 'digest',
  none: 'none',
  nothing: 'none',
  nomail: 'none',
  disabled: 'none',
};
const LEVEL_WORDS: Words = {
  read: 'read',
  reads: 'read',
  view: 'read',
  viewer: 'read',
  canview: 'read',
  manage: 'manage',
  readsandmanages: 'manage',
  edit: 'manage',
  canedit: 'manage',
  admin: 'manage',
  grant: 'grant',
  managescannotreadnow: 'grant',
};

const column = <C extends PasteColumn>(definition: C): C => definition;
const people = (id: string, ...names: string[]): PasteColumn => column({ id, names, is: 'references', kind: 'person' });
const text = (id: string, ...names: string[]): PasteColumn => column({ id, names, is: 'text' });
const key = (id: string, ...names: string[]): PasteColumn => column({ id, names, is: 'key' });

export const PASTE_COLUMNS: Record<RegisterKind, readonly PasteColumn[]> = {
  account: [
    key('id', 'accountid', 'account', 'awsaccount', 'awsaccountid', 'accountnumber', 'id'),
    text('name', 'name', 'accountname', 'alias', 'awsaccountname'),
    text('email', 'rootemail', 'email', 'rootaddress', 'rootmail', 'accountemail', 'mail'),
    column({
      id: 'inbox',
      names: [
        'rootinbox',
        'inbox',
        'distributiongroup',
        'group',
        'mailinglist',
        'distributionlist',
        'mailbox',
        'mailgoesto',
      ],
      is: 'inbox',
    }),
    column({
      id: 'vaults',
      names: [
        'passwordkeptin',
        'vault',
        'vaults',
        'passwordvault',
        'passwordmanager',
        'passwordstoredin',
        'collection',
      ],
      is: 'references',
      kind: 'vault',
    }),
    column({
      id: 'passwordRotatedAt',
      names: [
        'passwordlastchanged',
        'passwordrotated',
        'passwordrotatedat',
        'passwordchanged',
        'lastrotated',
        'rotated',
      ],
      is: 'date',
    }),
    column({
      id: 'devices',
      names: ['mfadevices', 'mfadevice', 'device', 'devices', 'mfa', 'mfaserial', 'yubikey', 'token'],
      is: 'references',
      kind: 'device',
    }),
    column({
      id: 'phone',
      names: ['primarycontactphone', 'phone', 'phonenumber', 'contactphone', 'primaryphone'],
      is: 'reference',
      kind: 'phone',
    }),
    people('accessKeyHolders', 'accesskeyholders', 'keyholders', 'accesskeyholder'),
    column({
      id: 'sharedVaultRiskOwner',
      names: ['ownerofthesharedvaultrisk', 'riskowner'],
      is: 'reference',
      kind: 'person',
    }),
    column({
      id: 'organization',
      names: ['organization', 'organisation', 'organizationid', 'org', 'orgid'],
      is: 'reference',
      kind: 'organization',
    }),
  ],
  person: [
    key('email', 'workemail', 'email', 'emailaddress', 'mail', 'address', 'login', 'username', 'user'),
    text('name', 'name', 'fullname', 'displayname', 'person', 'employee'),
    column({
      id: 'status',
      names: ['status', 'state', 'employmentstatus'],
      is: 'choice',
      words: {
        active: 'active',
        employed: 'active',
        current: 'active',
        leaving: 'leaving',
        notice: 'leaving',
        left: 'left',
        gone: 'left',
        terminated: 'left',
        inactive: 'left',
        former: 'left',
      },
    }),
    column({
      id: 'lastDay',
      names: ['lastday', 'leavingdate', 'terminationdate', 'enddate', 'lastworkingday'],
      is: 'date',
    }),
    text('title', 'roleinthecompany', 'title', 'jobtitle', 'position', 'role'),
    column({ id: 'manager', names: ['manager', 'reportsto', 'supervisor', 'lead'], is: 'reference', kind: 'person' }),
    column({ id: 'mailAdmin', names: ['mailadministrator', 'mailadmin', 'emailadmin'], is: 'yes-no' }),
    column({ id: 'domainAdmin', names: ['domainadministrator', 'domainadmin', 'dnsadmin'], is: 'yes-no' }),
    column({
      id: 'notPerson',
      names: ['notapersonbut', 'notaperson', 'notperson'],
      is: 'choice',
      words: {
        sharedmailbox: 'shared-mailbox',
        room: 'room',
        folder: 'folder',
        serviceaccount: 'service-account',
        bot: 'bot',
        other: 'other',
      },
    }),
    column({ id: 'outsider', names: ['outsidethecompany', 'outsider', 'external', 'contractor'], is: 'yes-no' }),
    column({
      id: 'aliases',
      names: ['alsoknownas', 'aliases', 'alias', 'otheraddresses', 'secondaryemails'],
      is: 'texts',
    }),
  ],
  group: [
    key(
      'key',
      'addressornameinitsdirectory',
      'group',
      'groupemail',
      'groupaddress',
      'address',
      'email',
      'list',
      'distributiongroup',
    ),
    text('name', 'name', 'groupname', 'displayname'),
    column({
      id: 'kind',
      names: ['kind', 'type', 'grouptype'],
      is: 'choice',
      words: {
        mail: 'mail',
        receivesmail: 'mail',
        distribution: 'mail',
        access: 'access',
        givesaccess: 'access',
        security: 'access',
      },
    }),
    column({
      id: 'member',
      names: ['member', 'members', 'memberemail', 'user', 'person', 'reader', 'readers'],
      is: 'entry',
      list: 'members',
    }),
    column({ id: 'role', names: ['role', 'memberrole', 'membership'], is: 'entry-choice', words: ROLE_WORDS }),
    column({
      id: 'delivery',
      names: ['receives', 'delivery', 'deliverysettings', 'subscription'],
      is: 'entry-choice',
      words: DELIVERY_WORDS,
    }),
    column({ id: 'from', names: ['since', 'from', 'joined', 'memberssince', 'added'], is: 'entry-date' }),
  ],
  vault: [
    key('key', 'vault', 'vaultname', 'collection', 'key'),
    text('provider', 'passwordmanager', 'provider', 'product', 'tool'),
    text('name', 'name', 'title'),
    column({
      id: 'member',
      names: ['access', 'person', 'user', 'member', 'useremail', 'group', 'who', 'email'],
      is: 'entry',
      list: 'access',
    }),
    column({
      id: 'level',
      names: ['level', 'permission', 'permissions', 'accesslevel', 'rights'],
      is: 'entry-choice',
      words: LEVEL_WORDS,
    }),
    column({ id: 'from', names: ['since', 'from', 'granted', 'added'], is: 'entry-date' }),
  ],
  device: [
    key('key', 'serialnumberorlabel', 'device', 'key', 'assettag', 'asset', 'inventorynumber'),
    column({ id: 'kind', names: ['kind', 'type', 'model', 'devicetype'], is: 'choice', words: DEVICE_WORDS }),
    text('label', 'label', 'name', 'description'),
    text('serial', 'serialnumber', 'serial', 'sn'),
    column({
      id: 'holder',
      names: ['holder', 'owner', 'assignedto', 'user', 'person', 'custodian', 'keptby'],
      is: 'reference',
      kind: 'person',
    }),
    column({ id: 'vault', names: ['keptinvault', 'vault'], is: 'reference', kind: 'vault' }),
    column({ id: 'place', names: ['keptat', 'place', 'safe', 'location', 'where'], is: 'reference', kind: 'place' }),
    column({ id: 'enrolledAt', names: ['enrolled', 'enrolledat', 'registered', 'since'], is: 'date' }),
    column({ id: 'personal', names: ['somebodysown', 'personal', 'private'], is: 'yes-no' }),
  ],
  place: [
    key('key', 'name', 'place', 'safe', 'location'),
    text('address', 'where', 'address', 'room', 'site'),
    people('keyholders', 'keyholders', 'keyholder', 'keys', 'whohasakey', 'holders'),
  ],
  phone: [
    key('number', 'number', 'phone', 'phonenumber', 'mobile', 'telephone'),
    column({
      id: 'kind',
      names: ['kind', 'type'],
      is: 'choice',
      words: {
        shared: 'shared',
        desk: 'desk',
        mobile: 'mobile',
        personal: 'personal',
        somebodysown: 'personal',
        private: 'personal',
      },
    }),
    people('holders', 'holders', 'holder', 'answeredby', 'owner', 'person', 'user'),
  ],
  organization: [
    key('id', 'organizationid', 'organization', 'id', 'orgid'),
    text('name', 'name'),
    column({
      id: 'managementAccount',
      names: ['managementaccount', 'payeraccount', 'masteraccount', 'payer'],
      is: 'reference',
      kind: 'account',
    }),
    people('controllers', 'canactonthemanagementaccount', 'controllers', 'administrators', 'admins'),
  ],
  domain: [
    key('name', 'domain', 'name', 'domainname'),
    text('registrar', 'registrar', 'registeredat', 'provider'),
    people('registrarHolders', 'cansigninattheregistrar', 'registrarholders', 'registraradmins', 'owner'),
    people('dnsHolders', 'canchangedns', 'dnsholders', 'dnsadmins'),
    column({ id: 'expiresAt', names: ['expires', 'expiresat', 'expiry', 'expirydate', 'renewal'], is: 'date' }),
  ],
};

/** What a column is called, for people: the field's label, or the words of an entry's part. */
export const PART_LABELS: Readonly<Record<string, string>> = {
  member: 'Member',
  role: 'Role',
  delivery: 'Receives',
  level: 'Level',
  from: 'Since',
};
