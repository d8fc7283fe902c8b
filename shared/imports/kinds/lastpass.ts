/** LastPass's CSV: shared folders are vaults, secure notes are skipped. */
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { binVerdict } from './recycle-bin.ts';
import { fileVault, itemStatement } from './vault-item.ts';

export const lastpass: ImportKind = {
  kind: 'lastpass',
  title: 'LastPass export (CSV)',
  howTo: 'LastPass › Advanced Options › Export › LastPass CSV File. Delete the file afterwards: it holds passwords.',
  recognize: (shape) =>
    columnsOf(shape, 'url', 'username', 'password', 'extra', 'name', 'grouping') === 1
      ? 1
      : columnsOf(shape, 'url', 'username', 'name', 'grouping') === 1
        ? 0.8
        : 0,
  table: tableSpec({
    columns: {
      url: { names: ['url'], nature: 'url', required: true },
      userName: { names: ['username'], nature: 'address', required: true },
      name: { names: ['name'], nature: 'text', required: true },
      grouping: { names: ['grouping'], nature: 'text', required: true },
    },
    open: (to) => ({
      row: (fields, row) => {
        if (/^https?:\/\/sn\/?$/i.test(fields.url)) return;
        const path = fields.grouping.split(/[\\/]/);
        if (binVerdict(path) === 'bin') return;
        const shared = /^shared-/i.test(path[0] ?? '') ? (path[0] ?? '') : '';
        const vault =
          shared === '' || to.around.belongsTo !== null
            ? fileVault('lastpass', to)
            : { key: `lastpass:${shared}`, name: shared };
        itemStatement({ vault, row, title: fields.name, userName: fields.userName, urls: [fields.url] }, to);
      },
    }),
  }),
};
