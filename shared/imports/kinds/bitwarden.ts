/** Bitwarden: the command line's members and collections. */
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { addressOf } from '../text/address.ts';
import { entriesOf, keysOf, str } from './op.ts';

export const bwKey = (name: string): string => `bitwarden:${name}`;

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
