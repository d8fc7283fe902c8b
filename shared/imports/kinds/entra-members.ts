/** Entra's download of a group's members. */
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { isUserDirectory } from './directory-users.ts';
import { graphType } from './graph-members.ts';
import { groupFor, groupRows } from './mail-group.ts';
import { microsoftAddresses } from './microsoft.ts';

export const entraMembers: ImportKind = {
  kind: 'entra-members',
  title: 'Members of an Entra group',
  howTo:
    'entra.microsoft.com › Groups › the group › Members › Bulk operations › Download members; then --for with the group’s address',
  belongsTo: 'group',
  recognize: (shape) => {
    const user = columnsOf(shape, 'userPrincipalName') === 1 || columnsOf(shape, 'User principal name') === 1;
    if (!user || isUserDirectory(shape)) return 0;
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
          const type = graphType(fields.type);
          if (type === 'NOBODY') return rows.machine(group.key, fields.name, row);
          const { email, more } = microsoftAddresses(fields.mail, fields.userName);
          rows.member({ group: group.key, row, name: fields.name, type, email, more });
        },
        end: rows.end,
      };
    },
  }),
};
