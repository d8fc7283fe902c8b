/** What no file proves to be the whole turns nobody out: first pages, parts, and lists of something else. */
import { describe, expect, it } from 'vitest';
import { type CaseLedger, field, fileOf, toldOf } from './case-ledger.ts';

const NAMES = ['ann', 'bob', 'cleo', 'dan', 'eve', 'fay', 'gus', 'hal'] as const;
const GROUP = 'aws-root@whole.example';
const addressOf = (name: string) => `${name}@whole.example`;
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);

/** A table of the company's people. */
const people = (names: readonly string[]) =>
  fileOf('people.csv', `Email,Name,Status\n${names.map((name) => `${addressOf(name)},${name},Active\n`).join('')}`);

/** What `Get-DistributionGroupMember … | Export-Csv` writes. */
const members = (names: readonly string[]) =>
  fileOf(
    'members.csv',
    `"PrimarySmtpAddress","DisplayName","RecipientType","RecipientTypeDetails"\r\n${names
      .map((name) => `"${addressOf(name)}","${name}","UserMailbox","UserMailbox"\r\n`)
      .join('')}`,
  );

async function company(names: readonly string[] = NAMES): Promise<CaseLedger> {
  const ledger = await field();
  await ledger.apply(people(names));
  await ledger.apply(members(names), { for: GROUP });
  expect(ledger.members(GROUP)).toHaveLength(names.length);
  return ledger;
}

const gone = async (ledger: CaseLedger, file: string, options = {}) => {
  const [told] = await ledger.preview(file, options);
  return { gone: told?.gone, told: toldOf(told) };
};

describe('the company’s people', () => {
  it('of a first page of Okta, and of a group of Okta', async () => {
    const ledger = await field();
    await ledger.apply('base/okta-all-230.json');
    const page = await gone(ledger, 'okta-users.first-page-of-200.json');
    expect(page).toEqual({ gone: 0, told: expect.stringMatching(/exactly 200 rows/) });
    const group = await gone(ledger, 'okta-users.members-of-one-group.json');
    expect(group).toEqual({ gone: 0, told: expect.stringMatching(/Nothing is taken as gone/) });
  });

  it('are gone where a list names all but a few of them', async () => {
    const ledger = await company();
    expect((await gone(ledger, people(NAMES.slice(0, 6)))).gone).toBe(2);
    expect((await gone(ledger, people(NAMES.slice(0, 4)))).gone).toBe(4);
  });

  it('are not where it would turn most of them out', async () => {
    const ledger = await company();
    const part = await gone(ledger, people(NAMES.slice(0, 3)));
    expect(part).toEqual({ gone: 0, told: expect.stringMatching(/names 3 of the 8 .* other 5/) });
  });

  it('nor where it names none of them', async () => {
    const ledger = await company();
    const others = await gone(ledger, people(['zoe', 'yan']));
    expect(others).toEqual({ gone: 0, told: expect.stringMatching(/names none of the 8/) });
  });

  it.each([100, 500, 1000])('nor where a table has just %i rows', async (rows) => {
    const ledger = await company(numbered(rows + 5));
    const page = await gone(ledger, people(numbered(rows)));
    expect(page).toEqual({ gone: 0, told: expect.stringMatching(/as many as such a list has on one page/) });
    expect((await gone(ledger, people(numbered(rows + 1)))).gone).toBe(4);
  });
});

describe('the members of a group', () => {
  it('are gone where a list names all but a few of them, and then it is the whole', async () => {
    const ledger = await company();
    expect((await gone(ledger, members(NAMES.slice(0, 6)), { for: GROUP })).gone).toBe(2);
  });

  it('may change altogether where they are few', async () => {
    const ledger = await company(['ann', 'bob', 'cleo']);
    expect((await gone(ledger, members(['dan', 'eve', 'fay']), { for: GROUP })).gone).toBe(3);
  });

  it('are not where most of them would be, and the list is not called whole by it', async () => {
    const ledger = await company();
    const part = await gone(ledger, members(['ann', 'zoe']), { for: GROUP });
    expect(part).toEqual({ gone: 0, told: expect.stringMatching(/names 1 of the 8 members/) });
  });

  it('nor where Exchange stopped at a thousand', async () => {
    const ledger = await company(numbered(1003));
    const page = await gone(ledger, members(numbered(1000)), { for: GROUP });
    expect(page).toEqual({ gone: 0, told: expect.stringMatching(/exactly 1000 rows/) });
    expect((await gone(ledger, members(numbered(1001)), { for: GROUP })).gone).toBe(2);
  });
});

it('a group that was heard of first by a full page is not known whole', async () => {
  const ledger = await field();
  await ledger.apply(members(numbered(1000)), { for: GROUP });
  expect(ledger.group(GROUP)?.complete).toBe(false);
  await ledger.apply(members(numbered(1001)), { for: GROUP });
  expect(ledger.group(GROUP)?.complete).toBe(true);
});

it('Graph answers whose next page would be named are whole though they are full', async () => {
  const ledger = await field();
  const value = numbered(100).map((name) => ({
    '@odata.type': '#microsoft.graph.user',
    id: name,
    displayName: name,
    mail: addressOf(name),
    userPrincipalName: addressOf(name),
  }));
  const asked = fileOf(
    'members.json',
    JSON.stringify({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects', value }),
  );
  await ledger.apply(asked, { for: GROUP });
  expect(ledger.group(GROUP)?.complete).toBe(true);
  const bare = await field();
  await bare.apply(fileOf('members.json', JSON.stringify(value)), { for: GROUP });
  expect(bare.group(GROUP)?.complete).toBe(false);
});
