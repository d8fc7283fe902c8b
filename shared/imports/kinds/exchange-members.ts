/** `Get-DistributionGroupMember`, of one group or of several with a column that names each row's. */
import type { Collector } from '../collector.ts';
import type { Fields, ImportKind, TableReader } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import type { Shape } from '../shape.ts';
import { columnsOf } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { normalName } from '../text/header.ts';
import { recipientOf, sharedName } from './exchange-recipients.ts';
import type { GroupRows } from './mail-group.ts';
import { groupFor, groupRows } from './mail-group.ts';
import { microsoftAddresses } from './microsoft.ts';

/** Columns that scripts over several groups put beside each member. */
const GROUP_ADDRESS = [
  'GroupEmailAddress',
  'GroupPrimarySmtpAddress',
  'GroupSmtpAddress',
  'GroupEmail',
  'GroupAddress',
  'GroupMail',
];
const GROUP_NAME = [
  'Group',
  'GroupName',
  'GroupDisplayName',
  'DistributionGroup',
  'DistributionGroupName',
  'GroupIdentity',
  'DL',
  'List',
];

const hasOne = (shape: Shape, names: readonly string[]): boolean => names.some((name) => columnsOf(shape, name) === 1);

type Role = 'email' | 'external' | 'name' | 'details' | 'type' | 'groupAddress' | 'groupName';

export const exchangeMembers: ImportKind = {
  kind: 'exchange-members',
  // Exchange answers 1,000 entries unless -ResultSize says otherwise.
  pageRows: [1000],
  title: 'Members of an Exchange distribution group',
  howTo:
    'Get-DistributionGroupMember GROUP -ResultSize Unlimited | Select-Object DisplayName,PrimarySmtpAddress,RecipientTypeDetails,ExternalEmailAddress | Export-Csv members.csv -NoTypeInformation -Encoding UTF8; then --for with the group’s address',
  belongsTo: 'group',
  namesItsOwn: (shape) => hasOne(shape, GROUP_ADDRESS),
  recognize: (shape) => (columnsOf(shape, 'PrimarySmtpAddress') === 1 ? 0.9 : 0),
  table: tableSpec<Role>({
    columns: {
      email: { names: ['PrimarySmtpAddress', 'WindowsLiveID', 'EmailAddress'], nature: 'address', required: true },
      external: { names: ['ExternalEmailAddress'], nature: 'address' },
      name: { names: ['DisplayName', 'Name'], nature: 'text' },
      details: { names: ['RecipientTypeDetails'], nature: 'id' },
      type: { names: ['RecipientType'], nature: 'id' },
      groupAddress: { names: GROUP_ADDRESS, nature: 'address' },
      groupName: { names: GROUP_NAME, nature: 'text' },
    },
    open: reader,
  }),
};

function reader(to: Collector): TableReader<Role> {
  const own = groupFor(to);
  const byRow = [...to.used].some((name) => GROUP_ADDRESS.some((one) => normalName(one) === normalName(name)));
  const rows = groupRows(to, byRow ? undefined : own);
  const names = new Set<string>();
  to.note(
    'Exchange lists refuse mail from outside by default: check that AWS’s mail gets through (RequireSenderAuthenticationEnabled).',
  );
  if (!to.used.has('RecipientTypeDetails'))
    to.problem(
      0,
      'The column RecipientTypeDetails is missing: which members are shared mailboxes or rooms, and not people, is not known.',
    );
  return {
    row: (fields, row) => {
      const group = byRow ? addressOf(fields.groupAddress) : own.key;
      if (group === undefined) return to.skip(row, 'The row does not say by an address which group it belongs to.');
      if (!byRow && fields.groupName !== '') names.add(fields.groupName);
      if (names.size > 1)
        return to.fail(
          'The file lists several groups: give them one by one, or with a column GroupEmailAddress that holds each group’s address.',
        );
      member(fields, group, row, rows, to);
    },
    end: rows.end,
  };
}

function member(fields: Fields<Role>, group: string, row: number, rows: GroupRows, to: Collector): void {
  const recipient = recipientOf(fields.details, fields.type);
  const outside = addressOf(fields.external);
  const inside = microsoftAddresses(fields.email, '');
  const contact = recipient === 'contact' && outside !== undefined;
  const told = fields.name || fields.email;
  if (recipient === 'resource') {
    to.problem(row, `${told} is a room or a device, which keeps meeting requests alone: it is left out.`);
    return;
  }
  if (recipient === 'system') {
    to.problem(row, `${told} is a mailbox of Exchange’s own: who reads it is not known.`);
    rows.unknown(group, row);
    return;
  }
  if (recipient === 'shared')
    to.problem(
      row,
      `${told} is a ${sharedName(fields.details, fields.type)}, not a person: whoever may open it reads the group’s mail, and the file does not say who.`,
    );
  rows.member({
    group,
    row,
    email: contact ? outside : inside.email || (outside ?? ''),
    more: contact ? [inside.email || undefined] : [outside],
    name: fields.name,
    type: { person: 'USER', contact: '', group: 'GROUP', shared: 'MAILBOX', unsure: '' }[recipient],
  });
}
