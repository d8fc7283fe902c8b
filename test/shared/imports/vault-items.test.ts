/** Vault items join their account by exact root email or account id, or are left for a decision. */
import { describe, expect, it } from 'vitest';
import { factsFor } from '../../../shared/imports/reconcile/facts-for.ts';
import { documentOf } from '../../../shared/register/record.ts';
import { apply, diff, imported, ledger, read } from './helpers.ts';

describe('vault items', () => {
  const item = (more: object) => ({
    id: 'i',
    title: 'Login',
    vault: { id: 'v1', name: 'AWS root' },
    category: 'LOGIN',
    ...more,
  });
  const known = () =>
    ledger({
      people: [{ email: 'alice@acme.example' }],
      accounts: [
        { id: '111122223333', email: 'aws-root@acme.example' },
        { id: '444455556666', email: 'alice@acme.example' },
        { id: '777788889999', email: 'aws+seven@acme.example' },
      ],
    });

  it('join by exact root email, in any case, and all copies are kept', async () => {
    const items = [
      item({ additional_information: 'AWS-Root@acme.example' }),
      item({ title: 'Copy', vault: { id: 'v2', name: 'Copies' }, additional_information: 'aws-root@acme.example' }),
    ];
    const register = known();
    const result = diff(register, await read(items));
    expect(result.files[0]).toMatchObject({ rows: 2, matchedRows: 2, accounts: 1, people: 0, changed: 1 });
    apply(register, result);
    expect(documentOf(register).accounts?.[0]).toMatchObject({ vaults: ['1password:AWS root', '1password:Copies'] });
  });

  it('join by an account id in title or URL', async () => {
    const items = [
      item({ title: 'root 1111-2222-3333' }),
      item({ urls: [{ href: 'https://777788889999.signin.aws.amazon.com/' }] }),
    ];
    expect(diff(known(), await read(items)).files[0]).toMatchObject({ matchedRows: 2, accounts: 2, changed: 2 });
  });

  it('never match a user name without its tag', async () => {
    const items = [
      item({ additional_information: 'aws@acme.example' }),
      item({ additional_information: 'aws-root+x@acme.example' }),
    ];
    expect(diff(known(), await read(items)).files[0]).toMatchObject({ matchedRows: 0, changed: 0 });
  });

  it('leave a person’s own address for a decision, unless the URL is AWS’s', async () => {
    const own = { additional_information: 'alice@acme.example' };
    const open = diff(known(), await read([item({ ...own, urls: [{ href: 'https://mail.example/' }] })]));
    expect(open.files[0]).toMatchObject({ changed: 0, matchedRows: 0 });
    expect(open.lines).toEqual([expect.objectContaining({ change: 'unmatched', acceptable: true, byDefault: false })]);
    expect(factsFor(open, 'default').facts).toEqual([]);
    const sure = diff(known(), await read([item({ ...own, urls: [{ href: 'https://signin.aws.amazon.com/' }] })]));
    expect(sure.files[0]).toMatchObject({ changed: 1, matchedRows: 1 });
    const fake = diff(
      known(),
      await read([item({ ...own, urls: [{ href: 'https://signin.aws.amazon.com.evil.example/' }] })]),
    );
    expect(fake.files[0]).toMatchObject({ changed: 0 });
  });

  it('that fit two accounts are left for a decision', async () => {
    const result = diff(
      known(),
      await read([item({ title: '777788889999', additional_information: 'aws-root@acme.example' })]),
    );
    expect(result.files[0]).toMatchObject({ changed: 0 });
    expect(result.lines.map((line) => [line.change, line.subject.key])).toEqual([
      ['conflicting', '777788889999'],
      ['conflicting', '111122223333'],
    ]);
  });

  it('tell of accounts that the ledger does not know', async () => {
    const result = diff(known(), await read([item({ title: 'AWS 123456789012' })]));
    expect(result.lines.filter(({ change }) => change === 'unmatched')).toEqual([
      expect.objectContaining({ acceptable: false }),
    ]);
  });

  it('date a password by its own revision alone', async () => {
    const bitwarden = [
      {
        id: 'b',
        name: 'x',
        organizationId: 'o',
        collectionIds: ['c'],
        user: 'aws-root@acme.example',
        revisionDate: '2026-10-01T00:00:00Z',
        pwChanged: '2026-02-03T04:05:06.000Z',
      },
    ];
    const document = await imported(known(), await read(bitwarden));
    expect(document.accounts?.[0]?.passwordRotatedAt).toBe('2026-02-03T04:05:06Z');
    const onePassword = await imported(
      known(),
      await read([item({ additional_information: 'aws-root@acme.example', updated_at: '2026-10-01T00:00:00Z' })]),
    );
    expect(onePassword.accounts?.[0]?.passwordRotatedAt).toBeUndefined();
  });

  it('of several files add up, each with a line of its own', async () => {
    const one = await read([item({ additional_information: 'aws-root@acme.example' })]);
    const two = await read([
      item({ vault: { id: 'v2', name: 'Copies' }, additional_information: 'aws-root@acme.example' }),
    ]);
    const register = known();
    const result = diff(register, one, two);
    expect(result.files.map((file) => [file.changed, file.conflicting])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    apply(register, result);
    expect(documentOf(register).accounts?.[0]?.vaults).toEqual(['1password:AWS root', '1password:Copies']);
  });

  it('add to what a ledger says that is imported with them', async () => {
    const document = await read({
      format: 'root-ledger',
      version: 1,
      accounts: [{ id: '111122223333', email: 'aws-root@acme.example', vaults: ['keepass:Ops'] }],
    });
    const items = await read([item({ additional_information: 'aws-root@acme.example' })]);
    const result = diff(ledger(), document, items);
    expect(result.files.map((file) => [file.added, file.changed])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const register = ledger();
    apply(register, result);
    expect(documentOf(register).accounts?.[0]?.vaults).toEqual(['keepass:Ops', '1password:AWS root']);
  });
});
