/** Microsoft's lists of group members: Entra's download, Graph, Exchange. None of them names its group. */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, firstEntry, hasKeys, rootObject } from '../shape.ts';
import { addressOf, guestAddress } from '../text/address.ts';
import type { MemberRow } from './mail-group.ts';
import { groupFor, groupRows } from './mail-group.ts';
import { entriesOf, str } from './op.ts';

/** A user name is not a mail address, but an alias of its owner; a guest's holds the address they have at home. */
function addresses(mail: string, userName: string): { email: string; more: readonly (string | undefined)[] } {
  const home = guestAddress(userName);
  const all = [addressOf(mail), home, home === undefined ? addressOf(userName) : undefined].filter(
    (entry) => entry !== undefined,
  );
  return { email: all[0] ?? '', more: all.slice(1) };
}

export const entraMembers: ImportKind = {
  kind: 'entra-members',
  title: 'Members of an Entra group',
  howTo:
    'entra.microsoft.com › Groups › the group › Members › Bulk operations › Download members; then --for with the group’s address',
  belongsTo: 'group',
  recognize: (shape) => {
    const user = columnsOf(shape, 'userPrincipalName') === 1 || columnsOf(shape, 'User principal name') === 1;
    if (!user) return 0;
    return columnsOf(shape, 'Member type') === 1 ||
      columnsOf(shape, 'objectType') === 1 ||
      columnsOf(shape, 'Object ID') === 1 ||
      columnsOf(shape, 'id') === 1
      ? 0.9
      : 0.6;
  },
  table: tableSpec({
    columns: {
      userName: { names: ['User principal name', 'userPrincipalName', 'UPN'], nature: 'address', required: true },
      name: { names: ['Display name', 'displayName'], nature: 'text' },
      mail: { names: ['Mail', 'Email', 'primarySmtpAddress'], nature: 'address' },
      type: { names: ['Object type', 'objectType'], nature: 'id' },
      id: { names: ['Object ID', 'id'], nature: 'id' },
    },
    open: (to) => {
      const group = groupFor(to);
      const rows = groupRows(to, group);
      return {
        row: (fields, row) => {
          to.note('The file holds user names, not mail addresses: people are recognized by their aliases.');
          rows.member({
            group: group.key,
            row,
            name: fields.name,
            type: fields.type,
            ...addresses(fields.mail, fields.userName),
          });
        },
        end: rows.end,
      };
    },
  }),
};

export const graphMembers: ImportKind = {
  kind: 'graph-members',
  title: 'Members of a Microsoft group (Graph)',
  howTo:
    // In single quotes: a shell would take `$select` for a variable of its own.
    "az rest --method get --url 'https://graph.microsoft.com/v1.0/groups/GROUP-ID/members?$select=id,displayName,mail,userPrincipalName' (all pages); then --for with the group’s address",
  belongsTo: 'group',
  recognize: (shape) => {
    const root = rootObject(shape);
    const first = firstEntry(shape, 'value');
    if (first !== null && (hasKeys(first, '@odata.type') || hasKeys(first, 'userPrincipalName'))) return 1;
    return Array.isArray(root?.value) && hasKeys(root, '@odata.context') ? 0.8 : 0;
  },
  json: {
    permitted: {
      '@odata.context': 'flag',
      ...leaves('text', 'value[].displayName'),
      ...leaves(
        'id',
        'value[].@odata.type',
        'value[].id',
        'value[].mail',
        'value[].userPrincipalName',
        'value[].accountEnabled',
      ),
    },
    records: 'value',
    more: '@odata.nextLink',
    read: (value, to) => {
      const group = groupFor(to);
      const rows = groupRows(to, group);
      // transitiveMembers lists nested people and the groups between them alike: as a list of readers it is as good.
      for (const [entry, row] of entriesOf(asObject(value)?.value, to)) {
        const member = graphMember(entry, row, group.key, to);
        if (member !== null) rows.member(member);
      }
      rows.end();
    },
  },
};

function graphMember(
  entry: Readonly<Record<string, unknown>>,
  row: number,
  group: string,
  to: Collector,
): MemberRow | null {
  const type = str(entry, '@odata.type').replace(/^#microsoft\.graph\./, '');
  if (/^(device|servicePrincipal|application|orgContact)$/i.test(type) && type.toLowerCase() !== 'orgcontact') {
    to.note('Devices and applications in the group are left out.');
    return null;
  }
  const { email, more } = addresses(str(entry, 'mail'), str(entry, 'userPrincipalName'));
  return {
    group,
    row,
    email,
    more,
    name: str(entry, 'displayName'),
    type: typeOf(type),
    status: entry.accountEnabled === false ? 'disabled' : '',
  };
}

function typeOf(word: string): string {
  return word === '' ? '' : /group/i.test(word) ? 'GROUP' : 'USER';
}

export const exchangeMembers: ImportKind = {
  kind: 'exchange-members',
  title: 'Members of an Exchange distribution group',
  howTo:
    'Get-DistributionGroupMember GROUP -ResultSize Unlimited | Select-Object Name,PrimarySmtpAddress,RecipientType | Export-Csv members.csv -NoTypeInformation -Encoding UTF8; then --for with the group’s address',
  belongsTo: 'group',
  recognize: (shape) => (columnsOf(shape, 'PrimarySmtpAddress') === 1 ? 0.9 : 0),
  table: tableSpec({
    columns: {
      email: {
        names: ['PrimarySmtpAddress', 'WindowsLiveID', 'ExternalEmailAddress'],
        nature: 'address',
        required: true,
      },
      name: { names: ['DisplayName', 'Name'], nature: 'text' },
      type: { names: ['RecipientTypeDetails', 'RecipientType'], nature: 'id', expected: true },
    },
    open: (to) => {
      const group = groupFor(to);
      const rows = groupRows(to, group);
      to.note(
        'Exchange lists refuse mail from outside by default: check that AWS’s mail gets through (RequireSenderAuthenticationEnabled).',
      );
      return {
        row: (fields, row) =>
          rows.member({
            group: group.key,
            row,
            email: fields.email,
            name: fields.name,
            type: typeOf(fields.type),
          }),
        end: rows.end,
      };
    },
  }),
};
