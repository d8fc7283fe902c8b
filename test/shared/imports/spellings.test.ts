/** The same address or name in another spelling is the same, in every kind of file and with what the ledger has already. */
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../shared/register/record.ts';
import { diff, imported, ledger, read } from './helpers.ts';

const GAM = 'group,type,role,id,status,email\n';
const member = (email: string, group = 'aws-root@harbour.example'): string =>
  `${group},USER,MEMBER,1,ACTIVE,${email}\n`;
const ACCOUNT = { id: '210000000002', name: 'Prod', email: 'aws-root+prod@harbour.example' };
const company = () =>
  ledger({
    people: [
      { email: 'ines.moreau@harbour.example', name: 'Ines Moreau', status: 'active' },
      { email: 'tom.reed@harbour.example', name: 'Tom Reed', status: 'active' },
    ],
    accounts: [ACCOUNT],
  });

describe('characters that nobody sees', () => {
  it('make no stranger of a member, and are told', async () => {
    const file = await read(GAM + member('\u200bines.moreau@harbour.example') + member('tom.reed@harbour.example'));
    expect(file.notes).toContain('Invisible characters in email were taken out: U+200B.');
    const document = await imported(company(), file);
    expect(document.people).toHaveLength(2);
    expect(document.groups?.[0]?.members?.map(({ person }) => person)).toEqual([
      'ines.moreau@harbour.example',
      'tom.reed@harbour.example',
    ]);
  });

  it('make no second person in a list of people', async () => {
    const people =
      'Email,Name,Status\n\u200bines.moreau@harbour.example,Ines Moreau,active\n\u200etom.reed@harbour.example,Tom Reed,active\n';
    const { files } = diff(company(), await read(people));
    expect(files[0]).toMatchObject({ matchedRows: 2, added: 0, gone: 0 });
  });

  it('make no other root email', async () => {
    const listed = {
      Accounts: [{ ...arn(ACCOUNT.id), Email: `\u200b${ACCOUNT.email}`, Name: 'Prod', State: 'ACTIVE' }],
    };
    const document = await imported(company(), await read(listed));
    expect(document.accounts?.find(({ id }) => id === ACCOUNT.id)?.email).toBe(ACCOUNT.email);
  });
});

describe('domains with letters of their own', () => {
  const people = 'Email,Name,Status\nanna@münchen.example,Anna Groß,active\n';
  it.each([
    'anna@mu\u0308nchen.example',
    'anna@xn--mnchen-3ya.example',
    'Anna@XN--MNCHEN-3YA.EXAMPLE',
    'anna@MÜNCHEN.example',
  ])('%s is Anna', async (email) => {
    const register = company();
    await imported(register, await read(people));
    const document = await imported(register, await read(GAM + member(email)));
    expect(document.groups?.[0]?.members?.map(({ person }) => person)).toEqual(['anna@münchen.example']);
    expect(document.people?.filter(({ email }) => email.startsWith('anna'))).toHaveLength(1);
  });

  it('a ledger that has the ASCII form is found by the letters, and keeps what it has', async () => {
    const register = ledger({ people: [{ email: 'anna@xn--mnchen-3ya.example', name: 'Anna Groß' }] });
    await imported(register, await read(GAM + member('anna@münchen.example')));
    expect([...register.subjects('person').keys()]).toEqual(['anna@xn--mnchen-3ya.example']);
  });

  it('a group is the inbox of the account whose root email it has', async () => {
    const register = ledger({ accounts: [{ id: '700000000007', email: 'root@xn--mnchen-3ya.example' }] });
    await imported(register, await read(GAM + member('alice@field.example', 'root@münchen.example')));
    expect(documentOf(register).accounts?.[0]?.inbox).toEqual({ group: 'root@münchen.example' });
  });

  it('a password manager’s entry belongs to the account whose root email is its user name', async () => {
    const register = ledger({ accounts: [{ id: '700000000007', email: 'root@xn--mnchen-3ya.example' }] });
    const entry =
      'collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\nAWS root,login,AWS root login,,,0,https://signin.aws.amazon.com,root@münchen.example,,\n';
    await imported(register, await read(entry));
    expect(documentOf(register).accounts?.[0]?.vaults).toEqual(['bitwarden:AWS root']);
  });

  it('an address that lost a letter is no address', async () => {
    const file = await read(GAM + member('anna@m\ufffdnchen.example'));
    const document = await imported(company(), file);
    expect(document.people).toHaveLength(2);
    expect(file.problems[0]?.reason).toMatch(/cannot be read/);
    expect(document.groups?.[0]?.complete).toBe(false);
  });
});

describe('what a ledger has in an old spelling', () => {
  it('is found by any spelling and kept as it is', async () => {
    const old = 'ines.moreau@harbour.example\u200b';
    const register = ledger({ people: [{ email: old, name: 'Ines Moreau' }] });
    const document = await imported(register, await read(GAM + member('Ines.Moreau@harbour.example')));
    expect(document.people?.map(({ email }) => email)).toEqual([old]);
  });

  it('a vault with a decomposed name is the vault', async () => {
    const key = 'bitwarden:Rootzuga\u0308nge';
    const register = ledger({ vaults: [{ key, name: 'Rootzuga\u0308nge' }], accounts: [ACCOUNT] });
    const entry = `collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\nRootzugänge,login,AWS root,,,0,https://signin.aws.amazon.com,${ACCOUNT.email},,\n`;
    const document = await imported(register, await read(entry));
    expect(document.vaults?.map((vault) => vault.key)).toEqual([key]);
    expect(document.accounts?.[0]?.vaults).toEqual([key]);
  });
});

function arn(id: string) {
  return { Id: id, Arn: `arn:aws:organizations::210000000001:account/o-fieldtrial1/${id}` };
}
