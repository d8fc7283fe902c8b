/** Several JSON documents in one file. */
import { describe, expect, it } from 'vitest';
import { read } from './helpers.ts';

const ACCOUNT = '111122223333';

describe('several JSON documents in one file', () => {
  const page = (id: string, more: object = {}) =>
    JSON.stringify({
      Accounts: [
        {
          Id: id,
          Arn: `arn:aws:organizations::${ACCOUNT}:account/o-abcdefghij/${id}`,
          Email: `${id}@acme.example`,
          Name: id,
          State: 'ACTIVE',
        },
      ],
      ...more,
    });

  it('pages of one listing are read as one', async () => {
    const file = await read(`${page('444455556666', { NextToken: 'x' })}\n${page(ACCOUNT)}\n`);
    expect(file).toMatchObject({ kind: 'aws-accounts', rows: 2, more: false, complete: true });
  });

  it('of which the last says that there are more', async () => {
    const file = await read(`${page('444455556666', { NextToken: 'x' })}${page(ACCOUNT, { NextToken: 'y' })}`);
    expect(file).toMatchObject({ rows: 2, more: true });
  });

  it.each([
    ['two listings', `${page('444455556666')}\n${page(ACCOUNT)}`],
    ['two lists', '[{"email":"a@acme.example"}]\n[{"email":"b@acme.example"}]'],
    ['two answers', '{"SummaryMap":{"AccountMFAEnabled":1}}\n{"SummaryMap":{"AccountMFAEnabled":0}}'],
  ])('%s are refused', async (_name, text) => {
    expect((await read(text)).failure).toMatch(/several JSON documents \(2\)/);
  });

  it('damaged text is not several documents', async () => {
    expect((await read('{"Accounts":[]} and more')).failure).toMatch(/not valid JSON/);
  });
});
