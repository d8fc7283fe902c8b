/** Organizations ListAccounts, as JSON of the CLI or as the console's account list. */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, firstEntry, hasKeys, rootObject } from '../shape.ts';
import { readAccountId } from '../text/account-id.ts';
import { addressOf } from '../text/address.ts';

interface Listed {
  readonly id: unknown;
  readonly arn: string;
  readonly email: string;
  readonly name: string;
  readonly state: string;
}

/** Takes accounts one by one; knows at the end which organizations are listed whole. */
function accountList(to: Collector): { take(listed: Listed, row: number): void; end(): void } {
  const organizations = new Map<string, { management: string; listed: boolean }>();
  return {
    take: (listed, row) => {
      const reading = readAccountId(typeof listed.id === 'number' ? listed.id : String(listed.id ?? ''));
      if ('problem' in reading) return to.skip(row, reading.problem);
      if (reading.warning) to.problem(row, reading.warning);
      const arn = /^arn:([\w-]+):organizations::(\d{12}):account\/(o-[a-z0-9]+)\/(\d{12})$/.exec(listed.arn);
      const email = addressOf(listed.email);
      if (listed.email !== '' && email === undefined)
        to.problem(row, 'The root email is not an email address and was left out.');
      const organization = arn?.[3];
      to.state({
        about: 'account',
        row,
        id: reading.id,
        named: true,
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
    end: () => {
      to.listing = [...organizations.keys()].sort().join(' ');
      for (const organization of organizations.keys()) to.scopes.push({ of: 'accounts', organization });
    },
  };
}

/** Fields of the entries of `Accounts`, or of a bare list. */
function of(...names: readonly string[]): readonly string[] {
  return ['Accounts[]', '[]'].flatMap((list) => names.map((name) => `${list}.${name}`));
}

export const awsAccounts: ImportKind = {
  kind: 'aws-accounts',
  title: 'Accounts of an AWS organization',
  howTo: 'aws organizations list-accounts --output json > accounts.json',
  recognize: (shape) => {
    const first = firstEntry(shape, 'Accounts');
    if (hasKeys(first, 'Id') && (hasKeys(first, 'Arn') || hasKeys(first, 'Email'))) return 1;
    if (Array.isArray(rootObject(shape)?.Accounts) && first === null) return 0.9;
    const list = firstEntry(shape);
    if (hasKeys(list, 'Id', 'Arn', 'Email')) return 0.9;
    if (
      columnsOf(shape, 'ARN') === 1 &&
      columnsOf(shape, 'Email') === 1 &&
      (columnsOf(shape, 'Account ID') || columnsOf(shape, 'Id'))
    )
      return 0.9;
    return 0;
  },
  json: {
    permitted: {
      ...leaves('text', ...of('Name', 'Status', 'State')),
      ...leaves('id', ...of('Id', 'Arn', 'Email')),
    },
    records: 'Accounts',
    expected: [
      'Accounts[].Arn|[].Arn',
      'Accounts[].Email|[].Email',
      'Accounts[].State|Accounts[].Status|[].State|[].Status',
    ],
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
        const text = (key: string): string => (typeof account[key] === 'string' ? account[key] : '');
        accounts.take(
          {
            id: account.Id,
            arn: text('Arn'),
            email: text('Email'),
            name: text('Name'),
            state: text('State') || text('Status'),
          },
          at + 1,
        );
      }
      accounts.end();
    },
  },
  table: tableSpec({
    columns: {
      id: { names: ['Account ID', 'Id', 'AccountId', 'account'], nature: 'id', required: true },
      arn: { names: ['ARN'], nature: 'id' },
      email: { names: ['Email', 'Email address'], nature: 'address' },
      name: { names: ['Name', 'Account name'], nature: 'text' },
      state: { names: ['State'], nature: 'text' },
      status: { names: ['Status'], nature: 'text' },
    },
    open: (to) => {
      const accounts = accountList(to);
      return {
        row: (fields, row) => accounts.take({ ...fields, state: fields.state || fields.status }, row),
        end: accounts.end,
      };
    },
  }),
};
