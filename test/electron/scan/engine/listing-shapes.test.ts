/** Whatever a row of ListAccounts lacks, or has of a kind that nobody knows: unknown, never an exception, and never somebody else's. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listAccounts, listingFindings } from '../../../../electron/scan/engine/listing.ts';

const text = fc.option(fc.oneof(fc.string(), fc.constantFrom('ACTIVE', 'SOMETHING_NEW', '')), { nil: undefined });
const row = fc.record(
  {
    Id: fc.option(fc.constantFrom('111111111111', '222222222222', 'x', ''), { nil: undefined }),
    Arn: text,
    Email: text,
    Name: text,
    State: text,
    Status: text,
    JoinedMethod: text,
    JoinedTimestamp: fc.option(fc.constant(new Date('2020-01-01T00:00:00Z')), { nil: undefined }),
    Paths: fc.option(fc.array(fc.string()), { nil: undefined }),
    SomethingNew: fc.anything(),
  },
  { requiredKeys: [] },
);

it('rows of ListAccounts of any shape', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
      const calls = { call: async () => ({ Accounts: rows }) };
      const listed = [];
      for await (const { accounts } of listAccounts(calls as never, {} as never, null)) listed.push(...accounts);
      const known = rows.filter(({ Id }) => /^\d{12}$/.test(Id ?? ''));
      expect(listed.map(({ id }) => id)).toEqual(known.map(({ Id }) => Id));
      for (const [at, account] of listed.entries()) {
        const findings = listingFindings(account, 'o-1', 'aws', { source: 'organizations:ListAccounts' });
        for (const [field, said] of [
          ['name', known[at]?.Name],
          ['email', known[at]?.Email],
          ['state', known[at]?.State || known[at]?.Status],
        ] as const) {
          const finding = findings.find((one) => one.field === field);
          if (said === undefined || said === '')
            expect(finding, field).toMatchObject({ unknown: { reason: 'key-missing' } });
          else expect(finding, field).toMatchObject({ value: said });
        }
      }
    }),
    { numRuns: 300, seed: 20_261_201 },
  );
});
