/** What reading a file promises: recognition by content, columns by name, honest refusals, nothing guessed. */
import { describe, expect, it } from 'vitest';
import { read } from './helpers.ts';

const GAM = 'group,type,role,id,status,email\n';
const member = (email: string, role = 'MEMBER'): string => `g@acme.example,USER,${role},1,ACTIVE,${email}\n`;

describe('tables', () => {
  it('match columns by name, in any order and spelling', async () => {
    const file = await read('ID, Role ,Group,EMAIL,Type,Status\n1,OWNER,g@acme.example,a@acme.example,USER,ACTIVE\n');
    expect(file.kind).toBe('gam-members');
    expect(file.statements).toContainEqual(
      expect.objectContaining({
        about: 'member',
        role: 'owner',
        member: { person: { addresses: ['a@acme.example'] } },
      }),
    );
  });

  it('tolerate extra columns and name them as ignored', async () => {
    const file = await read(
      'group,type,role,id,status,email,etag\ng@acme.example,USER,MEMBER,1,ACTIVE,a@acme.example,x\n',
    );
    expect(file.ignored).toEqual(['id', 'etag']);
    expect(file.complete).toBe(true);
  });

  it('refuse a file in which a needed column is missing, naming the column', async () => {
    const file = await read('Group,Title,URL\nRoot,AWS,https://x.example\n', { kind: 'keepassxc' });
    expect(file.failure).toMatch(/Username/);
    expect(file.statements).toEqual([]);
  });

  it('refuse a file with the same column twice', async () => {
    const file = await read('group,type,role,email,Email\ng@acme.example,USER,MEMBER,a@x.example,b@x.example\n');
    expect(file.failure).toMatch(/more than once/);
  });

  it('refuse a file whose header line is repeated further down', async () => {
    const file = await read(GAM + member('a@acme.example') + GAM + member('b@acme.example'));
    expect(file.failure).toMatch(/repeated/);
    expect(file.statements).toEqual([]);
  });

  it('refuse a header line that has swallowed a row, and name nothing of it', async () => {
    const file = await read('Group,Title,Username,URL,NotesRoot,AWS,root@acme.example,x,CANARY-value\n', {
      kind: 'keepassxc',
    });
    expect(file.failure).toMatch(/header/);
    expect(JSON.stringify(file)).not.toContain('CANARY');
  });

  it('skip a row that cannot be read, tell its number, and do not take the list for whole', async () => {
    const file = await read(`${GAM}${member('a@acme.example')}not a row\n${member('b@acme.example')}`);
    expect(file.problems).toEqual([{ row: 2, reason: expect.any(String) }]);
    expect(file.rows).toBe(3);
    expect(file.complete).toBe(false);
    expect(file.statements.filter((said) => said.about === 'member')).toHaveLength(2);
  });

  it('do not take a file for whole that is cut off within a quoted field', async () => {
    const file = await read('Group Email,Member Email,Member Name\ng@acme.example,a@acme.example,"Ali');
    expect(file.complete).toBe(false);
    expect(file.problems[0]?.reason).toMatch(/cut off/);
  });

  it.each([
    ['semicolon', ';'],
    ['tab', '\t'],
    ['bar', '|'],
  ])('find a %s as delimiter', async (_name, delimiter) => {
    const text = `${GAM}${member('a@acme.example')}`.replaceAll(',', delimiter);
    expect((await read(text)).statements.filter((said) => said.about === 'member')).toHaveLength(1);
  });

  it('read past #TYPE, sep= and byte order marks', async () => {
    for (const lead of ['#TYPE X\r\n', 'sep=,\r\n', '\uFEFF', '\r\n']) {
      const file = await read(`${lead}Name,PrimarySmtpAddress\r\nA,a@acme.example\r\n`, { for: 'g@acme.example' });
      expect(file.statements.filter((said) => said.about === 'member')).toHaveLength(1);
    }
  });

  it('keep line breaks and doubled quotes inside quoted fields', async () => {
    const file = await read(
      'Group Email,Member Email,Member Name\r\ng@acme.example,a@acme.example,"A ""Al""\r\nNg, B"\r\n',
    );
    expect(file.statements).toContainEqual(
      expect.objectContaining({
        member: { person: { addresses: ['a@acme.example'], name: 'A "Al" Ng, B' }, mayBeGroup: true, unsaid: true },
      }),
    );
  });

  it('say nothing about what is gone when there is a header alone', async () => {
    const file = await read(GAM);
    expect(file).toMatchObject({ kind: 'gam-members', rows: 0, complete: false, failure: null });
  });
});

describe('account ids', () => {
  const csv = (id: string): string =>
    `Account,LoginProfile,AccessKeys,MFA Devices,Signing Certificates\n${id},true,0,0,0\n`;

  it('get lost leading zeros back, with a warning', async () => {
    const file = await read(csv('1122334455'));
    expect(file.statements[0]).toMatchObject({ id: '001122334455' });
    expect(file.problems).toEqual([{ row: 1, reason: expect.stringMatching(/10 digits/) }]);
  });

  it('are refused in scientific notation', async () => {
    const file = await read(csv('2.73905E+11'));
    expect(file.statements).toEqual([]);
    expect(file.problems).toEqual([{ row: 1, reason: expect.stringMatching(/scientific/) }]);
    expect(file.complete).toBe(false);
  });
});

describe('AWS answers', () => {
  it('prefer State over the retired Status', async () => {
    const Arn = 'arn:aws:organizations::999999999999:account/o-abcdefghij/111122223333';
    const file = await read({ Accounts: [{ Id: '111122223333', Arn, Status: 'SUSPENDED', State: 'CLOSED' }] });
    expect(file.statements[0]).toMatchObject({ fields: { state: 'CLOSED' } });
  });

  it('give the credential report in base64 the report’s own date', async () => {
    const csv =
      'user,arn,password_enabled,mfa_active,access_key_1_active,access_key_2_active\n<root_account>,arn:aws:iam::111122223333:root,FALSE,TRUE,false,false\n';
    const Content = Buffer.from(csv).toString('base64');
    const file = await read({ Content, ReportFormat: 'text/csv', GeneratedTime: '2026-11-20T08:00:00+00:00' });
    expect(file).toMatchObject({ kind: 'aws-credential-report', at: '2026-11-20T08:00:00Z', undated: false, rows: 1 });
    expect(file.statements[0]).toMatchObject({
      fields: { 'credentials.mfa': 'yes', 'credentials.password': 'no' },
    });
  });

  it('do not say that no key is present because no key is active', async () => {
    const csv =
      'user,arn,password_enabled,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_2_active\n<root_account>,arn:aws:iam::111122223333:root,not_supported,true,false,N/A,false\n';
    const [said] = (await read(csv)).statements;
    expect(said).toMatchObject({ about: 'account' });
    expect(said && 'fields' in said ? Object.keys(said.fields) : []).not.toContain('credentials.accessKeys');
    expect(said && 'fields' in said ? Object.keys(said.fields) : []).not.toContain('credentials.password');
  });

  it('need the account where the answer does not name it', async () => {
    const summary = { SummaryMap: { AccountMFAEnabled: 0 } };
    const file = await read(summary, { name: 'summary.json' });
    expect(file.needsFor).toBe('account');
    expect(file.failure).toMatch(/--for/);
    expect((await read(summary, { name: 'summary-111122223333.json' })).failure).toBeNull();
    expect((await read(summary, { for: '111122223333' })).failure).toBeNull();
  });

  it('accept “not found” as the answer that no contact is set, and no other error', async () => {
    const error = (code: string): string =>
      `\nAn error occurred (${code}) when calling the GetAlternateContact operation: x\n`;
    const found = await read(error('ResourceNotFoundException'), { name: '111122223333-security.txt' });
    expect(found.statements[0]).toMatchObject({
      id: '111122223333',
      fields: { 'aws.contact.security': { set: false } },
    });
    expect((await read(error('ResourceNotFoundException'), { name: '111122223333.txt' })).failure).toMatch(
      /which contact/,
    );
    expect((await read(error('AccessDeniedException'), { name: '111122223333-security.txt' })).failure).not.toBeNull();
  });

  it('take MANUAL findings for unknown and MUTED ones as they are', async () => {
    const head = 'ACCOUNT_UID;CHECK_ID;STATUS;MUTED\n';
    const [manual] = (await read(`${head}111122223333;iam_root_mfa_enabled;MANUAL;False\n`)).statements;
    expect(manual).toMatchObject({ fields: {} });
    const [muted] = (await read(`${head}111122223333;iam_root_mfa_enabled;FAIL;True\n`)).statements;
    expect(muted).toMatchObject({ fields: { 'credentials.mfa': 'no' } });
  });
});

describe('what is no export', () => {
  it('is refused with a way forward', async () => {
    expect((await read('')).failure).toMatch(/empty/);
    expect((await read('null')).failure).toMatch(/--kind/);
    expect((await read('hello world')).failure).toMatch(/--kind/);
    expect((await read('{"Accounts":[{"Id":"1')).failure).toMatch(/cut off/);
    expect((await read({ encrypted: true, data: 'x' })).failure).toMatch(/encrypted/);
  });

  it('may be the empty list of a group, if somebody says so', async () => {
    for (const text of ['null', '', '[]']) {
      const file = await read(text, { kind: 'op-group-users', for: '1password:Cloud admins' });
      expect(file).toMatchObject({ kind: 'op-group-users', rows: 0, complete: false, failure: null });
    }
  });

  it('is refused as XML with a document type or an entity', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE KeePassFile [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><KeePassFile>&b;</KeePassFile>';
    expect((await read(bomb, { kind: 'keepass-xml' })).failure).not.toBeNull();
    expect((await read('<KeePassFile><Root>&x;</Root></KeePassFile>')).failure).not.toBeNull();
    expect((await read('<KeePassFile><Root>')).failure).toMatch(/cut off/);
  });
});

describe('tables of people', () => {
  const table = 'Mail;Wer;Austritt\nalice@acme.example;Alice;31.12.2026\n';
  const mapping = {
    columns: { email: 'Mail', name: 'Wer', lastDay: 'Austritt' },
    delimiter: ';',
    dateFormat: 'dd.MM.yyyy',
  };

  it('are read through a mapping', async () => {
    const file = await read(table, { mapping });
    expect(file.kind).toBe('people');
    expect(file.statements[0]).toMatchObject({
      who: { addresses: ['alice@acme.example'], name: 'Alice' },
      fields: { lastDay: '2026-12-31T00:00:00Z' },
    });
  });

  it('never read a secret column, even where the mapping asks for it', async () => {
    const file = await read('Mail;Passwort\nalice@acme.example;hunter2-CANARY\n', {
      mapping: { columns: { email: 'Mail', name: 'Passwort' } },
    });
    expect(file.refused).toEqual(['Passwort']);
    expect(JSON.stringify(file)).not.toContain('CANARY');
  });

  it('do not guess an ambiguous date', async () => {
    const file = await read('email,name,last day\na@acme.example,A,03/04/2026\n');
    expect(file.statements[0]).toMatchObject({ fields: {} });
    expect(file.problems).toEqual([{ row: 1, reason: expect.stringMatching(/two ways/) }]);
  });
});
