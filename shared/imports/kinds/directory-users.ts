/**
 * Lists of a company directory's users: Entra's download, the Microsoft 365 admin centre's, `az ad user list`, `Get-MgUser`
 * and `Get-ADUser` (with `Export-Csv` or `ConvertTo-Json`), `gam print users`, Google's download and Directory API.
 */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import type { Shape } from '../shape.ts';
import { asObject, columnsOf, firstEntry, rootObject } from '../shape.ts';
import { normalName } from '../text/header.ts';
import { ACCOUNT_STATE, type AccountState, accountIsOn, isSwitchedOff, STATE_NAMES } from './account-state.ts';
import { microsoftAddresses } from './microsoft.ts';
import type { Entry } from './op.ts';
import { entriesOf, str } from './op.ts';

const USER_NAME = ['userPrincipalName', 'User principal name', 'UPN', 'primaryEmail'];
/** Google's download of users: without its marks in brackets the names are those of any table of people. */
const GOOGLE_MARKED = [/^email address \[required\]$/i, /^(org unit path \[required\]|status \[read only\])$/i];
/** Columns that the downloads of all users have, and no list of a group's members. */
const DOWNLOAD_ONLY = ['creationType', 'directorySynced', 'When created', 'Licenses', 'Soft deletion time stamp'];
/** Columns that a list of users has and a list of a group's members has not. */
const USERS_ONLY = [
  'userType',
  'givenName',
  'surname',
  'First name',
  'Last name',
  'name.fullName',
  'name.givenName',
  'orgUnitPath',
  'isAdmin',
  'SamAccountName',
  ...DOWNLOAD_ONLY,
  ...STATE_NAMES,
];
/** Columns that say what kind of object each row is: then it is a list of members. */
const MEMBERS_ONLY = ['objectType', 'Object type', 'Member type'];
const FILTERED =
  'The list may be filtered, or be one of a group’s members: it says nothing about people who are not in it.';

const hasOne = (shape: Shape, names: readonly string[]): boolean => names.some((name) => columnsOf(shape, name) === 1);

function hasKey(entry: Entry | null, ...names: readonly string[]): boolean {
  const keys = new Set(Object.keys(entry ?? {}).map((key) => key.toLowerCase()));
  return names.some((name) => keys.has(name.toLowerCase()));
}

/** Is a table or a JSON list one of a directory's users, and not of a group's members? */
export function isUserDirectory(shape: Shape): boolean {
  if (shape.format === 'table') {
    const { written } = shape;
    if (GOOGLE_MARKED.every((mark) => written.some((name) => mark.test(name.trim())))) return true;
    return (
      hasOne(shape, USER_NAME) &&
      !hasOne(shape, MEMBERS_ONLY) &&
      USERS_ONLY.filter((name) => columnsOf(shape, name) === 1).length >= (hasOne(shape, ['primaryEmail']) ? 1 : 2)
    );
  }
  const first = firstEntry(shape) ?? firstEntry(shape, 'value') ?? firstEntry(shape, 'users') ?? rootObject(shape);
  if (hasKey(first, 'primaryEmail')) return hasKey(first, 'suspended', 'archived', 'name', 'isAdmin');
  return (
    hasKey(first, 'userPrincipalName') &&
    !hasKey(first, '@odata.type') &&
    hasKey(first, 'surname', 'givenName', 'accountEnabled', 'enabled', 'samAccountName', 'mail')
  );
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const TEXTS = ['displayName', 'name', 'givenName', 'surname', 'jobTitle', 'title'];
const VALUES = [
  'userPrincipalName',
  'primaryEmail',
  'mail',
  'emailAddress',
  'accountEnabled',
  'enabled',
  'suspended',
  'archived',
  'userType',
];
const of = (names: readonly string[]): readonly string[] =>
  ['value[].', 'users[].', '[].', ''].flatMap((place) => names.flatMap((name) => [place + name, place + pascal(name)]));

export const directoryUsers: ImportKind = {
  kind: 'directory-users',
  // Microsoft Graph: 100 users on a page, 999 if asked for; Active Directory: 1,000 or 1,500.
  pageRows: [100, 999, 1000, 1500],
  title: 'Users of a directory (Entra, Active Directory, Google)',
  howTo:
    'entra.microsoft.com › Users › Download users, without a filter; or az ad user list > users.json; or Get-ADUser -Filter * -Properties mail,displayName | Export-Csv users.csv -NoTypeInformation -Encoding UTF8; or gam redirect csv users.csv print users fullname suspended; or admin.google.com › Directory › Users › Download users',
  recognize: (shape) => (isUserDirectory(shape) ? 0.95 : 0),
  table: tableSpec({
    columns: {
      userName: { names: [...USER_NAME, 'Email address [Required]'], nature: 'address', required: true },
      mail: { names: ['Mail', 'EmailAddress', 'Email', 'Primary SMTP address'], nature: 'address' },
      name: { names: ['Display name', 'displayName', 'name.fullName', 'Name'], nature: 'text' },
      firstName: { names: ['First Name [Required]'], nature: 'text' },
      lastName: { names: ['Last Name [Required]'], nature: 'text' },
      title: { names: ['Job title', 'jobTitle', 'Title', 'Employee Title'], nature: 'text' },
      status: { names: ['Status [READ ONLY]'], nature: 'id' },
      userType: { names: ['userType', 'User type'], nature: 'id' },
      ...ACCOUNT_STATE,
    },
    open: (to) => {
      const download = [...to.used, ...to.ignored].some((name) =>
        DOWNLOAD_ONLY.some((one) => normalName(one) === normalName(name)),
      );
      return { row: (fields, row) => user(googleUser(fields), row, to), end: () => listed(download, to) };
    },
  }),
  json: {
    permitted: { ...leaves('text', ...of([...TEXTS, 'name.fullName'])), ...leaves('id', ...of(VALUES)) },
    records: 'value',
    more: '@odata.nextLink',
    read: (value, to) => {
      const document = asObject(value);
      const list = document === null ? value : (document.value ?? document.users ?? [document]);
      const entries = entriesOf(list, to);
      // Counted along the way where the list is the document or its value.
      if (to.rows === 0) to.rows = entries.length;
      for (const [entry, row] of entries) user(fieldsOf(entry), row, to);
      listed(false, to);
    },
  },
};

function listed(download: boolean, to: Collector): void {
  if (download) to.scopes.push({ of: 'people' });
  else to.note(FILTERED);
}

type User = AccountState & Readonly<Record<'userName' | 'mail' | 'name' | 'title' | 'userType', string>>;

/** Google's download has the name in two columns, and a word where others have yes and no. */
function googleUser(fields: User & Readonly<Record<'firstName' | 'lastName' | 'status', string>>): User {
  const { firstName, lastName, status } = fields;
  const blocked = isSwitchedOff(status) ? 'true' : /^(active|enabled)$/i.test(status.trim()) ? 'false' : status;
  return { ...fields, name: fields.name || `${firstName} ${lastName}`.trim(), blocked: fields.blocked || blocked };
}

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
    // Guests have an account here, and work elsewhere.
    list: /^guest$/i.test(fields.userType) ? 'tool' : 'directory',
  });
}

function fieldsOf(entry: Entry): User {
  const text = (...names: readonly string[]): string =>
    names.flatMap((name) => [str(entry, name), str(entry, pascal(name))]).find((found) => found !== '') ?? '';
  const flag = (...names: readonly string[]): string => {
    const found = names
      .flatMap((name) => [entry[name], entry[pascal(name)]])
      .find((one) => one !== undefined && one !== null);
    return found === undefined ? '' : String(found);
  };
  return {
    userName: text('userPrincipalName', 'primaryEmail'),
    mail: text('mail', 'emailAddress'),
    name:
      text('displayName') ||
      str(asObject(entry.name), 'fullName') ||
      `${text('givenName')} ${text('surname')}`.trim() ||
      text('name'),
    title: text('jobTitle', 'title'),
    userType: text('userType'),
    enabled: flag('accountEnabled', 'enabled'),
    blocked: flag('suspended'),
    archived: flag('archived'),
  };
}
