/** Files as tools and spreadsheets write them besides: each once said something safer than it does. */
import { describe, expect, it } from 'vitest';
import { field, fileOf, toldOf } from './case-ledger.ts';

const GROUP = 'aws-prod@field.example';

describe('a list of people', () => {
  const read = async (header: string, ...rows: readonly string[]) => {
    const ledger = await field();
    const [file] = await ledger.apply(fileOf('people.csv', `${[header, ...rows].join('\n')}\n`));
    expect(file).toMatchObject({ kind: 'people', failure: null });
    return { ledger, told: toldOf(file), person: (name: string) => ledger.person(`${name}@field.example`) };
  };

  it.each(['Yes', 'TRUE', 'WAHR', 'да', '1'])('with a column Terminated that says %s', async (yes) => {
    const { person } = await read(
      'Email,Name,Department,Terminated',
      'alice@field.example,Alice Ng,IT,No',
      `bob@field.example,Bob Ro,IT,${yes}`,
    );
    expect(person('alice')?.status).toBe('active');
    expect(person('bob')?.status).toBe('left');
  });

  it('with a column Terminated that cannot be read takes nobody as active by it', async () => {
    const { person, told } = await read(
      'Email,Name,Department,Status,Terminated',
      'zoe@field.example,Zoe,IT,Active,perhaps',
      'yan@field.example,Yan,IT,Active,-',
    );
    expect(person('zoe')?.status).toBeUndefined();
    expect(person('yan')?.status).toBe('active');
    expect(told).toMatch(/1: Whether the person has left cannot be read/);
  });

  it('with Terminated beside the status Active: they are gone', async () => {
    const { person } = await read('Email,Name,Status,Terminated', 'bob@field.example,Bob Ro,Active,Yes');
    expect(person('bob')?.status).toBe('left');
  });

  it.each(['Employee status', 'Worker Status', 'Employment Status', 'Stato', 'Mitarbeiterstatus'])(
    'with the status in a column %s',
    async (column) => {
      const { person } = await read(`Email,Name,Employee ID,${column}`, 'bob@field.example,Bob Ro,7,Terminated');
      expect(person('bob')?.status).toBe('left');
    },
  );

  it.each(['Retired', 'Deceased', 'Cessato', 'Uit dienst', 'Demitido', 'Retraité', 'Slutat'])(
    'with the word %s',
    async (word) => {
      const { person } = await read('Email,Name,Department,Status', `bob@field.example,Bob Ro,IT,${word}`);
      expect(person('bob')?.status).toBe('left');
    },
  );

  it.each([
    'Contract end date',
    'Separation Date',
    'Employment end',
    'Vertragsende',
    'Date de départ',
    'Data di cessazione',
    'Datum uit dienst',
    'Data de saída',
  ])('with the last day in a column %s', async (column) => {
    const { person } = await read(`Email,Name,${column}`, 'bob@field.example,Bob Ro,2026-03-31');
    expect(person('bob')?.lastDay).toMatch(/^2026-03-31/);
  });
});

describe('a member of a kind that nobody knows', () => {
  it.each([
    ['GAM', `group,type,role,id,status,email\n${GROUP},USER,MEMBER,1,ACTIVE,alice@field.example\n`, 'SHARED_DRIVE'],
    ['GAM, a word', `group,type,role,id,status,email\n${GROUP},USER,MEMBER,1,ACTIVE,alice@field.example\n`, 'Gruppe'],
  ])('is no reader, and leaves the list open: %s', async (_, text, kind) => {
    const ledger = await field();
    const [file] = await ledger.apply(
      fileOf('members.csv', `${text}${GROUP},${kind},MEMBER,2,ACTIVE,bob@field.example\n`),
    );
    expect(ledger.members(GROUP)).toEqual(['alice@field.example']);
    expect(ledger.group(GROUP)?.complete).toBe(false);
    expect(toldOf(file)).toContain(`The kind of member ${kind} is not known`);
  });

  it('also in a download of the admin console', async () => {
    const ledger = await field();
    await ledger.apply(
      fileOf(
        'members.csv',
        `Group Email [Required],Member Email,Member Type,Member Role\n${GROUP},alice@field.example,USER,MEMBER\n${GROUP},ops@field.example,GRUPPE,MITGLIED\n`,
      ),
    );
    expect(ledger.members(GROUP)).toEqual(['alice@field.example']);
    expect(ledger.group(GROUP)?.complete).toBe(false);
  });
});

describe('Exchange’s members as JSON', () => {
  const member = (name: string, details: string | number | null) => ({
    PrimarySmtpAddress: `${name}@field.example`,
    DisplayName: name,
    RecipientType: 'UserMailbox',
    RecipientTypeDetails: details,
  });
  const read = async (document: unknown) => {
    const ledger = await field();
    const [file] = await ledger.apply(fileOf('members.json', JSON.stringify(document)), { for: GROUP });
    expect(file).toMatchObject({ kind: 'exchange-members', failure: null });
    return { file, members: ledger.members(GROUP), complete: ledger.group(GROUP)?.complete };
  };

  it.each([
    ['a bare list', [member('alice', 'UserMailbox')]],
    ['one member alone', member('alice', 'UserMailbox')],
    ['an answer of the REST interface', { value: [member('alice', 'UserMailbox')] }],
  ])('are read as %s', async (_, document) => {
    expect(await read(document)).toMatchObject({ file: { rows: 1 }, members: ['alice@field.example'], complete: true });
  });

  it('are not whole where there is a further page', async () => {
    const page = { value: [member('alice', 'UserMailbox')], '@odata.nextLink': 'https://outlook.office365.com/next' };
    expect((await read(page)).complete).toBe(false);
  });

  it('tell a shared mailbox and a room from people', async () => {
    const { members, file } = await read([
      member('alice', 'UserMailbox'),
      member('shared', 'SharedMailbox'),
      member('room', 'RoomMailbox'),
    ]);
    expect(members).toEqual(['alice@field.example', 'shared@field.example']);
    expect(toldOf(file)).toMatch(/shared is a shared mailbox/);
    expect(toldOf(file)).toMatch(/room is a room/);
  });

  it.each([null, 1, 'Quux'])('leave the list open for somebody of the kind %j', async (details) => {
    expect((await read([member('alice', 'UserMailbox'), member('zoe', details)])).complete).toBe(false);
  });

  it('of several groups are refused, or go into each by its address', async () => {
    const ledger = await field();
    const staff = { ...member('bob', 'UserMailbox'), GroupEmailAddress: 'staff@field.example' };
    const root = { ...member('alice', 'UserMailbox'), GroupEmailAddress: GROUP };
    await ledger.apply(fileOf('members.json', JSON.stringify([root, staff])));
    expect([ledger.members(GROUP), ledger.members('staff@field.example')]).toEqual([
      ['alice@field.example'],
      ['bob@field.example'],
    ]);
    const named = [
      { ...member('bob', 'UserMailbox'), GroupName: 'Staff' },
      { ...member('alice', 'UserMailbox'), GroupName: 'Root' },
    ];
    const [file] = await ledger.preview(fileOf('members.json', JSON.stringify(named)), { for: GROUP });
    expect(file?.failure).toMatch(/several groups/);
  });
});

describe('users of a directory as CSV', () => {
  const read = async (kind: string, ...lines: readonly string[]) => {
    const ledger = await field();
    const [file] = await ledger.apply(fileOf('users.csv', `${lines.join('\n')}\n`));
    expect(file).toMatchObject({ kind, failure: null, gone: 0 });
    return { ledger, told: toldOf(file) };
  };

  it('Google’s download: suspended is told, and nobody is gone', async () => {
    const { ledger, told } = await read(
      'directory-users',
      'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Status [READ ONLY],Last Sign In [READ ONLY]',
      'Zoe,Zander,zoe@field.example,****,/,Active,2026/11/01 10:00:00',
      'Yan,Young,yan@field.example,****,/,Suspended,Never logged in',
      'Xia,Xu,xia@field.example,****,/,Quux,Never logged in',
    );
    expect(ledger.person('zoe@field.example')).toMatchObject({ name: 'Zoe Zander', status: 'active' });
    expect(ledger.person('yan@field.example')?.status).toBeUndefined();
    expect(ledger.person('xia@field.example')?.status).toBeUndefined();
    expect(told).toMatch(/2: The account is disabled/);
    expect(told).toMatch(/3: Whether the account is enabled cannot be read/);
  });

  it('without Google’s marks the same names are of a list of people', async () => {
    const { ledger } = await read(
      'people',
      'First name,Last name,Email address,Status,Org unit path,Termination date',
      'Bob,Ro,bob@field.example,Terminated,/,2026-03-31',
      'Alice,Ng,alice@field.example,Active,/,',
      "Carol,O'Neil,carol@field.example,Active,/,",
    );
    expect(ledger.person('bob@field.example')).toMatchObject({ status: 'left' });
  });

  it('Okta’s password health report: deprovisioned has left, and who is missing is not gone', async () => {
    const { ledger, told } = await read(
      'okta-users',
      'User,Login,Status,Activation date,Authentication Source,Last Login,Last Password Change',
      'Alice Ng,alice@field.example,Password Expired,2024-01-01,Okta,2026-11-01,2024-01-01',
      'Bob Ro,bob@field.example,DEPROVISIONED,2024-01-01,Okta,,',
      'Zoe,zoe@field.example,Suspended,2024-01-01,Okta,,',
      'Robot,svc-1,Active,2024-01-01,Okta,,',
    );
    expect(ledger.person('alice@field.example')?.status).toBe('active');
    expect(ledger.person('bob@field.example')?.status).toBe('left');
    expect(ledger.person('zoe@field.example')?.status).toBeUndefined();
    expect(told).toMatch(/4: The login is no email address/);
  });
});
