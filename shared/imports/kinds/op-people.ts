/** `op user list` and `op group list`; `op group user list`, whose answer does not name its group. */
import type { MemberRole } from '../../register/document.ts';
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { entriesOf, isMachine, keysOf, opFor, opNamed, opPerson, opState, str } from './op.ts';

export const opUsers: ImportKind = {
  kind: 'op-users',
  title: '1Password users',
  howTo: 'op user list --format json > users.json',
  recognize: (shape) => {
    const keys = keysOf(shape);
    return keys.has('id') &&
      keys.has('email') &&
      keys.has('state') &&
      keys.has('type') &&
      !keys.has('permissions') &&
      !keys.has('role')
      ? 0.9
      : 0;
  },
  json: {
    permitted: { ...leaves('text', '[].name'), ...leaves('id', '[].email', '[].state', '[].type') },
    records: '',
    expected: ['[].state'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to)) {
        const who = opPerson(entry);
        if (isMachine(entry)) to.problem(row, 'The user is a service account, not a person: it is left out.');
        else if (who === null) to.skip(row, 'The user has no email address.');
        else if (/^(has|unsure)$/.test(opState(str(entry, 'state'))))
          to.state({ about: 'person', row, who, fields: {}, list: 'tool' });
        else {
          to.note('Users who are suspended or only invited are not added.');
          to.state({ about: 'person', row, who, fields: {}, list: 'mention' });
        }
      }
    },
  },
};

export const opGroups: ImportKind = {
  kind: 'op-groups',
  title: '1Password groups',
  howTo: 'op group list --format json > groups.json',
  recognize: (shape) => {
    const keys = keysOf(shape);
    if (!keys.has('id') || !keys.has('name') || !keys.has('state')) return 0;
    return keys.has('email') || keys.has('permissions') || keys.has('items') ? 0 : 0.8;
  },
  json: {
    permitted: { ...leaves('text', '[].name'), ...leaves('id', '[].id', '[].state') },
    records: '',
    expected: ['[].name'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to)) {
        const group = opNamed(entry);
        if (group === null) to.skip(row, 'The group has neither name nor id.');
        else if (opState(str(entry, 'state')) !== 'ended')
          to.state({ about: 'group', row, group, kind: 'access', primary: true });
      }
    },
  },
};

export const opGroupUsers: ImportKind = {
  kind: 'op-group-users',
  title: 'Users of a 1Password group',
  howTo: 'op group user list "Cloud admins" --format json > cloud-admins.json, then --for "1password:Cloud admins"',
  belongsTo: 'group',
  recognize: (shape) => {
    const keys = keysOf(shape);
    return keys.has('email') && keys.has('role') && keys.has('state') && !keys.has('permissions') ? 0.95 : 0;
  },
  json: {
    permitted: { ...leaves('text', '[].name'), ...leaves('id', '[].email', '[].state', '[].type', '[].role') },
    records: '',
    expected: ['[].state', '[].role'],
    read: (value, to) => {
      const group = opFor(to);
      to.listing = group.key;
      to.state({ about: 'group', row: 0, group, kind: 'access', primary: false });
      for (const [entry, row] of entriesOf(value, to)) {
        const who = opPerson(entry);
        if (isMachine(entry)) {
          to.problem(row, 'The member is a service account: who can use it is not known.');
          to.state({ about: 'member', row, group, member: { unknown: true } });
          continue;
        }
        if (who === null) {
          to.skip(row, 'The user has no email address: the group has a member nobody can name.');
          to.state({ about: 'member', row, group, member: { unknown: true } });
          continue;
        }
        const state = opState(str(entry, 'state'));
        if (state === 'has') {
          to.state({ about: 'member', row, group, member: { person: who }, role: role(str(entry, 'role')) });
          continue;
        }
        to.state({ about: 'person', row, who, fields: {}, list: 'mention' });
        if (state === 'unsure') {
          to.problem(
            row,
            'The state is not one that says whether the user can sign in: who else is a member is not known.',
          );
          to.state({ about: 'member', row, group, member: { unknown: true } });
          continue;
        }
        to.note(
          state === 'ended' ? 'Suspended users count as no members.' : 'Users who are only invited are no members yet.',
        );
      }
      to.scopes.push({ of: 'members', group, who: 'all' });
    },
  },
};

function role(word: string): MemberRole | undefined {
  return /^manager$/i.test(word)
    ? 'manager'
    : /^owner$/i.test(word)
      ? 'owner'
      : /^member$/i.test(word)
        ? 'member'
        : undefined;
}
