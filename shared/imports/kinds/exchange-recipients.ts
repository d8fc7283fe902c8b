/** Exchange's types of recipient: who of them is a person, and what becomes of the rest in a list of members. */

/**
 * `person`: one person's mailbox, or a guest. `contact`: somebody outside, at an address of their own, or a list there.
 * `group`: has members of its own. `shared`: a mailbox or folder that several may read. `resource`: a room or a device,
 * which keeps meeting requests alone. `system`: Exchange's own. `unsure`: the type leaves open who it is.
 */
export type Recipient = 'person' | 'contact' | 'group' | 'shared' | 'resource' | 'system' | 'unsure';

const DETAILS: Readonly<Record<Recipient, readonly string[]>> = {
  person: [
    'UserMailbox',
    'LinkedMailbox',
    'LegacyMailbox',
    'RemoteUserMailbox',
    'MailUser',
    'GuestMailUser',
    'LinkedUser',
    'User',
    'DisabledUser',
  ],
  contact: ['MailContact', 'MailForestContact', 'Contact'],
  group: [
    'MailUniversalDistributionGroup',
    'MailUniversalSecurityGroup',
    'MailNonUniversalGroup',
    'DynamicDistributionGroup',
    'UniversalDistributionGroup',
    'UniversalSecurityGroup',
    'NonUniversalGroup',
    'Group',
    'GroupMailbox',
    'RemoteGroupMailbox',
    'RoleGroup',
    'RoomList',
  ],
  shared: [
    'SharedMailbox',
    'RemoteSharedMailbox',
    'TeamMailbox',
    'RemoteTeamMailbox',
    'PublicFolder',
    'PublicFolderMailbox',
    'DiscoveryMailbox',
  ],
  resource: [
    'RoomMailbox',
    'EquipmentMailbox',
    'RemoteRoomMailbox',
    'RemoteEquipmentMailbox',
    'LinkedRoomMailbox',
    'SchedulingMailbox',
  ],
  system: [
    'SystemMailbox',
    'SystemAttendantMailbox',
    'ArbitrationMailbox',
    'AuditLogMailbox',
    'AuxAuditLogMailbox',
    'SupervisoryReviewPolicyMailbox',
    'MonitoringMailbox',
    'MailboxPlan',
    'MicrosoftExchange',
    'PublicDatabase',
    'Computer',
  ],
  unsure: [],
};

const letters = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '');
const BY_WORD: ReadonlyMap<string, Recipient> = new Map(
  (Object.entries(DETAILS) as [Recipient, readonly string[]][]).flatMap(([recipient, words]) =>
    words.map((word) => [letters(word), recipient] as const),
  ),
);
/** Under `RecipientType` these stand for shared mailboxes and rooms as well. */
const COARSE = new Set(['usermailbox', 'mailuser', 'user']);

/** What a recipient is, from the columns `RecipientTypeDetails` and `RecipientType`, either of which may be empty. */
export function recipientOf(details: string, type: string): Recipient {
  const detailed = letters(details);
  if (detailed !== '') return BY_WORD.get(detailed) ?? 'unsure';
  const coarse = letters(type);
  return COARSE.has(coarse) ? 'unsure' : (BY_WORD.get(coarse) ?? 'unsure');
}

/** What a shared mailbox or folder is called in sentences. */
export function sharedName(details: string, type: string): string {
  return /publicfolder/.test(letters(details) || letters(type)) ? 'public folder' : 'shared mailbox';
}
