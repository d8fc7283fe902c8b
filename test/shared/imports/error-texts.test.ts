/** An error saved as a file, and a tab that a spreadsheet names as its separator. */
import { expect, it } from 'vitest';
import { read } from './helpers.ts';

it.each([
  'An error occurred (AccessDeniedException) when calling the ListAccounts operation: no',
  'aws: [ERROR]: An error occurred (AccessDenied) when calling the GetAccountSummary operation: no',
  'Unable to locate credentials. You can configure credentials by running "aws configure".',
  'aws: [ERROR]: The config profile (prod) could not be found',
  '\nCould not connect to the endpoint URL: "https://organizations.us-east-1.amazonaws.com/"',
])('%s is refused as an error', async (text) => {
  expect((await read(`${text}\n`)).failure).toMatch(/error message of AWS/);
});

it('sep= with a tab', async () => {
  const file = await read(
    'sep=\t\ngroup\ttype\trole\tstatus\temail\nroot@acme.example\tUSER\tMEMBER\tACTIVE\ta@acme.example\n',
  );
  expect(file).toMatchObject({ kind: 'gam-members', rows: 1 });
});
