/** LastPass's CSV: shared folders are vaults, secure notes are skipped. */
import type { Collector } from '../collector.ts';
import { guarded } from '../guard.ts';
import type { ImportKind, Nature } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { fileVault, itemStatement } from './vault-item.ts';

const NATURES = { url: 'url', userName: 'address', name: 'text', grouping: 'text' } as const;
/** What the browser extension writes for the characters that HTML keeps to itself; the website writes them as they are. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#039': "'" };

/** The value without the extension's HTML, through the gate once more: what was written apart may be a secret together. */
function plain(value: string, nature: Nature, row: number, place: string, to: Collector): string {
  const decoded = value.replace(/&(amp|lt|gt|quot|#0?39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return decoded === value ? value : guarded(decoded, nature, row, place, to);
}

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
      url: { names: ['url'], nature: NATURES.url, required: true },
      userName: { names: ['username'], nature: NATURES.userName, required: true },
      name: { names: ['name'], nature: NATURES.name, required: true },
      grouping: { names: ['grouping'], nature: NATURES.grouping, required: true },
    },
    open: (to) => ({
      row: (fields, row) => {
        if (/^https?:\/\/sn\/?$/i.test(fields.url)) return to.leaveOut(row, 'A secure note: notes are not read.');
        const read = (role: keyof typeof NATURES): string => plain(fields[role], NATURES[role], row, role, to);
        const [outermost = ''] = read('grouping').split('\\');
        const shared = /^shared-/i.test(outermost) ? outermost : '';
        const vault =
          shared === '' || to.around.belongsTo !== null
            ? fileVault('lastpass', to)
            : { key: `lastpass:${shared}`, name: shared };
        itemStatement({ vault, row, title: read('name'), userName: read('userName'), urls: [read('url')] }, to);
      },
    }),
  }),
};
