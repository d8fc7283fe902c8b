/** Google's own exports of group members: the admin console, the groups page, the Directory API. */
import type { ColumnSpec, Fields, ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, firstEntry, hasKeys, rootObject } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { instantOf } from '../text/dates.ts';
import { deliveryOf, groupFor, groupRows, roleOf } from './mail-group.ts';
import { saysNothing } from './none.ts';
import { entriesOf, str } from './op.ts';

export const googleAdminMembers: ImportKind = {
  kind: 'google-admin-members',
  title: 'Members of Google groups (admin console)',
  howTo: 'admin.google.com › Directory › Groups › Download members (or the group › Members › Download members)',
  recognize: (shape) => (columnsOf(shape, 'Group Email', 'Member Email') === 1 ? 1 : 0),
  table: tableSpec({
    columns: {
      group: { names: ['Group Email [Required]', 'Group Email'], nature: 'address', required: true },
      email: { names: ['Member Email'], nature: 'address', required: true },
      name: { names: ['Member Name'], nature: 'text' },
      type: { names: ['Member Type'], nature: 'id' },
      role: { names: ['Member Role'], nature: 'id' },
      status: { names: ['Member Status', 'Status'], nature: 'id' },
      delivery: { names: ['Delivery Settings', 'Email Settings', 'Subscription'], nature: 'id' },
    },
    open: (to) => {
      const rows = groupRows(to);
      return {
        row: (fields, row) => {
          const group = addressOf(fields.group);
          if (group === undefined) to.skip(row, 'The group is not an email address.');
          else
            rows.member({
              group,
              row,
              email: fields.email,
              name: fields.name,
              type: fields.type,
              role: roleOf(fields.role),
              status: fields.status,
              delivery: deliveryOf(fields.delivery),
            });
        },
        end: rows.end,
      };
    },
  }),
};

const PAGE_COLUMNS = {
  email: { names: ['Email address', 'Email'], nature: 'address', required: true },
  name: { names: ['Nickname', 'Name'], nature: 'text' },
  status: { names: ['Group status'], nature: 'id', expected: true },
  bounced: { names: ['Email status'], nature: 'id' },
  delivery: { names: ['Email preference', 'Subscription'], nature: 'id' },
  year: { names: ['Join year'], nature: 'id' },
  month: { names: ['Join month'], nature: 'id' },
  day: { names: ['Join day'], nature: 'id' },
} as const satisfies Record<string, ColumnSpec>;
type Role = keyof typeof PAGE_COLUMNS;

export const googleGroupsMembers: ImportKind = {
  kind: 'google-groups-members',
  title: 'Members of a Google group (groups page)',
  howTo:
    'groups.google.com › the group › Members › Export list; then --for with the group’s address, which the file does not hold',
  belongsTo: 'group',
  recognize: (shape) => {
    if (shape.format !== 'table') return 0;
    if (columnsOf(shape, 'Email address', 'Group status', 'Email status') === 1) return 1;
    return columnsOf(shape, 'Email address', 'Nickname') === 1 ||
      (shape.groupName !== null && columnsOf(shape, 'Email address') === 1)
      ? 0.8
      : 0;
  },
  table: tableSpec({
    columns: PAGE_COLUMNS,
    open: (to) => {
      const group = groupFor(to);
      const rows = groupRows(to, group);
      const told: (readonly [fields: Fields<Role>, row: number])[] = [];
      const member = (fields: Fields<Role>, row: number, hasStatus: boolean): void => {
        const invited = /^(invited|pending)$/i.test(fields.status);
        const bouncing = /bounc/i.test(fields.bounced);
        // The column is empty where mail arrives.
        const unread =
          (hasStatus && fields.status === '') || saysNothing(fields.status) || (fields.bounced !== '' && !bouncing);
        if (bouncing) to.note('Members whose mail bounces receive nothing.');
        const joined =
          /^\d{4}$/.test(fields.year) && fields.month !== '' && fields.day !== ''
            ? instantOf(`${fields.year}-${fields.month.padStart(2, '0')}-${fields.day.padStart(2, '0')}`)
            : undefined;
        rows.member({
          group: group.key,
          row,
          email: fields.email,
          name: fields.name,
          role: invited ? undefined : roleOf(fields.status),
          status: invited ? 'invited' : '',
          delivery: unread ? 'unread' : bouncing ? 'none' : deliveryOf(fields.delivery),
          from: joined,
        });
      };
      return {
        row: (fields, row) => void told.push([fields, row]),
        end: () => {
          // Where the export has the column, everybody stands in it as something.
          const hasStatus = told.some(([{ status }]) => status !== '');
          for (const [fields, row] of told) member(fields, row, hasStatus);
          rows.end();
        },
      };
    },
  }),
};

export const googleDirectoryMembers: ImportKind = {
  kind: 'google-directory-members',
  // members.list: 200 on a page.
  pageRows: [200],
  title: 'Members of a Google group (Directory API)',
  howTo:
    'GET https://admin.googleapis.com/admin/directory/v1/groups/GROUP/members (all pages); then --for with the group’s address',
  belongsTo: 'group',
  recognize: (shape) => {
    const root = rootObject(shape);
    if (root?.kind === 'admin#directory#members') return 1;
    return hasKeys(firstEntry(shape, 'members'), 'email', 'role') ? 0.8 : 0;
  },
  json: {
    permitted: {
      kind: 'id',
      ...leaves('text', 'members[].name'),
      ...leaves(
        'id',
        'members[].email',
        'members[].role',
        'members[].type',
        'members[].status',
        'members[].delivery_settings',
      ),
    },
    records: 'members',
    more: 'nextPageToken',
    read: (value, to) => {
      const group = groupFor(to);
      const rows = groupRows(to, group);
      for (const [entry, row] of entriesOf(asObject(value)?.members, to))
        rows.member({
          group: group.key,
          row,
          email: str(entry, 'email'),
          name: str(entry, 'name'),
          type: str(entry, 'type'),
          role: roleOf(str(entry, 'role')),
          status: str(entry, 'status'),
          delivery: deliveryOf(str(entry, 'delivery_settings')),
        });
      rows.end();
    },
  },
};
