import { describe, expect, test } from 'vitest';
import { recognized } from '../../../shared/imports/recognize.ts';
import { tableShape } from '../../../shared/imports/shape.ts';
import { accountIdColumns, questionAbout } from '../../../shared/imports/table-evidence.ts';

const kindOfTable = (text: string): string | null => recognized(tableShape(text))?.kind ?? null;

describe('people of the company', () => {
  test.each([
    ['HR with a last day', 'Email,Name,Last working day\nbob@x.example,Bob,2026-01-31\n'],
    ['HR with a status', 'Email,Name,Status\nbob@x.example,Bob,active\n'],
    ['a German HR list', 'Mail;Vorname;Nachname;Austrittsdatum;Abteilung\nbob@x.example;Bob;R;;IT\n'],
    ['a French one', 'Adresse e-mail;Nom complet;Date de sortie\nbob@x.example;Bob;\n'],
    ['a Spanish one', 'Correo;Nombre;Apellido;Fecha de baja\nbob@x.example;Bob;R;\n'],
    ['an Italian one', 'Email;Name;Data di cessazione\nbob@x.example;Bob;\n'],
    ['with a department and a manager', 'Email,Name,Department,Manager\nbob@x.example,Bob,IT,eve@x.example\n'],
    ['HR that also has user names', 'Email,Name,Username,Termination date\nbob@x.example,Bob,bob,\n'],
    ['HR with a role', 'Work email,Name,Role,Start date\nbob@x.example,Bob,Engineer,2020-01-01\n'],
  ])('%s', (_, text) => expect(kindOfTable(text)).toBe('people'));
});

describe('accounts', () => {
  test.each([
    ['Organizations by a spreadsheet', 'Id,Name,Email,Status\n111111111111,Prod,root@x.example,ACTIVE\n'],
    ['an inventory', 'account_id,account_name,email,ou\n111111111111,Prod,root@x.example,Root\n'],
    ['with other words', 'AWS Account Number;Account name;Root email\n111111111111;Prod;root@x.example\n'],
    ['ids with dashes', 'Account ID,Name,Email\n1111-1111-1111,Prod,root@x.example\n'],
    ['ids that lost a zero', 'Account ID,Name,Email\n11111111111,Prod,root@x.example\n'],
    ['ids that a spreadsheet destroyed', 'Account ID,Name,Email\n1.11111E+11,Prod,root@x.example\n'],
  ])('%s', (_, text) => expect(kindOfTable(text)).toBe('aws-accounts'));

  test('an id of twelve digits in some rows alone is no account’s', () => {
    expect(accountIdColumns(tableShape('Id,Email\n111111111111,a@x.example\n17,b@x.example\n'))).toEqual([]);
  });
});

describe('asked about, never taken for people', () => {
  test.each([
    ['an address and a name', 'Email,Name\nbob@x.example,Bob\n', /nothing that says whose/],
    ['first and last name', 'Email,First name,Last name\nbob@x.example,Bob,R\n', /nothing that says whose/],
    ['a status of a tool', 'Email,Name,Status\nbob@x.example,Bob,Deactivated\n', /nothing that says whose/],
    ['an invited one', 'Email,Name,Status\nbob@x.example,Bob,Invited\neve@x.example,Eve,active\n', /nothing that says/],
    [
      'Atlassian',
      'User id,User name,email,User status,Added to org,Org role\nu,Bob,bob@x.example,Active,,Member\n',
      /tool/,
    ],
    ['Zoom', 'Email,First Name,Last Name,Department,License,Last Login\nbob@x.example,Bob,R,IT,Basic,\n', /tool/],
    ['LastPass users', 'Email,First Name,Last Name,Account Status,MFA Status\nbob@x.example,Bob,R,Active,On\n', /tool/],
    ['Dropbox', 'First name,Last name,Email,Role,Two-step verification\nBob,R,bob@x.example,Member,On\n', /tool/],
    ['Google groups', 'email,name,description,directMembersCount\ng@x.example,G,,3\n', /groups/],
    ['Entra groups', 'displayName,mail,groupType,membershipType\nG,g@x.example,Security,Assigned\n', /groups/],
    ['assets', 'Asset Tag,Name,Email,Serial\nA-1,YubiKey,bob@x.example,1\n', /assets/],
    ['assets in German', 'Inventarnummer;Name;E-Mail;Seriennummer\n1;YubiKey;bob@x.example;1\n', /assets/],
    ['a password manager', 'name,url,username,email\nAWS,https://x.example,root,bob@x.example\n', /password manager/],
    ['accounts without ids', 'Name,Email,OU\nProd,root@x.example,Root\n', /AWS accounts/],
  ])('%s', (_, text, what) => {
    expect(kindOfTable(text)).toBeNull();
    expect(questionAbout(tableShape(text))?.reason).toMatch(what);
  });

  test('column names are repeated, values never', () => {
    const text = 'Email,Name,Serial\nCANARY@x.example,CANARY,CANARY\n';
    expect(questionAbout(tableShape(text))?.reason).not.toContain('CANARY');
    expect(questionAbout(tableShape(text))?.reason).toContain('“Serial”');
  });
});
