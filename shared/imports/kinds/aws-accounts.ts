/** Organizations ListAccounts, as JSON of the CLI or as the console's account list. */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, firstEntry, hasKeys, rootObject, type Shape } from '../shape.ts';
import { accountIdColumns } from '../table-evidence.ts';
import type { AccountIdReading } from '../text/account-id.ts';
import { readAccountId } from '../text/account-id.ts';
import { addressOf } from '../text/address.ts';

interface Listed {
  readonly id: unknown;
  /** A second column that names an account: some tools name the one that was asked beside the one that the row is about. */
  readonly other?: string;
  readonly arn: string;
  readonly email: string;
  readonly name: string;
  readonly state: string;
}

/** Takes accounts one by one; knows at the end which organizations are listed whole. */
function accountList(to: Collector): { take(listed: Listed, row: number): void; end(whole: boolean): void } {
  const organizations = new Map<string, { management: string; listed: boolean }>();
  return {
    take: (listed, row) => {
      const arn = /^arn:([\w-]+):organizations::(\d{12}):account\/(o-[a-z0-9]+)\/(\d{12})$/.exec(listed.arn);
      const reading = accountOf(listed, arn?.[4]);
      if ('problem' in reading) return to.skip(row, reading.problem);
      if (reading.warning) to.problem(row, reading.warning);
      const email = addressOf(listed.email);
      if (listed.email !== '' && email === undefined)
        to.problem(row, 'The root email is not an email address and was left out.');
      const organization = arn?.[3];
      to.state({
        about: 'account',
        row,
        id: reading.id,
        fields: {
          ...(listed.name === '' ? {} : { name: listed.name }),
          ...(email === undefined ? {} : { email }),
          ...(listed.state === '' ? {} : { state: listed.state.toUpperCase() }),
          ...(organization === undefined ? {} : { organization }),
          ...(arn === null ? {} : { 'aws.management': arn[2] === reading.id, 'aws.partition': arn[1] ?? 'aws' }),
        },
      });
      if (arn === null || organization === undefined) return;
      const known = organizations.get(organization) ?? { management: arn[2] ?? '', listed: false };
      known.listed ||= arn[2] === reading.id;
      if (!organizations.has(organization))
        to.state({
          about: 'organization',
          row,
          id: organization,
          primary: false,
          fields: { managementAccount: known.management },
        });
      organizations.set(organization, known);
    },
    end: (whole) => {
      to.listing = [...organizations.keys()].sort().join(' ');
      if (whole) for (const organization of organizations.keys()) to.scopes.push({ of: 'accounts', organization });
    },
  };
}

/** The account that a row is about: what its ARN says, and both columns where there are two, must not contradict that. */
function accountOf(listed: Listed, inArn: string | undefined): AccountIdReading {
  const readings = [listed.id, listed.other]
    .filter((written) => written !== undefined && written !== null && written !== '')
    .map((written) => readAccountId(typeof written === 'number' ? written : String(written)));
  const ids = readings.flatMap((reading) => ('id' in reading ? [reading] : []));
  if (inArn !== undefined) {
    if (ids.length === 0)
      return { id: inArn, warning: 'The account id is missing or cannot be read: the ARN’s is taken.' };
    return ids.find(({ id }) => id === inArn) ?? { problem: 'The account id and the ARN name two accounts.' };
  }
  if (new Set(ids.map(({ id }) => id)).size > 1)
    return { problem: 'Two columns name an account, and they differ: which one the row is about cannot be told.' };
  return ids[0] ?? readings[0] ?? readAccountId('');
}

/** The fields as Organizations names them, and as `--query` and other tools like to rename them. */
const KEYS = {
  id: ['Id', 'id', 'ID', 'AccountId', 'accountId', 'account_id', 'Account', 'account'],
  arn: ['Arn', 'arn', 'ARN'],
  email: ['Email', 'email', 'EMAIL'],
  name: ['Name', 'name', 'AccountName', 'accountName', 'account_name'],
  state: ['State', 'state'],
  status: ['Status', 'status'],
} as const;

/** Fields of the entries of `Accounts`, or of a bare list. */
function of(...names: readonly string[]): readonly string[] {
  return ['Accounts[]', '[]'].flatMap((list) => names.map((name) => `${list}.${name}`));
}

/** An account as a filtered list has it: an id of an account, and something else that an account has. */
function isAccount(entry: Readonly<Record<string, unknown>> | null): boolean {
  if (entry === null || Object.hasOwn(entry, 'LoginProfile')) return false;
  const id = KEYS.id.map((key) => entry[key]).find((one) => one !== undefined);
  const has = (keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(entry, key));
  return (
    (typeof id === 'string' || typeof id === 'number') &&
    /^\d{12}$/.test(String(id)) &&
    (has(KEYS.arn) || has(KEYS.email)) &&
    (has(KEYS.name) || has(KEYS.email))
  );
}

const ID_NAMES = [
  'Account ID',
  'AccountId',
  'account',
  'AWS account ID',
  'Account number',
  'AWS account number',
  'Account no',
];
const EMAIL_NAMES = ['Email', 'Email address', 'Root email', 'Account email', 'Root user email'];
const hasColumn = (shape: Shape, names: readonly string[]): boolean =>
  names.some((name) => columnsOf(shape, name) === 1);
/** A table that says more of an account than AWS could is read by the kind for that. */
const keepsCustody = (shape: Shape): boolean => hasColumn(shape, ['Inbox', 'Vaults', 'MFA held by']);

export const awsAccounts: ImportKind = {
  kind: 'aws-accounts',
  title: 'Accounts of an AWS organization',
  howTo: 'aws organizations list-accounts --output json > accounts.json',
  recognize: (shape) => {
    const first = firstEntry(shape, 'Accounts');
    if (hasKeys(first, 'Id') && (hasKeys(first, 'Arn') || hasKeys(first, 'Email'))) return 1;
    if (Array.isArray(rootObject(shape)?.Accounts) && first === null) return 0.9;
    const list = firstEntry(shape);
    if (isAccount(list)) return 0.9;
    if (
      columnsOf(shape, 'ARN') === 1 &&
      columnsOf(shape, 'Email') === 1 &&
      (columnsOf(shape, 'Account ID') || columnsOf(shape, 'Id'))
    )
      return 0.9;
    // Somebody's own list of accounts: every value in a column of ids is an account's.
    return accountIdColumns(shape).length > 0 && hasColumn(shape, EMAIL_NAMES) && !keepsCustody(shape) ? 0.8 : 0;
  },
  json: {
    permitted: {
      ...leaves('text', ...of(...KEYS.name, ...KEYS.state, ...KEYS.status)),
      ...leaves('id', ...of(...KEYS.id, ...KEYS.arn, ...KEYS.email)),
    },
    records: 'Accounts',
    expected: [of(...KEYS.arn).join('|'), of(...KEYS.email).join('|'), of(...KEYS.state, ...KEYS.status).join('|')],
    more: 'NextToken',
    read: (value, to) => {
      const list = Array.isArray(value) ? value : asObject(value)?.Accounts;
      if (!Array.isArray(list)) return to.fail('The list Accounts is missing.');
      const accounts = accountList(to);
      for (const [at, entry] of list.entries()) {
        const account = asObject(entry);
        if (account === null) {
          to.skip(at + 1, 'The entry is not an account.');
          continue;
        }
        const first = (keys: readonly string[]): unknown =>
          keys.map((key) => account[key]).find((one) => one !== undefined);
        const text = (keys: readonly string[]): string => {
          const found = first(keys);
          return typeof found === 'string' ? found : '';
        };
        accounts.take(
          {
            id: first(KEYS.id),
            arn: text(KEYS.arn),
            email: text(KEYS.email),
            name: text(KEYS.name),
            state: text(KEYS.state) || text(KEYS.status),
          },
          at + 1,
        );
      }
      if (Array.isArray(value))
        to.note('A bare list may be filtered (`--query`): it says nothing about accounts that are not in it.');
      accounts.end(!Array.isArray(value));
    },
  },
  table: tableSpec({
    columns: {
      id: { names: ['Id', ...ID_NAMES], nature: 'id', required: true },
      other: { names: ID_NAMES, nature: 'id' },
      arn: { names: ['ARN'], nature: 'id' },
      email: { names: EMAIL_NAMES, nature: 'address' },
      name: { names: ['Name', 'Account name', 'AWS account name'], nature: 'text' },
      state: { names: ['State'], nature: 'text' },
      status: { names: ['Status'], nature: 'text' },
    },
    open: (to) => {
      const accounts = accountList(to);
      let listedByAws = true;
      return {
        row: (fields, row) => {
          listedByAws &&= fields.arn !== '';
          accounts.take({ ...fields, state: fields.state || fields.status }, row);
        },
        end: () => {
          // Without ARNs it is somebody's own list, however good: what AWS itself said stands above it.
          if (!listedByAws) to.declared = true;
          accounts.end(listedByAws);
        },
      };
    },
  }),
};
