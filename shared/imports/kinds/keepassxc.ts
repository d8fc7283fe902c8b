/** KeePassXC's CSV: title, user name and URL of each entry. The file does not name its database. */
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { inRecycleBin, soundsDeleted } from './recycle-bin.ts';
import { fileVault, itemStatement } from './vault-item.ts';

export const keepassxc: ImportKind = {
  kind: 'keepassxc',
  title: 'KeePassXC export (CSV)',
  howTo:
    'KeePassXC › Database › Export › CSV File; then --for keepass:NAME, with the database’s name. Delete the file afterwards: it holds passwords.',
  recognize: (shape) =>
    columnsOf(shape, 'Group', 'Title', 'Username', 'Password', 'URL') === 1
      ? 1
      : columnsOf(shape, 'Group', 'Title', 'Username', 'URL') === 1
        ? 0.9
        : 0,
  table: tableSpec({
    columns: {
      group: { names: ['Group'], nature: 'text', required: true },
      title: { names: ['Title'], nature: 'text', required: true },
      userName: { names: ['Username', 'User Name'], nature: 'address', required: true },
      url: { names: ['URL'], nature: 'url', required: true },
    },
    open: (to) => {
      const vault = fileVault('keepass', to);
      const shown = new Set<string>();
      return {
        row: (fields, row) => {
          // A name may hold a slash, which the export does not tell from the one between two groups.
          const path = fields.group.split('/');
          if (inRecycleBin(path)) {
            to.problem(row, `The entry is in the recycle bin (${fields.group}): it is left out.`);
            return;
          }
          if (soundsDeleted(path) && !shown.has(fields.group)) {
            shown.add(fields.group);
            to.problem(
              row,
              `The group ${fields.group} may be a place for deleted entries; its entries are read all the same.`,
            );
          }
          itemStatement({ vault, row, title: fields.title, userName: fields.userName, urls: [fields.url] }, to);
        },
      };
    },
  }),
};
