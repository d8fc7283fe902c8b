/** Bitwarden's member access report: who opens which collection (shared folder), directly or through which group. */
import type { Collector } from '../collector.ts';
import type { Fields, ImportKind, TableReader } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import type { Who } from '../statement.ts';
import { addressOf } from '../text/address.ts';
import { accessReport } from './access-report.ts';
import { bwKey } from './bitwarden.ts';
import { levelOfCollectionPermission } from './levels.ts';
import { isBracketed, saysNone } from './none.ts';

/** The columns by the three names that they have had. */
const NAMES = {
  email: ['Email', 'Email Address'],
  group: ['Group', 'Group Name'],
  collection: ['Collection', 'Shared Folder', 'Collection Name'],
  permission: ['Collection Permission', 'Shared Folder Permission'],
} as const;
/** What Bitwarden writes, in every language, for a name that it could not decrypt. */
const UNDECRYPTED = /^\[error: cannot decrypt\]$/i;

type Role = keyof typeof NAMES | 'name';

export const bwMemberAccess: ImportKind = {
  kind: 'bw-member-access',
  title: 'Bitwarden member access report',
  howTo: 'Bitwarden Admin Console › Reporting › Member access › Export',
  recognize: (shape) =>
    Object.values(NAMES).every((names) => names.some((name) => columnsOf(shape, name) === 1)) ? 1 : 0,
  table: tableSpec<Role>({
    columns: {
      email: { names: NAMES.email, nature: 'address', required: true },
      name: { names: ['Name', 'Full Name'], nature: 'text' },
      group: { names: NAMES.group, nature: 'text', required: true },
      collection: { names: NAMES.collection, nature: 'text', required: true },
      permission: { names: NAMES.permission, nature: 'text', required: true },
    },
    harmless: ['Two-Step Login', 'Account Recovery', 'Total Items'],
    open: reader,
  }),
};

function reader(to: Collector): TableReader<Role> {
  const report = accessReport('bitwarden', to);
  /** Words in brackets where a group would be: one language has one for "no group". */
  const bracketed = new Set<string>();
  return {
    row: (fields, row) => {
      const email = addressOf(fields.email);
      if (email === undefined) {
        to.skip(row, 'The row has no email address: who opens the collection besides is not known.');
        if (!hasNoCollection(fields) && !UNDECRYPTED.test(fields.collection) && !saysNone(fields.collection))
          to.state({
            about: 'access',
            row,
            vault: { key: bwKey(fields.collection), name: fields.collection },
            grantee: { unknown: true },
            level: 'read',
          });
        return;
      }
      const who: Who = { addresses: [email], ...(fields.name === '' ? {} : { name: fields.name }) };
      if (isBracketed(fields.group)) bracketed.add(fields.group);
      const group = saysNone(fields.group) ? null : { key: bwKey(fields.group), name: fields.group };
      if (hasNoCollection(fields)) {
        if (UNDECRYPTED.test(fields.collection))
          to.note(
            'Where Bitwarden writes “[error: cannot decrypt]” and no permission, the member opens no collection.',
          );
        else if (!saysNone(fields.collection))
          to.problem(
            row,
            'The row names a collection and says that there is no permission on it: the member is taken not to open it.',
          );
        to.state({ about: 'person', row, who, fields: {}, list: 'tool' });
        if (group !== null) report.member(group, who, row);
        return;
      }
      if (UNDECRYPTED.test(fields.collection) || saysNone(fields.collection) !== isBracketed(fields.collection)) {
        to.skip(row, 'The report gives a permission without the collection’s name: which one it is cannot be told.');
        return;
      }
      if (fields.permission.trim() === '') {
        const vault = { key: bwKey(fields.collection), name: fields.collection };
        to.skip(row, 'The row gives no permission on the collection: whether the member opens it is not known.');
        to.state({ about: 'access', row, vault, grantee: { unknown: true }, level: 'read' });
        return;
      }
      report.row({
        row,
        vault: { key: bwKey(fields.collection), name: fields.collection },
        who,
        group,
        state: 'has',
        level: levelOfCollectionPermission(fields.permission),
      });
    },
    end: () => {
      if (bracketed.size > 1)
        to.problem(
          0,
          `Several names in brackets stand where a group does (${[...bracketed].slice(0, 5).join(', ')}): one of them is the report’s word for none, all were taken so. Rename groups whose names are in brackets and export again.`,
        );
      report.end();
    },
  };
}

/** A collection in brackets is one of that name where a permission is given on it, and the tool's word for none where none is. */
function hasNoCollection(fields: Fields<Role>): boolean {
  return saysNone(fields.permission) && (saysNone(fields.collection) || fields.permission.trim() !== '');
}
