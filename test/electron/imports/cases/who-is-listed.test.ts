/** What a table lists is seen, not assumed: an address and a name are no person. */
import { expect, it } from 'vitest';
import { field, harbour, toldOf } from './case-ledger.ts';

it('01a accounts without ARNs are accounts', async () => {
  const ledger = await harbour();
  const [file] = await ledger.apply('01a-accounts-list-without-arn-becomes-people.csv');
  expect(file).toMatchObject({ kind: 'aws-accounts', rows: 4, matchedRows: 3, added: 1, gone: 0, people: 0 });
  expect(ledger.people()).toEqual(['ines.moreau@harbour.example', 'tom.reed@harbour.example']);
  expect((await ledger.account('210000000004'))?.name).toBe('Data');
  // Somebody's list stands beside what AWS said.
  expect((await ledger.account('210000000001'))?.email).toBe('aws-root@harbour.example');
});

it('01b so is an inventory of somebody’s own', async () => {
  const ledger = await harbour();
  const [file] = await ledger.apply('01b-account-inventory-lowercase-becomes-people.csv');
  expect(file).toMatchObject({ kind: 'aws-accounts', rows: 2, matchedRows: 2, added: 0, gone: 0, people: 0 });
  expect(ledger.people()).toHaveLength(2);
});

it.each([
  ['one', '01d-gam-print-groups-becomes-people.csv', /groups/],
  ['one', '01f-asset-register-renames-person.csv', /devices or other assets/],
  ['two', 'people.slack-member-list.csv', /members of some tool/],
  ['two', 'people.github-member-list.csv', /members of some tool/],
] as const)('%s/%s is asked about, and nothing of it is taken', async (set, name, what) => {
  const ledger = set === 'one' ? await harbour() : await field();
  const before = JSON.stringify(ledger.document().people);
  const [file] = await ledger.apply(name);
  expect(file).toMatchObject({ kind: null, gone: 0, added: 0, changed: 0 });
  expect(toldOf(file)).toMatch(what);
  expect(file?.mayBe).toContain('people');
  expect(JSON.stringify(ledger.document().people)).toBe(before);
});
