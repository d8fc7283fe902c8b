/** `op item list`: titles, user names and URLs of vault items, to find the root passwords. Never what an item holds. */
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject } from '../shape.ts';
import { entriesOf, keysOf, opNamed, str } from './op.ts';
import { itemStatement } from './vault-item.ts';

export const opItems: ImportKind = {
  kind: 'op-items',
  title: '1Password items',
  howTo: 'op item list --format json > items.json (never op item get: that prints secrets)',
  recognize: (shape) => {
    const keys = keysOf(shape);
    return keys.has('title') && keys.has('vault') && keys.has('category')
      ? 1
      : keys.has('title') && keys.has('vault')
        ? 0.8
        : 0;
  },
  json: {
    permitted: {
      ...leaves('text', '[].title', '[].vault.name'),
      ...leaves('id', '[].vault.id', '[].category'),
      ...leaves('address', '[].additional_information'),
      ...leaves('url', '[].urls[].href'),
    },
    records: '',
    expected: ['[].title', '[].category', '[].additional_information'],
    secret: ['fields', 'sections', 'files', 'notesPlain', 'password_details'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to)) {
        const vault = opNamed(asObject(entry.vault) ?? {});
        if (vault === null) {
          to.skip(row, 'The item names no vault.');
          continue;
        }
        const urls = Array.isArray(entry.urls) ? entry.urls.map((url) => str(asObject(url), 'href')) : [];
        // Of other categories nobody knows what the additional information is.
        const login = str(entry, 'category').toUpperCase() === 'LOGIN';
        itemStatement(
          { vault, row, title: str(entry, 'title'), userName: login ? str(entry, 'additional_information') : '', urls },
          to,
        );
      }
    },
  },
};
