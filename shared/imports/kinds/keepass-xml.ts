/** KeePass 2's XML: streamed, without entities, reading only titles, user names and URLs of current entries. */
import { SaxesParser } from 'saxes';
import type { Collector } from '../collector.ts';
import { guarded } from '../guard.ts';
import type { ImportKind } from '../kind.ts';
import { isSecretName } from '../secrets/names.ts';
import { soundsDeleted } from './recycle-bin.ts';
import { fileVault, itemStatement } from './vault-item.ts';

const READ = new Set(['Title', 'UserName', 'URL']);
const MAX_DEPTH = 200;
const MAX_TEXT_CHARS = 8_192;

interface Group {
  name: string;
  uuid: string;
  told: boolean;
}

interface Entry {
  readonly values: Map<string, string>;
  readonly row: number;
}

export const keepassXml: ImportKind = {
  kind: 'keepass-xml',
  title: 'KeePass 2 export (XML)',
  howTo:
    'KeePass › File › Export › KeePass XML (2.x); then --for keepass:NAME if the database has no name. Delete the file afterwards: it holds passwords.',
  recognize: (shape) => (shape.format === 'xml' && shape.root === 'KeePassFile' ? 1 : 0),
  xml: { open: (to) => reader(to) },
};

function reader(to: Collector): { write(text: string): void; end(): void } {
  const parser = new SaxesParser();
  const path: string[] = [];
  const groups: Group[] = [];
  let entry: Entry | null = null;
  let historyDepth = 0;
  let key = '';
  let text: string[] | null = null;
  let textChars = 0;
  let databaseName = '';
  let binUuid = '';
  let sawFile = false;
  let vault: ReturnType<typeof fileVault> | null = null;
  const items: { values: Map<string, string>; row: number; groups: readonly Group[] }[] = [];

  const listen = (): void => {
    text = [];
    textChars = 0;
  };
  const heard = (): string => {
    const value = text === null ? '' : text.join('');
    text = null;
    return value;
  };

  parser.on('doctype', () => {
    to.fail('The file has a document type declaration, which no KeePass export has: it is refused.');
  });
  parser.on('error', () => {
    to.fail('The file is not valid XML: it seems to be damaged or cut off.');
  });
  parser.on('opentag', (tag) => {
    if (to.failure !== null) return;
    if (path.length >= MAX_DEPTH) {
      to.fail('The file is nested too deeply to be a KeePass export.');
      return;
    }
    path.push(tag.name);
    const { name } = tag;
    const parent = path.at(-2);
    text = null;
    if (name === 'KeePassFile' && path.length === 1) sawFile = true;
    if (historyDepth > 0) return;
    if (name === 'History') {
      historyDepth = path.length;
      to.name('refused', 'History');
    } else if (name === 'Group' && entry === null) groups.push({ name: '', uuid: '', told: false });
    else if (name === 'Entry') {
      to.rows += 1;
      entry = { values: new Map(), row: to.rows };
    } else if (parent === 'Meta' && (name === 'DatabaseName' || name === 'RecycleBinUUID')) listen();
    else if (parent === 'Meta' && name === 'DatabaseDescription') to.name('refused', 'DatabaseDescription');
    else if (parent === 'Group' && entry === null && (name === 'Name' || name === 'UUID')) listen();
    else if (parent === 'Group' && entry === null && name === 'Notes') to.name('refused', 'Group.Notes');
    else if (name === 'Binary' || name === 'CustomData') to.name('refused', name);
    else if (parent === 'String' && name === 'Key') listen();
    else if (parent === 'String' && name === 'Value' && entry !== null && READ.has(key)) listen();
    else if (name === 'String') key = '';
    else if (parent === 'Entry' && name !== 'UUID') to.name('ignored', name);
    else if (parent === 'Group' && name !== 'UUID' && name !== 'Name') to.name('ignored', `Group.${name}`);
  });
  const collect = (piece: string): void => {
    if (text === null) return;
    textChars += piece.length;
    if (textChars <= MAX_TEXT_CHARS) text.push(piece);
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', (tag) => {
    const { name } = tag;
    const parent = path.at(-2);
    if (historyDepth > 0) {
      if (path.length === historyDepth) historyDepth = 0;
    } else if (text !== null) {
      const value = heard().trim();
      const group = groups.at(-1);
      if (parent === 'Meta' && name === 'DatabaseName') databaseName = guarded(value, 'text', 0, 'DatabaseName', to);
      else if (parent === 'Meta') binUuid = value;
      else if (parent === 'Group' && name === 'Name' && group) group.name = guarded(value, 'text', 0, 'Group.Name', to);
      else if (parent === 'Group' && group) group.uuid = value;
      else if (name === 'Key') field(value);
      else if (name === 'Value' && entry !== null)
        entry.values.set(
          key,
          guarded(value, key === 'URL' ? 'url' : key === 'Title' ? 'text' : 'address', entry.row, key, to),
        );
    } else if (name === 'Entry' && entry !== null) {
      items.push({ values: entry.values, row: entry.row, groups: [...groups] });
      entry = null;
    } else if (name === 'Group') groups.pop();
    path.pop();
  });

  const field = (name: string): void => {
    key = name;
    if (READ.has(name)) to.name('used', name);
    // A field of the user's own is refused with the rest, whatever it is called.
    else to.name('refused', isSecretName(name) || name === '' ? name || '(field without name)' : name);
  };

  return {
    write: (chunk) => {
      if (to.failure === null) parser.write(chunk);
    },
    end: () => {
      if (to.failure === null) parser.close();
      if (to.failure !== null) return;
      if (!sawFile) {
        to.fail('The root of the file is not KeePassFile.');
        return;
      }
      if (items.length > 0) for (const name of READ) if (!to.used.has(name)) to.lacks('field', name);
      vault =
        databaseName === '' || to.around.belongsTo !== null
          ? fileVault('keepass', to)
          : { key: `keepass:${databaseName}`, name: databaseName };
      for (const item of items) {
        if (item.groups.some((group) => binUuid !== '' && group.uuid === binUuid)) {
          to.problem(item.row, 'The entry is in the recycle bin: it is left out.');
          continue;
        }
        const last = item.groups.at(-1);
        if (last && !last.told && soundsDeleted(item.groups.map((group) => group.name))) {
          last.told = true;
          to.problem(
            item.row,
            `The group ${last.name} may be a place for deleted entries; its entries are read all the same.`,
          );
        }
        itemStatement(
          {
            vault,
            row: item.row,
            title: item.values.get('Title') ?? '',
            userName: item.values.get('UserName') ?? '',
            urls: [item.values.get('URL') ?? ''],
          },
          to,
        );
      }
    },
  };
}
