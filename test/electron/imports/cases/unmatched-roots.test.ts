/** An AWS sign-in that fits no account is named, kept, and a gap until its account is there or somebody settles what it is. */
import { describe, expect, it } from 'vitest';
import { type CaseLedger, field, fileOf, toldOf } from './case-ledger.ts';

const PROD = '200000000002';
const VAULT = 'bitwarden:AWS root';
const RULE = 'sign-in-of-no-account';
const FORGOTTEN = 'bw-export.aws-item-of-a-forgotten-account.csv';

const items = (...rows: readonly string[]) =>
  fileOf(
    'items.csv',
    [
      'collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp',
      ...rows,
      '',
    ].join('\n'),
  );

/** The accounts at which it is told. */
async function toldAt(ledger: CaseLedger): Promise<readonly string[]> {
  const ids = (ledger.document().accounts ?? []).map(({ id }) => id);
  const open = await Promise.all(ids.map(async (id) => ((await ledger.gaps(id)).includes(RULE) ? [id] : [])));
  return open.flat();
}

describe('Bitwarden’s items', () => {
  it('of a forgotten account', async () => {
    const ledger = await field();
    const [file] = await ledger.apply(FORGOTTEN);
    expect(file).toMatchObject({ unmatched: 2 });
    expect(ledger.recordOf(PROD)?.vaults).toEqual([VAULT]);
    expect(ledger.vault(VAULT)?.unmatchedSignIns).toEqual([
      { item: 'AWS root old sandbox', email: 'aws-sandbox@field.example' },
      { item: 'AWS console (alias)' },
    ]);
    expect(await toldAt(ledger)).toHaveLength(1);
  });

  it('are told once more by a second import, and kept once', async () => {
    const ledger = await field();
    await ledger.apply(FORGOTTEN);
    const [again] = await ledger.apply(FORGOTTEN);
    expect(again).toMatchObject({ unmatched: 2, added: 0, changed: 0 });
    expect(ledger.vault(VAULT)?.unmatchedSignIns).toHaveLength(2);
  });

  it('are no gap any more once their account is in the ledger', async () => {
    const ledger = await field();
    await ledger.apply(items('AWS root,login,Old,,,0,https://signin.aws.amazon.com/,AWS-Sandbox@field.example,,'));
    expect(await toldAt(ledger)).toHaveLength(1);
    const found = {
      Id: '299999999999',
      Arn: 'arn:aws:organizations::100000000001:account/o-field000001/299999999999',
      Name: 'Old sandbox',
      Email: 'aws-sandbox@field.example',
      State: 'ACTIVE',
    };
    await ledger.apply(fileOf('accounts.json', JSON.stringify({ Accounts: [found] })));
    expect(await toldAt(ledger)).toEqual([]);
  });

  it.each([
    [
      'with an account’s number that the ledger lacks',
      'AWS 299999999999,,,0,https://signin.aws.amazon.com/,x@field.example',
      1,
    ],
    ['of GovCloud', 'Gov,,,0,https://signin.amazonaws-us-gov.com/,x@field.example', 1],
    ['of China', 'China,,,0,https://console.amazonaws.cn/,x@field.example', 1],
    ['without a link, called AWS', 'AWS root (2019),,,0,,x@field.example', 1],
    ['without a user name', 'AWS console,,,0,https://console.aws.amazon.com/,', 1],
    ['of an access portal', 'SSO,,,0,https://d-1234567890.awsapps.com/start,x@field.example', 0],
    ['of a service', 'RDS,,,0,https://db.x.eu-west-1.rds.amazonaws.com,root', 0],
    ['of the shop', 'Amazon,,,0,https://www.amazon.com/,x@field.example', 0],
    ['of somebody who sells laws', 'Laws,,,0,https://laws.example/,x@field.example', 0],
  ])('%s', async (_what, row, kept) => {
    const ledger = await field();
    await ledger.apply(items(`AWS root,login,${row},,`));
    expect(ledger.vault(VAULT)?.unmatchedSignIns ?? []).toHaveLength(kept);
    expect(await toldAt(ledger)).toHaveLength(kept);
  });

  it('of an IAM user are told, and are no root user’s', async () => {
    const ledger = await field();
    const [file] = await ledger.apply(
      items('AWS root,login,Deploy,,,0,https://field-prod.signin.aws.amazon.com/console,deploy-bot,,'),
    );
    expect(toldOf(file)).toMatch(/1: .*IAM user’s, not the root user’s/);
    expect(await toldAt(ledger)).toEqual([]);
  });

  it('are told at the management account where one is known', async () => {
    const ledger = await field();
    await ledger.apply(FORGOTTEN);
    const [at] = await toldAt(ledger);
    const management = ledger.document().organizations?.[0]?.managementAccount;
    expect(at).toBe(management ?? PROD);
  });
});
