/** Bitwarden's own exports (CSV and JSON), full of secrets: titles, user names and URLs alone are read. */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, hasKeys, rootObject } from '../shape.ts';
import type { Named } from '../statement.ts';
import { readPastDate } from '../text/dates.ts';
import { bwKey } from './bitwarden.ts';
import type { Entry } from './op.ts';
import { entriesOf, keysOf, str } from './op.ts';
import { fileVault, itemStatement } from './vault-item.ts';

const ENTRY = ['items[]', '[]'];
const of = (...names: readonly string[]): readonly string[] =>
  ENTRY.flatMap((list) => names.map((name) => `${list}.${name}`));

const NO_LOGIN = 'No login: a note, card, identity or key is not read.';

export const bwExport: ImportKind = {
  kind: 'bw-export',
  title: 'Bitwarden export',
  howTo:
    "Without secrets: bw list items --organizationid ORGANIZATION | jq 'map({id,name,organizationId,collectionIds,revisionDate,user:.login.username,pwChanged:.login.passwordRevisionDate})' > items.json. An export (Tools › Export) works too: its secrets are refused unread.",
  recognize: (shape) => {
    if (columnsOf(shape, 'type', 'name', 'login_uri', 'login_username') === 1) return 1;
    const root = rootObject(shape);
    if (hasKeys(root, 'encrypted') && (hasKeys(root, 'items') || hasKeys(root, 'data'))) return 1;
    const keys = keysOf(shape);
    return keys.has('collectionIds') &&
      keys.has('name') &&
      (keys.has('login') || keys.has('user') || keys.has('organizationId'))
      ? 0.9
      : 0;
  },
  table: tableSpec({
    columns: {
      collections: { names: ['collections'], nature: 'text' },
      folder: { names: ['folder'], nature: 'text' },
      type: { names: ['type'], nature: 'id' },
      name: { names: ['name'], nature: 'text', required: true },
      url: { names: ['login_uri'], nature: 'url', expected: true },
      userName: { names: ['login_username'], nature: 'address', required: true },
    },
    open: (to) => ({
      row: (fields, row) => {
        if (fields.type !== '' && !/^login$/i.test(fields.type)) return to.leaveOut(row, NO_LOGIN);
        const names = fields.collections
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '');
        for (const vault of vaultsOf(
          names.map((name) => ({ key: bwKey(name), name })),
          to,
        ))
          itemStatement(
            {
              vault,
              row,
              title: fields.name,
              userName: fields.userName,
              urls: fields.url.split(/,(?=\s*[a-z][a-z0-9+.-]*:|\s*www\.)/i),
            },
            to,
          );
      },
    }),
  }),
  json: {
    permitted: {
      encrypted: 'flag',
      ...leaves('text', 'collections[].name', ...of('name')),
      ...leaves(
        'id',
        'collections[].id',
        ...of('type', 'collectionIds[]', 'login.passwordRevisionDate', 'pwChanged', 'deletedDate'),
      ),
      ...leaves('address', ...of('login.username', 'user')),
      ...leaves('url', ...of('login.uris[].uri')),
    },
    records: 'items',
    expected: ['items[].name|[].name', 'items[].login.username|items[].user|[].login.username|[].user'],
    secret: [
      'notes',
      'fields',
      'passwordHistory',
      'card',
      'identity',
      'secureNote',
      'sshKey',
      'attachments',
      'password',
      'totp',
      'fido2Credentials',
    ],
    read: (value, to) => {
      const document = asObject(value);
      if (document?.encrypted === true) {
        to.fail(
          'The export is encrypted. Choose “.json” or “.csv” without encryption, or the command without secrets.',
        );
        return;
      }
      const list = Array.isArray(value) ? value : document?.items;
      if (!Array.isArray(list)) {
        to.fail('The list items is missing.');
        return;
      }
      const names = new Map<string, string>();
      for (const collection of Array.isArray(document?.collections) ? document.collections : []) {
        const entry = asObject(collection);
        if (str(entry, 'id') !== '' && str(entry, 'name') !== '') names.set(str(entry, 'id'), str(entry, 'name'));
      }
      for (const [entry, row] of entriesOf(list, to)) itemOf(entry, row, names, to);
    },
  },
};

function itemOf(entry: Entry, row: number, names: ReadonlyMap<string, string>, to: Collector): void {
  // 1 is a login; the jq command leaves the type out.
  if (entry.type !== undefined && entry.type !== 1) {
    to.leaveOut(row, NO_LOGIN);
    return;
  }
  if (str(entry, 'deletedDate') !== '') {
    to.problem(row, 'The item is in the trash: it is left out.');
    return;
  }
  const login = asObject(entry.login);
  const uris = Array.isArray(login?.uris) ? login.uris.map((uri) => str(asObject(uri), 'uri')) : [];
  const ids = Array.isArray(entry.collectionIds)
    ? entry.collectionIds.filter((id): id is string => typeof id === 'string')
    : [];
  const vaults = ids.map((id) => {
    const name = names.get(id);
    return { key: bwKey(name ?? id), id, ...(name === undefined ? {} : { name }) };
  });
  const rotated = readPastDate(str(login, 'passwordRevisionDate') || str(entry, 'pwChanged'), to.around.now);
  if (rotated !== null && 'problem' in rotated)
    to.problem(row, `The date of the password’s last change ${rotated.problem}: it is left out.`);
  for (const vault of vaultsOf(vaults, to))
    itemStatement(
      {
        vault,
        row,
        title: str(entry, 'name'),
        userName: str(login, 'username') || str(entry, 'user'),
        urls: uris,
        rotatedAt: rotated !== null && 'at' in rotated ? rotated.at : undefined,
      },
      to,
    );
}

/** An item outside every collection is in the exporter's own vault. */
function vaultsOf(collections: readonly Named[], to: Collector): readonly Named[] {
  return collections.length > 0 ? collections : [fileVault('bitwarden', to)];
}
