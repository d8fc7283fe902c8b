/**
 * Lists of a company directory's users, as Microsoft's tools write them: Entra's download, the Microsoft 365 admin
 * centre's, `az ad user list`, `Get-MgUser` and `Get-ADUser` (with `Export-Csv` or `ConvertTo-Json`).
 */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import type { Shape } from '../shape.ts';
import { asObject, columnsOf, firstEntry, rootObject } from '../shape.ts';
import { ACCOUNT_STATE, accountIsOn, BLOCKED_NAMES, ENABLED_NAMES } from './account-state.ts';
import { microsoftAddresses } from './microsoft.ts';
import type { Entry } from './op.ts';
import { entriesOf, str } from './op.ts';

const USER_NAME = ['userPrincipalName', 'User principal name', 'UPN'];
/** Columns that a list of users has and a list of a group's members has not. */
const USERS_ONLY = [
  'userType',
  'givenName',
  'surname',
  'creationType',
  'directorySynced',
  'First name',
  'Last name',
  'When created',
  'Licenses',
  'SamAccountName',
  ...ENABLED_NAMES,
  ...BLOCKED_NAMES,
];
/** Columns that say what kind of object each row is: then it is a list of members. */
const MEMBERS_ONLY = ['objectType', 'Object type', 'Member type'];

const hasOne = (shape: Shape, names: readonly string[]): boolean => names.some((name) => columnsOf(shape, name) === 1);
const hasKey = (entry: Entry | null, name: string): boolean =>
  entry !== null && Object.keys(entry).some((key) => key.toLowerCase() === name.toLowerCase());

/** Is a table or a JSON list one of a Microsoft directory's users, and not of a group's members? */
export function isUserDirectory(shape: Shape): boolean {
  if (shape.format === 'table')
    return (
      hasOne(shape, USER_NAME) &&
      !hasOne(shape, MEMBERS_ONLY) &&
      USERS_ONLY.filter((name) => columnsOf(shape, name) === 1).length >= 2
    );
  const first = firstEntry(shape) ?? firstEntry(shape, 'value') ?? rootObject(shape);
  return (
    hasKey(first, 'userPrincipalName') &&
    !hasKey(first, '@odata.type') &&
    ['surname', 'givenName', 'accountEnabled', 'enabled', 'samAccountName', 'mail'].some((name) => hasKey(first, name))
  );
}

const NAMES = [
  'displayName',
  'DisplayName',
  'Name',
  'givenName',
  'GivenName',
  'surname',
  'Surname',
  'jobTitle',
  'JobTitle',
  'Title',
];
const IDS = [
  'userPrincipalName',
  'UserPrincipalName',
  'mail',
  'Mail',
  'EmailAddress',
  'accountEnabled',
  'AccountEnabled',
  'Enabled',
  'userType',
  'UserType',
];
const of = (names: readonly string[]): readonly string[] =>
  ['value[].', '[].', ''].flatMap((place) => names.map((name) => place + name));

export const directoryUsers: ImportKind = {
  kind: 'directory-users',
  title: 'Users of a Microsoft directory (Entra, Active Directory)',
  howTo:
    'entra.microsoft.com › Users › Download users, without a filter; or az ad user list > users.json; or Get-ADUser -Filter * -Properties mail,displayName | Export-Csv users.csv -NoTypeInformation -Encoding UTF8',
  recognize: (shape) => (isUserDirectory(shape) ? 0.95 : 0),
  table: tableSpec({
    columns: {
      userName: { names: USER_NAME, nature: 'address', required: true },
      mail: { names: ['Mail', 'EmailAddress', 'Email', 'Primary SMTP address'], nature: 'address' },
      name: { names: ['Display name', 'displayName', 'Name'], nature: 'text' },
      title: { names: ['Job title', 'jobTitle', 'Title'], nature: 'text' },
      ...ACCOUNT_STATE,
    },
    open: (to) => ({ row: (fields, row) => user(fields, row, to), end: () => to.scopes.push({ of: 'people' }) }),
  }),
  json: {
    permitted: { ...leaves('text', ...of(NAMES)), ...leaves('id', ...of(IDS)) },
    records: 'value',
    more: '@odata.nextLink',
    read: (value, to) => {
      const document = asObject(value);
      if (document !== null && document.value === undefined) to.rows = 1;
      for (const [entry, row] of entriesOf(document === null ? value : (document.value ?? [document]), to))
        user(fieldsOf(entry), row, to);
      to.scopes.push({ of: 'people' });
    },
  },
};

type User = Readonly<Record<'userName' | 'mail' | 'name' | 'title' | 'enabled' | 'blocked', string>>;

function user(fields: User, row: number, to: Collector): void {
  const { email, more } = microsoftAddresses(fields.mail, fields.userName);
  if (email === '') {
    to.skip(row, 'The user has no email address and no user name that is one.');
    return;
  }
  const on = accountIsOn(fields, row, to);
  to.state({
    about: 'person',
    row,
    who: { addresses: [email, ...more], ...(fields.name === '' ? {} : { name: fields.name }) },
    fields: { ...(on === true ? { status: 'active' } : {}), ...(fields.title === '' ? {} : { title: fields.title }) },
    list: 'directory',
  });
}

function fieldsOf(entry: Entry): User {
  const of = (...names: readonly string[]): string =>
    names
      .flatMap((name) => [str(entry, name), str(entry, name.charAt(0).toUpperCase() + name.slice(1))])
      .find((text) => text !== '') ?? '';
  const enabled = [entry.accountEnabled, entry.AccountEnabled, entry.Enabled].find(
    (flag) => flag !== undefined && flag !== null,
  );
  return {
    userName: of('userPrincipalName'),
    mail: of('mail') || of('EmailAddress'),
    name: of('displayName') || `${of('givenName')} ${of('surname')}`.trim() || of('Name'),
    title: of('jobTitle') || of('Title'),
    enabled: enabled === undefined ? '' : String(enabled),
    blocked: '',
  };
}
