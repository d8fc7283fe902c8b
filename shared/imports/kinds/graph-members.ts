/**
 * Members of a group as Microsoft Graph answers them, in the spellings of the tools that ask it: Graph itself and `az rest`
 * (`value`), `az ad group member list` (a bare list), `Get-MgGroupMember | ConvertTo-Json` (a bare list, or one object
 * where there is one member; capital letters, the rest under `AdditionalProperties`).
 */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, firstEntry, hasKeys, rootObject } from '../shape.ts';
import type { GroupRows } from './mail-group.ts';
import { groupFor, groupRows } from './mail-group.ts';
import { microsoftAddresses } from './microsoft.ts';
import type { Entry } from './op.ts';
import { entriesOf, str } from './op.ts';

const NAMES = ['displayName', 'DisplayName'];
const IDS = [
  '@odata.type',
  'id',
  'Id',
  'mail',
  'Mail',
  'userPrincipalName',
  'UserPrincipalName',
  'accountEnabled',
  'AccountEnabled',
];
/** Where an entry's fields are: in a page, a bare list, alone, and each of them one level further down. */
const PLACES = ['value[].', '[].', ''].flatMap((place) => [place, `${place}AdditionalProperties.`]);
const of = (names: readonly string[]): readonly string[] =>
  PLACES.flatMap((place) => names.map((name) => place + name));

export const graphMembers: ImportKind = {
  kind: 'graph-members',
  // Microsoft Graph: 100 members on a page, 999 if asked for.
  pageRows: [100, 999],
  title: 'Members of a Microsoft group (Graph)',
  howTo: 'az ad group member list --group GROUP > members.json; then --for with the group’s address',
  belongsTo: 'group',
  recognize: (shape) => {
    const root = rootObject(shape);
    if (isMember(firstEntry(shape, 'value'))) return 1;
    if (isMember(firstEntry(shape)) || isMember(root)) return 0.95;
    return Array.isArray(root?.value) && hasKeys(root, '@odata.context') ? 0.8 : 0;
  },
  json: {
    permitted: { '@odata.context': 'flag', ...leaves('text', ...of(NAMES)), ...leaves('id', ...of(IDS)) },
    records: 'value',
    more: '@odata.nextLink',
    read: (value, to) => {
      const group = groupFor(to);
      const rows = groupRows(to, group);
      // transitiveMembers lists nested people and the groups between them alike: as a list of readers it is as good.
      for (const [entry, row] of entriesOf(listOf(value, to), to)) member(entry, row, group.key, rows);
      rows.end();
    },
  },
};

/** Does an entry say what kind of object it is? A list of users alone does not. */
function isMember(entry: Entry | null): boolean {
  return hasKeys(entry, '@odata.type') || hasKeys(asObject(entry?.AdditionalProperties), '@odata.type');
}

/** The entries of a page, of a bare list, or the only one. */
function listOf(value: unknown, to: Collector): unknown {
  const document = asObject(value);
  if (document === null) return value;
  if (document.value !== undefined) return document.value;
  if (!isMember(document)) return undefined;
  to.rows = 1;
  return [document];
}

function member(entry: Entry, row: number, group: string, rows: GroupRows): void {
  const more = asObject(entry.AdditionalProperties);
  const of = (name: string): string => {
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    return str(entry, name) || str(entry, capital) || str(more, name) || str(more, capital);
  };
  const enabled = [entry.accountEnabled, entry.AccountEnabled, more?.accountEnabled].find(
    (flag) => typeof flag === 'boolean',
  );
  const type = graphType(of('@odata.type'));
  if (type === 'NOBODY') {
    rows.machine(group, of('displayName'), row);
    return;
  }
  if (enabled === false) rows.disabled(group, row);
  rows.member({
    group,
    row,
    ...microsoftAddresses(of('mail'), of('userPrincipalName')),
    name: of('displayName'),
    type,
    status: enabled === false ? 'disabled' : '',
  });
}

/** What an object of a directory is in a list of members: `NOBODY` is a device or an application. */
export function graphType(word: string): 'USER' | 'GROUP' | 'NOBODY' | '' {
  const type = word.toLowerCase().replace(/^#?microsoft\.graph\./, '');
  if (/^(device|serviceprincipal|application|computer|managedidentity)$/.test(type.replace(/[^a-z]/g, '')))
    return 'NOBODY';
  if (type.includes('group')) return 'GROUP';
  return type === 'user' ? 'USER' : '';
}
