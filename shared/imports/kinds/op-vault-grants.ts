/** `op vault user list` and `op vault group list`: direct grants on one vault that the answer does not name. */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import type { Grantee, Named } from '../statement.ts';
import { leavesOpen, levelOfPermissions, tellUnknownWords } from './levels.ts';
import type { Entry } from './op.ts';
import { entriesOf, isMachine, keysOf, opFor, opNamed, opPerson, opState, str } from './op.ts';

const PERMITTED = {
  ...leaves('text', '[].name'),
  ...leaves('id', '[].id', '[].email', '[].state', '[].type', '[].permissions[]', '[].permissions'),
};

export const opVaultUsers: ImportKind = {
  kind: 'op-vault-users',
  title: 'Users with access to a 1Password vault',
  howTo: 'op vault user list "AWS root" --format json > aws-root-users.json, then --for "1password:AWS root"',
  belongsTo: 'vault',
  recognize: (shape) => {
    const keys = keysOf(shape);
    return keys.has('permissions') && keys.has('email') ? 0.95 : 0;
  },
  json: {
    permitted: PERMITTED,
    records: '',
    expected: ['[].state'],
    read: (value, to) => {
      const vault = listed(to);
      for (const [entry, row] of entriesOf(value, to)) {
        const person = opPerson(entry);
        if (isMachine(entry)) {
          to.problem(row, 'The grantee is a service account: who can use it is not known.');
          const state = opState(str(entry, 'state'));
          if (state === 'has' || state === 'unsure') unknown(vault, row, to);
        } else if (person === null) {
          to.skip(row, 'The user has no email address: somebody opens the vault whom nobody can name.');
          unknown(vault, row, to);
        } else granted(vault, { person }, entry, row, to);
      }
      to.scopes.push({ of: 'access', vault, grantees: 'people' });
    },
  },
};

export const opVaultGroups: ImportKind = {
  kind: 'op-vault-groups',
  title: 'Groups with access to a 1Password vault',
  howTo: 'op vault group list "AWS root" --format json > aws-root-groups.json, then --for "1password:AWS root"',
  belongsTo: 'vault',
  recognize: (shape) => {
    const keys = keysOf(shape);
    return keys.has('permissions') && keys.has('name') && !keys.has('email') ? 0.9 : 0;
  },
  json: {
    permitted: PERMITTED,
    records: '',
    expected: ['[].name', '[].state'],
    read: (value, to) => {
      const vault = listed(to);
      for (const [entry, row] of entriesOf(value, to)) {
        const group = opNamed(entry);
        if (group === null) {
          to.skip(row, 'The group has neither name nor id.');
          continue;
        }
        to.state({ about: 'group', row, group, kind: 'access', primary: false });
        granted(vault, { group }, entry, row, to);
      }
      to.scopes.push({ of: 'access', vault, grantees: 'groups' });
    },
  },
};

function listed(to: Collector): Named {
  const vault = opFor(to);
  to.listing = vault.key;
  to.state({ about: 'vault', row: 0, vault, provider: vault.key.slice(0, vault.key.indexOf(':')), primary: false });
  return vault;
}

/** Somebody opens the vault, or may, of whom nothing is known. */
function unknown(vault: Named, row: number, to: Collector): void {
  to.state({ about: 'access', row, vault, grantee: { unknown: true }, level: 'read' });
}

function granted(vault: Named, grantee: Grantee, entry: Entry, row: number, to: Collector): void {
  const state = opState(str(entry, 'state'));
  if (state === 'unsure') {
    to.problem(row, 'The state is not one that says whether there is access: who else opens the vault is not known.');
    unknown(vault, row, to);
    if ('person' in grantee) to.state({ about: 'person', row, who: grantee.person, fields: {}, list: 'mention' });
    return;
  }
  if (state !== 'has') {
    to.note(
      state === 'ended'
        ? 'Suspended grantees count as without access.'
        : 'Grantees who are only invited have no access yet.',
    );
    if ('person' in grantee) to.state({ about: 'person', row, who: grantee.person, fields: {}, list: 'mention' });
    return;
  }
  if (entry.permissions === undefined) {
    // Nothing said is not the same as no right.
    to.skip(row, 'The permissions are missing: whether there is access is not known.');
    unknown(vault, row, to);
    return;
  }
  const words = Array.isArray(entry.permissions)
    ? // An entry that is empty is a right that cannot be read, and not none.
      entry.permissions.map((word) => String(word) || '(empty)')
    : str(entry, 'permissions').split(/[,;]/);
  const reading = levelOfPermissions(words);
  tellUnknownWords(reading, row, to);
  if (leavesOpen(reading)) unknown(vault, row, to);
  else if (reading.level === null)
    to.note('Some may use items of the vault but never reveal them: they count as without access.');
  to.state({ about: 'access', row, vault, grantee, level: reading.level });
}
