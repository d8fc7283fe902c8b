/** Exchange, Entra, Graph and Active Directory: who is a person, and the shapes of each command. */
import { describe, expect, it } from 'vitest';
import { apply, diff, ledger, read, told } from './helpers.ts';

const GROUP = 'aws-root@acme.example';

describe('Exchange’s recipients', () => {
  const list = (details: string, more = ''): Promise<Awaited<ReturnType<typeof read>>> =>
    read(`"DisplayName","PrimarySmtpAddress","RecipientTypeDetails"\n"X","x@acme.example","${details}"\n${more}`, {
      for: GROUP,
    });
  const members = (file: Awaited<ReturnType<typeof read>>) =>
    file.statements.flatMap((said) => (said.about === 'member' ? [said.member] : []));

  it.each(['UserMailbox', 'LinkedMailbox', 'RemoteUserMailbox', 'MailUser', 'GuestMailUser', 'User mailbox'])(
    '%s is a person',
    async (details) => {
      expect(members(await list(details))).toMatchObject([{ person: { addresses: ['x@acme.example'] } }]);
    },
  );

  it.each([
    'SharedMailbox',
    'RemoteSharedMailbox',
    'TeamMailbox',
    'PublicFolder',
    'PublicFolderMailbox',
    'DiscoveryMailbox',
  ])('%s is an inbox whose readers are unknown', async (details) => {
    const file = await list(details);
    expect(members(file)).toEqual([{ group: { key: 'x@acme.example', name: 'X' } }]);
    expect(told(file)).toMatch(/^1: .*not a person/m);
  });

  it.each([
    'MailUniversalDistributionGroup',
    'MailUniversalSecurityGroup',
    'DynamicDistributionGroup',
    'GroupMailbox',
    'RoomList',
  ])('%s is a group', async (details) => {
    expect(members(await list(details))).toEqual([{ group: { key: 'x@acme.example', name: 'X' } }]);
  });

  it.each(['RoomMailbox', 'EquipmentMailbox', 'SchedulingMailbox', 'RemoteRoomMailbox'])(
    '%s is left out and told',
    async (details) => {
      const file = await list(details);
      expect(members(file)).toEqual([]);
      expect(told(file)).toMatch(/^1: X is a room/m);
    },
  );

  it.each(['ArbitrationMailbox', 'SystemMailbox'])('%s leaves the list open', async (details) => {
    expect(members(await list(details))).toEqual([{ unknown: true }]);
  });

  it('without RecipientTypeDetails nobody is surely a person', async () => {
    const file = await read('"Name","PrimarySmtpAddress","RecipientType"\n"X","x@acme.example","UserMailbox"\n', {
      for: GROUP,
    });
    expect(members(file)).toMatchObject([{ mayBeGroup: true }]);
    expect(told(file)).toMatch(/RecipientTypeDetails/);
  });

  it('a column with each row’s group needs no --for', async () => {
    const file = await read(
      '"GroupPrimarySmtpAddress","PrimarySmtpAddress","RecipientTypeDetails"\n"a@acme.example","alice@acme.example","UserMailbox"\n"b@acme.example","bob@acme.example","UserMailbox"\n',
    );
    expect(file.scopes).toMatchObject([{ group: { key: 'a@acme.example' } }, { group: { key: 'b@acme.example' } }]);
  });

  it('several groups by name alone are refused', async () => {
    const file = await read(
      '"GroupName","PrimarySmtpAddress","RecipientTypeDetails"\n"A","alice@acme.example","UserMailbox"\n"B","bob@acme.example","UserMailbox"\n',
      { for: GROUP },
    );
    expect(file.failure).toMatch(/several groups/);
  });
});

describe('Microsoft Graph’s members by other commands', () => {
  const member = {
    Id: '1',
    DeletedDateTime: null,
    AdditionalProperties: {
      '@odata.type': '#microsoft.graph.user',
      displayName: 'Alice Ng',
      mail: 'alice@acme.example',
      userPrincipalName: 'alice@acme.example',
    },
  };

  it.each([
    ['a list', [member]],
    ['one object', member],
  ])('Get-MgGroupMember | ConvertTo-Json: %s', async (_name, content) => {
    const file = await read(content, { for: GROUP });
    expect(file).toMatchObject({ kind: 'graph-members', failure: null, rows: 1, complete: true });
    expect(file.statements).toContainEqual(
      expect.objectContaining({
        about: 'member',
        member: { person: { addresses: ['alice@acme.example'], name: 'Alice Ng' } },
      }),
    );
  });

  it('devices and applications are told and left out', async () => {
    const file = await read(
      [
        { '@odata.type': '#microsoft.graph.servicePrincipal', displayName: 'Backup', id: '1' },
        { ...member.AdditionalProperties, id: '2' },
      ],
      { for: GROUP },
    );
    expect(told(file)).toMatch(/^1: Backup is a device or an application/m);
    expect(file.statements.filter(({ about }) => about === 'member')).toHaveLength(1);
  });
});

describe('users of a Microsoft directory', () => {
  const user = {
    displayName: 'Bob',
    mail: 'bob@acme.example',
    userPrincipalName: 'bob@acme.example',
    surname: 'Ro',
    accountEnabled: false,
  };

  it.each([
    ['az ad user list', [user]],
    ['Graph', { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users', value: [user] }],
    [
      'Get-MgUser',
      [
        {
          DisplayName: 'Bob',
          Mail: 'bob@acme.example',
          UserPrincipalName: 'bob@acme.example',
          Surname: 'Ro',
          AccountEnabled: false,
        },
      ],
    ],
    [
      'Get-ADUser',
      {
        Name: 'Bob',
        EmailAddress: 'bob@acme.example',
        UserPrincipalName: 'bob@acme.example',
        SamAccountName: 'bob',
        Surname: 'Ro',
        Enabled: false,
      },
    ],
  ])('%s: a disabled account is neither active nor left', async (_name, content) => {
    const file = await read(content);
    expect(file).toMatchObject({ kind: 'directory-users', failure: null, rows: 1 });
    expect(told(file)).toMatch(/^1: .*disabled/m);
    const register = ledger({ people: [{ email: 'bob@acme.example', name: 'Bob' }] });
    apply(register, diff(register, file));
    expect(register.get({ kind: 'person', key: 'bob@acme.example' })?.value('status')).toBeUndefined();
  });

  it.each([
    [
      'Block credential,Display name,User principal name,First name,Last name,Licenses\nTrue,Bob,bob@acme.example,Bob,Ro,E3\n',
    ],
    [
      '"SamAccountName","Name","UserPrincipalName","mail","Enabled","Surname"\n"bob","Bob","bob@acme.example","bob@acme.example","FALSCH","Ro"\n',
    ],
    [
      'userPrincipalName,displayName,surname,givenName,accountEnabled,userType\nbob@acme.example,Bob,Ro,Bob,FAUX,Member\n',
    ],
  ])('%s', async (content) => {
    const file = await read(content);
    expect(file.kind).toBe('directory-users');
    expect(told(file)).toMatch(/^1: .*disabled/m);
  });

  it('a column of which nobody knows what it says makes nobody active', async () => {
    const file = await read(
      'userPrincipalName,displayName,surname,accountEnabled\nbob@acme.example,Bob,Ro,peut-être\n',
    );
    expect(told(file)).toMatch(/^1: .*cannot be read/m);
    expect(file.statements).toMatchObject([{ about: 'person', fields: {} }]);
  });
});

describe('users of Google’s directory', () => {
  it.each([
    ['gam print users', 'primaryEmail,name.fullName,suspended,archived\nbob@acme.example,Bob,False,True\n'],
    [
      'the Directory API',
      {
        kind: 'admin#directory#users',
        users: [{ primaryEmail: 'bob@acme.example', name: { fullName: 'Bob' }, suspended: true, archived: false }],
      },
    ],
  ])('%s: who is suspended or archived is neither active nor left', async (_name, content) => {
    const file = await read(content);
    expect(file).toMatchObject({ kind: 'directory-users', failure: null, rows: 1, scopes: [] });
    expect(told(file)).toMatch(/^1: .*disabled/m);
    expect(file.statements).toMatchObject([{ about: 'person', who: { name: 'Bob' }, fields: {} }]);
  });
});

describe('a list of users', () => {
  const HEADER = 'userPrincipalName,displayName,surname,mail,givenName,id,userType,accountEnabled';
  const bob = 'bob@acme.example,Bob,Ro,bob@acme.example,Bob,1,Member,True';

  it('as Entra’s download of all users says who is gone', async () => {
    const file = await read(`${HEADER},creationType,directorySynced\n${bob},,True\n`);
    expect(file.scopes).toEqual([{ of: 'people' }]);
  });

  it('of any other command may be filtered', async () => {
    const file = await read(`${HEADER}\n${bob}\n`);
    expect(file.scopes).toEqual([]);
    expect(told(file)).toMatch(/filtered/);
  });

  it('does not make guests people of the company', async () => {
    const file = await read(`${HEADER}\nx_agency.example#EXT#@acme.onmicrosoft.com,X,,,,2,Guest,True\n`);
    expect(file.statements).toMatchObject([{ who: { addresses: ['x@agency.example'] }, list: 'tool' }]);
  });
});

describe('a disabled account in a group', () => {
  it('may be a shared mailbox: the list is left open', async () => {
    const file = await read(
      {
        value: [
          {
            '@odata.type': '#microsoft.graph.user',
            id: '1',
            mail: 'shared@acme.example',
            userPrincipalName: 'shared@acme.example',
            accountEnabled: false,
          },
        ],
      },
      { for: GROUP },
    );
    expect(file.statements.flatMap((said) => (said.about === 'member' ? [said] : []))).toMatchObject([
      { member: { unknown: true } },
      { delivery: 'none' },
    ]);
    expect(told(file)).toMatch(/^1: .*disabled/m);
  });
});
