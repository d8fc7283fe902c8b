/**
 * `Get-DistributionGroupMember`, of one group or of several with a column that names each row's: through `Export-Csv`, through
 * `ConvertTo-Json` (a bare list, or one object where there is one member), or as Exchange Online's REST interface answers (`value`).
 */
import type { Collector } from '../collector.ts';
import type { ColumnSpec, Fields, ImportKind, TableReader } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import type { Shape } from '../shape.ts';
import { asObject, columnsOf, firstEntry, hasKeys, rootObject } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { normalName } from '../text/header.ts';
import { recipientOf, sharedName } from './exchange-recipients.ts';
import type { GroupRows } from './mail-group.ts';
import { groupFor, groupRows } from './mail-group.ts';
import { microsoftAddresses } from './microsoft.ts';
import type { Entry } from './op.ts';
import { entriesOf, str } from './op.ts';

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

const COLUMNS = {
  email: { names: ['PrimarySmtpAddress', 'WindowsLiveID', 'EmailAddress'], nature: 'address', required: true },
  external: { names: ['ExternalEmailAddress'], nature: 'address' },
  name: { names: ['DisplayName', 'Name'], nature: 'text' },
  details: { names: ['RecipientTypeDetails'], nature: 'id' },
  type: { names: ['RecipientType'], nature: 'id' },
  groupAddress: { names: GROUP_ADDRESS, nature: 'address' },
  groupName: { names: GROUP_NAME, nature: 'text' },
} as const satisfies Record<string, ColumnSpec>;
type Role = keyof typeof COLUMNS;
const ROLES = Object.keys(COLUMNS) as readonly Role[];

/** The entry that a JSON text begins with, whichever of the three forms it has. */
const first = (shape: Shape): Entry | null => firstEntry(shape, 'value') ?? firstEntry(shape) ?? rootObject(shape);

const hasOne = (shape: Shape, names: readonly string[]): boolean =>
  names.some((name) => (shape.format === 'json' ? hasKeys(first(shape), name) : columnsOf(shape, name) === 1));

export const exchangeMembers: ImportKind = {
  kind: 'exchange-members',
  // Exchange answers 1,000 entries unless -ResultSize says otherwise.
  pageRows: [1000],
  title: 'Members of an Exchange distribution group',
  howTo:
    'Get-DistributionGroupMember GROUP -ResultSize Unlimited | Select-Object DisplayName,PrimarySmtpAddress,RecipientTypeDetails,ExternalEmailAddress | Export-Csv members.csv -NoTypeInformation -Encoding UTF8; then --for with the group’s address',
  belongsTo: 'group',
  namesItsOwn: (shape) => hasOne(shape, GROUP_ADDRESS),
  recognize: (shape) => {
    if (shape.format === 'json')
      return hasKeys(first(shape), 'PrimarySmtpAddress') && hasOne(shape, ['RecipientType', 'RecipientTypeDetails'])
        ? 0.9
        : 0;
    return columnsOf(shape, 'PrimarySmtpAddress') === 1 ? 0.9 : 0;
  },
  table: tableSpec<Role>({
    columns: COLUMNS,
    open: (to) => reader(to, [...to.used]),
  }),
  json: {
    permitted: Object.fromEntries(
      ['value[].', '[].', ''].flatMap((place) =>
        ROLES.flatMap((role) => COLUMNS[role].names.map((name) => [place + name, COLUMNS[role].nature] as const)),
      ),
    ),
    records: 'value',
    more: '@odata.nextLink',
    read: (value, to) => {
      const document = asObject(value);
      const entries = entriesOf(document === null ? value : (document.value ?? [document]), to);
      // Counted along the way where the list is the document or its value.
      if (to.rows === 0) to.rows = entries.length;
      const { row, end } = reader(to, [...new Set(entries.flatMap(([entry]) => Object.keys(entry)))]);
      for (const [entry, at] of entries) row(fieldsOf(entry), at);
      end?.();
    },
  },
};

function fieldsOf(entry: Entry): Fields<Role> {
  const text = (role: Role): string =>
    COLUMNS[role].names.map((name) => str(entry, name)).find((one) => one !== '') ?? '';
  return Object.fromEntries(ROLES.map((role) => [role, text(role)])) as Fields<Role>;
}

/** `columns`: those that the file has. */
function reader(to: Collector, columns: readonly string[]): TableReader<Role> {
  const own = groupFor(to);
  const byRow = columns.some((name) => GROUP_ADDRESS.some((one) => normalName(one) === normalName(name)));
  const rows = groupRows(to, byRow ? undefined : own);
  const names = new Set<string>();
  to.note(
    'Exchange lists refuse mail from outside by default: check that AWS’s mail gets through (RequireSenderAuthenticationEnabled).',
  );
  if (!columns.includes('RecipientTypeDetails'))
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
    type: { person: 'USER', contact: 'EXTERNAL', group: 'GROUP', shared: 'MAILBOX', unsure: '' }[recipient],
  });
}
