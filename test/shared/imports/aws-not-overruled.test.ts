/** What files say beside what AWS said: told, kept beside it, and never counted. */
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../shared/register/facts.ts';
import type { Register } from '../../../shared/register/register.ts';
import { apply, diff, ledger, read, state } from './helpers.ts';

const ID = '111122223333';
const SCANNED_AT = '2026-11-20T00:00:00Z';

/** A ledger in which a scan said this of the account. */
function scanned(fields: Readonly<Record<string, string>>): Register {
  const register = ledger({ accounts: [{ id: ID }] });
  state(
    register,
    Object.entries(fields).map(
      ([field, value]): NewFact => ({
        kind: 'account',
        key: ID,
        field,
        statement: { value },
        provenance: { basis: 'observed', source: 'aws:scan', at: SCANNED_AT },
      }),
    ),
  );
  return register;
}

const value = (register: Register, field: string) => register.get({ kind: 'account', key: ID })?.value(field);

describe('what AWS said', () => {
  it('is not overruled by a table of accounts: told in the preview, and kept beside it as drift', async () => {
    const register = scanned({ email: 'root@mail.example', name: 'prod' });
    const table = `Account ID,Account name,Root email,Inbox\n${ID},prod,root@acme.example,none\n`;
    const result = diff(register, await read(table, { name: 'accounts.csv' }));
    const told = result.lines.find(({ reason }) => reason?.startsWith('AWS says otherwise'));
    expect(told).toMatchObject({
      change: 'conflicting',
      before: { email: 'root@mail.example' },
      after: { email: 'root@acme.example' },
    });
    apply(register, result);
    expect(value(register, 'email')).toBe('root@mail.example');
    const field = register.get({ kind: 'account', key: ID })?.fields.get('email');
    expect(field?.contradicting.map(({ statement }) => statement)).toEqual([{ value: 'root@acme.example' }]);
  });

  it('is not overruled by a saved answer that does not say when it was given', async () => {
    const register = scanned({ 'credentials.accessKeys': 'yes' });
    const summary = { SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 } };
    const result = diff(register, await read(summary, { name: `${ID}.json`, for: ID }));
    expect(result.lines.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/^AWS says otherwise .*does not say when/),
    );
    apply(register, result);
    expect(value(register, 'credentials.accessKeys')).toBe('yes');
    // What nobody had asked AWS is taken from the file.
    expect(value(register, 'credentials.mfa')).toBe('yes');
  });

  it('is made no fresher by a saved answer that says the same and not when', async () => {
    const register = scanned({ 'credentials.accessKeys': 'no' });
    const summary = { SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 } };
    apply(register, diff(register, await read(summary, { name: `${ID}.json`, for: ID })));
    expect(register.get({ kind: 'account', key: ID })?.provenance('credentials.accessKeys')?.at).toBe(SCANNED_AT);
  });

  it('is followed by a saved answer that is newer, and not by one that is older', async () => {
    const report = (at: string, mfa: boolean) => ({
      ReportFormat: 'text/csv',
      GeneratedTime: at,
      Content: btoa(
        `user,arn,mfa_active,password_enabled,access_key_1_active,access_key_2_active\n<root_account>,arn:aws:iam::${ID}:root,${mfa},true,false,false\n`,
      ),
    });
    const register = scanned({ 'credentials.mfa': 'yes' });
    apply(register, diff(register, await read(report('2026-11-19T23:59:59Z', false), { name: 'old.json' })));
    expect(value(register, 'credentials.mfa')).toBe('yes');
    apply(register, diff(register, await read(report('2026-11-20T00:00:01Z', false), { name: 'new.json' })));
    expect(value(register, 'credentials.mfa')).toBe('no');
  });

  it('is not taken back by a document that leaves it out, nor replaced by what one declares', async () => {
    const register = scanned({ email: 'root@mail.example', 'credentials.password': 'yes' });
    const said = (account: object) => ({
      format: 'root-ledger',
      version: 1,
      exportedAt: '2026-11-23T00:00:00Z',
      accounts: [{ id: ID, ...account }],
    });
    const declared = [{ basis: 'declared', source: 'person', at: '2026-11-22T00:00:00Z' }];
    for (const account of [{ email: null }, { email: 'root@acme.example', provenance: { email: declared } }]) {
      apply(register, diff(register, await read(said(account), { name: 'ledger.json' })));
      const field = register.get({ kind: 'account', key: ID })?.fields.get('email');
      expect(field?.held('observed')?.statement).toEqual({ value: 'root@mail.example' });
    }
  });
});
