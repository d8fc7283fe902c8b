/** Bitwarden: the member access report, and the command line's members and collections. */
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { columnsOf } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { accessReport } from './access-report.ts';
import { levelOfCollectionPermission } from './levels.ts';
import { entriesOf, keysOf, str } from './op.ts';

export const bwKey = (name: string): string => `bitwarden:${name}`;

/** Words of the report for "none": it is localized, but a dash and an empty cell are not. */
const NONE = /^(|-|–|—|no (group|collection)s?|none|keine? (gruppe|sammlung)n?|aucune? .*|sin .*|n\/a)$/i;

export const bwMemberAccess: ImportKind = {
  kind: 'bw-member-access',
  title: 'Bitwarden member access report',
  howTo: 'Bitwarden Admin Console › Reporting › Member access › Export',
  recognize: (shape) => (columnsOf(shape, 'Email', 'Collection', 'Collection Permission') === 1 ? 1 : 0),
  table: tableSpec({
    columns: {
      email: { names: ['Email'], nature: 'address', required: true },
      name: { names: ['Name'], nature: 'text' },
      group: { names: ['Group'], nature: 'text', required: true },
      collection: { names: ['Collection'], nature: 'text', required: true },
      permission: { names: ['Collection Permission'], nature: 'text', required: true },
    },
    harmless: ['Two-Step Login', 'Account Recovery', 'Total Items'],
    open: (to) => {
      const report = accessReport('bitwarden', to);
      return {
        row: (fields, row) => {
          const email = addressOf(fields.email);
          if (email === undefined) {
            to.skip(row, 'The row has no email address.');
            return;
          }
          const who = { addresses: [email], ...(fields.name === '' ? {} : { name: fields.name }) };
          if (NONE.test(fields.collection)) {
            to.state({ about: 'person', row, who, fields: {}, list: 'tool' });
            return;
          }
          report.row({
            row,
            vault: { key: bwKey(fields.collection), name: fields.collection },
            who,
            group: NONE.test(fields.group) ? null : { key: bwKey(fields.group), name: fields.group },
            state: 'has',
            level: levelOfCollectionPermission(fields.permission),
          });
        },
        end: report.end,
      };
    },
  }),
};

export const bwMembers: ImportKind = {
  kind: 'bw-members',
  title: 'Members of a Bitwarden organization',
  howTo: 'bw list org-members --organizationid ORGANIZATION > members.json',
  recognize: (shape) => {
    const keys = keysOf(shape);
    if (!keys.has('email') || !keys.has('status')) return 0;
    return keys.has('object') && (keys.has('twoFactorEnabled') || keys.has('type'))
      ? 0.95
      : keys.has('twoFactorEnabled')
        ? 0.9
        : 0;
  },
  json: {
    permitted: { ...leaves('text', '[].name'), ...leaves('id', '[].email', '[].status', '[].type') },
    records: '',
    expected: ['[].status'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to)) {
        const email = addressOf(str(entry, 'email'));
        const name = str(entry, 'name');
        const status = Number(entry.status);
        if (email === undefined) to.skip(row, 'The member has no email address.');
        // -1 revoked, 0 invited: neither can open anything.
        else if (status === -1 || status === 0) {
          to.note('Members who are revoked or only invited are not added.');
          to.state({ about: 'person', row, who: { addresses: [email] }, fields: {}, list: 'mention' });
        } else
          to.state({
            about: 'person',
            row,
            who: { addresses: [email], ...(name === '' ? {} : { name }) },
            fields: {},
            list: 'tool',
          });
        if (entry.type === 0 || entry.type === 1)
          to.note(
            'Owners and admins of the organization may be able to give themselves access to collections: record that as `grant`.',
          );
      }
    },
  },
};

export const bwCollections: ImportKind = {
  kind: 'bw-collections',
  title: 'Collections of a Bitwarden organization',
  howTo: 'bw list org-collections --organizationid ORGANIZATION > collections.json',
  recognize: (shape) => {
    const keys = keysOf(shape);
    return keys.has('name') &&
      keys.has('organizationId') &&
      (keys.has('externalId') || keys.has('object')) &&
      !keys.has('collectionIds') &&
      !keys.has('login')
      ? 0.95
      : 0;
  },
  json: {
    permitted: { ...leaves('text', '[].name'), ...leaves('id', '[].id', '[].object') },
    records: '',
    expected: ['[].name'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to)) {
        const name = str(entry, 'name');
        const id = str(entry, 'id');
        if (name === '' && id === '') to.skip(row, 'The collection has neither name nor id.');
        else
          to.state({
            about: 'vault',
            row,
            vault: { key: bwKey(name || id), ...(name === '' ? {} : { name }), ...(id === '' ? {} : { id }) },
            provider: 'bitwarden',
            primary: true,
          });
      }
    },
  },
};
