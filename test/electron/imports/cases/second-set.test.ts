/** Files as administrators have them, and what each may say: the second set, on four accounts and three people. */
import { describe, expect, it } from 'vitest';
import { CaseLedger, field, fieldWithInbox, fieldWithVault, toldOf, vaultList } from './case-ledger.ts';

const PROD = '200000000002';
const VAULT = 'bitwarden:AWS root';
const [ALICE, BOB, CAROL] = ['alice@field.example', 'bob@field.example', 'carol@field.example'];

describe('Bitwarden’s report of who has access', () => {
  it('words for none, in brackets', async () => {
    const ledger = await fieldWithVault();
    await ledger.apply('bw-member-access.english-words-no-group.csv');
    expect(ledger.access(VAULT)).toEqual([`${ALICE} manage`]);
    expect(ledger.access('bitwarden:Marketing')).toEqual([`${BOB} read`]);
    expect(ledger.document().groups ?? []).toEqual([]);
    expect(await ledger.account(PROD)).toMatchObject({ busFactor: 1, breakInSets: [[ALICE]] });
    expect((await ledger.whatIf(ALICE, PROD))?.company).toBe('lost');
  });

  it('people with nothing at all', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('bw-member-access.nothing-at-all.csv');
    expect(ledger.vaults()).toEqual([VAULT]);
    expect(ledger.access(VAULT)).toEqual([`${ALICE} manage`]);
    expect(ledger.people()).toEqual([ALICE, BOB, CAROL]);
    expect(file?.problems.filter(({ reason }) => !/decrypt/.test(reason))).toEqual([]);
  });

  it('columns since August 2026', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('bw-member-access.headers-since-2026-08.csv');
    expect(file).toMatchObject({ kind: 'bw-member-access', gone: 0 });
    expect(ledger.access(VAULT)).toEqual([`${ALICE} manage`, 'bitwarden:Cloud admins read']);
    expect(ledger.members('bitwarden:Cloud admins')).toEqual([BOB]);
  });

  it('a collection’s name composed here and decomposed there', async () => {
    const ledger = await field();
    await ledger.apply(['bw-member-access.composed-umlaut.csv', 'bw-export.decomposed-umlaut.csv']);
    expect(ledger.vaults()).toHaveLength(1);
    const [vault] = ledger.vaults();
    expect(ledger.access(vault ?? '')).toHaveLength(1);
    expect(ledger.recordOf(PROD)?.vaults).toEqual([vault]);
  });
});

describe('people who leave', () => {
  it('a last day that is over means gone', async () => {
    const ledger = await fieldWithVault();
    await ledger.apply(vaultList());
    await ledger.apply('people.leavers-list-only-last-day-passed.csv');
    expect(ledger.person(BOB)?.lastDay).toMatch(/^2026-03-31/);
    expect(await ledger.gaps(PROD)).toEqual(expect.arrayContaining(['left-still-listed', 'password-rotation-owed']));
    expect((await ledger.account(PROD))?.busFactor).toBe(1);
  });

  it('a last day to come means leaving, and gone once it is over', async () => {
    const ledger = await fieldWithVault();
    await ledger.apply(vaultList());
    await ledger.apply('people.leavers-list-only-last-day-to-come.csv');
    expect(ledger.person(BOB)?.lastDay).toMatch(/^2026-12-15/);
    expect((await ledger.account(PROD))?.busFactor).toBe(2);
    expect((await ledger.account(PROD, '2027-02-01T00:00:00Z'))?.busFactor).toBe(1);
    expect(await ledger.gaps(PROD, '2027-02-01T00:00:00Z')).toContain('left-still-listed');
  });

  it.each(['', '.reversed'])('one person in two rows that contradict, in either order%s', async (order) => {
    const ledger = await fieldWithVault();
    const [file] = await ledger.apply(`people.same-person-twice-contradicting${order}.csv`);
    expect(file?.conflicting).toBeGreaterThan(0);
    expect(ledger.person(BOB)?.status ?? 'active').toBe('active');
    expect(ledger.person(BOB)?.lastDay ?? null).toBeNull();
  });

  it('dates that stand for none, and dates in other spellings', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('people.placeholder-dates.csv');
    const lastDay = (name: string) => ledger.person(`${name}@field.example`)?.lastDay ?? null;
    for (const name of ['alice', 'bob', 'carol', 'dan', 'eve', 'fay', 'gus', 'hal']) expect(lastDay(name)).toBeNull();
    expect(lastDay('lea')).toMatch(/^2026-12-31/);
    const told = toldOf(file);
    for (const [row, name, dates] of [
      [9, 'ida', []],
      [10, 'jon', ['2026-06-30']],
      [11, 'kim', ['2025-12-31', '2025-12-30']],
      [13, 'max', ['2026-12-31']],
    ] as const)
      if (!dates.some((date) => lastDay(name)?.startsWith(date))) expect(told).toMatch(new RegExp(`^${row}: `, 'm'));
  });
});

describe('what is not the whole, and who is no person', () => {
  it('a shared mailbox and a room', async () => {
    const ledger = await fieldWithInbox();
    await ledger.apply('exchange-members.shared-and-room-mailbox.csv', { for: 'aws-prod@field.example' });
    expect(ledger.people()).toEqual([ALICE, BOB, CAROL]);
    expect(ledger.members('aws-prod@field.example')).not.toContain('room1@field.example');
    expect((await ledger.account(PROD))?.busFactor).not.toBe(3);
    expect(['lost', 'unknown']).toContain((await ledger.whatIf(ALICE, PROD))?.company);
  });

  it('a contact is somebody outside, at their own address', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('exchange-members.contact-with-external-address.csv', {
      for: 'aws-prod@field.example',
    });
    expect(ledger.members('aws-prod@field.example')).toEqual([ALICE, 'help@vendor.example']);
    expect(toldOf(file)).not.toMatch(/nobody can name/);
  });

  it('several groups in one file', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('exchange-members.many-groups-in-one-file.csv', {
      for: 'aws-prod@field.example',
    });
    if (file?.failure === null) {
      expect(ledger.members('aws-prod@field.example')).toEqual([ALICE]);
      expect(ledger.members('staff@field.example')).toEqual([BOB, CAROL]);
    } else expect(file?.failure).toMatch(/several groups/i);
  });

  it.each(['people.slack-member-list.csv', 'people.github-member-list.csv'])('%s: members of a tool', async (name) => {
    const ledger = await field();
    const [file] = await ledger.apply(name);
    expect(file?.gone).toBe(0);
    expect(ledger.person(BOB)?.status ?? 'active').toBe('active');
  });

  it('GAM’s members listed once each', async () => {
    const ledger = await field();
    await ledger.apply('base/gam-full.csv');
    const [file] = await ledger.apply('gam-members.recursive-noduplicates.csv');
    expect(file?.gone).toBe(0);
    expect(ledger.members('oncall@field.example')).toEqual([ALICE, BOB]);
  });

  it('all users of an Entra directory', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('entra.all-users-download.csv');
    expect(file).toMatchObject({ failure: null, people: 2 });
    expect(toldOf(file)).toMatch(/^2: .*disabled/im);
    expect(ledger.person(BOB)?.status).not.toBe('left');
  });

  it('az ad group member list', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('graph-members.az-ad-group-member-list.json', { for: 'aws-root@field.example' });
    expect(file).toMatchObject({ kind: 'graph-members', rows: 3 });
    expect(ledger.members('aws-root@field.example')).toEqual([
      ALICE,
      'cloud-oncall@field.example',
      'dan@agency.example',
    ]);
    expect(ledger.group('cloud-oncall@field.example')).toMatchObject({ kind: 'mail', complete: false });
  });
});

describe('what AWS’s own tools write', () => {
  it('one account in two rows that contradict', async () => {
    const ledger = await field();
    const before = ledger.recordOf(PROD);
    const [file] = await ledger.apply('aws-accounts.same-account-twice-contradicting.csv');
    expect(file?.conflicting).toBeGreaterThan(0);
    expect(ledger.recordOf(PROD)).toMatchObject({ email: before?.email, state: before?.state });
  });

  it('no ACTIVE root key is not: no root key', async () => {
    const ledger = await field();
    await ledger.apply('aws-credential-report.inactive-key.csv', { now: '2026-11-20T09:00:00Z' });
    await ledger.apply('prowler.no-root-key-passes-with-inactive-key.csv');
    expect((await ledger.account(PROD))?.credentials.accessKeys).toBe('yes');
    expect(await ledger.gaps(PROD)).toContain('root-access-keys');
  });

  it.each(['aws-root-manager.json-null-means-none.json', 'aws-root-manager.same-audit-as-csv.csv'])(
    '%s',
    async (name) => {
      const ledger = await field();
      const [file] = await ledger.apply(name);
      expect((await ledger.account(PROD))?.credentials).toEqual({
        password: 'no',
        mfa: 'no',
        accessKeys: 'no',
        certificates: 'no',
      });
      expect((await ledger.account('030000000003'))?.credentials).toEqual({
        password: 'yes',
        mfa: 'yes',
        accessKeys: 'yes',
        certificates: 'no',
      });
      expect(file?.problems).toEqual([]);
    },
  );

  it('Prowler 3, dated by its own time', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('prowler.version-3-columns.csv');
    expect(file?.kind).toBe('prowler');
    expect((await ledger.account(PROD))?.credentials.mfa).toBe('no');
    expect(ledger.dateOf(PROD, 'credentials.mfa')).toMatch(/^2026-11-20T10:00:00/);
  });

  it('a credential report in German', async () => {
    const ledger = await field();
    await ledger.apply('aws-credential-report.excel-german-true-false.csv');
    expect((await ledger.account(PROD))?.credentials).toMatchObject({
      mfa: 'yes',
      accessKeys: 'yes',
      certificates: 'yes',
    });
  });

  it('a last use that may be read in two ways', async () => {
    const ledger = await field();
    const [file] = await ledger.apply('aws-credential-report.ambiguous-last-use.csv');
    expect(toldOf(file)).toMatch(/password_last_used.*two ways/i);
  });

  it.each(['aws-accounts.json-lines.jsonl', 'aws-accounts.two-pages-appended.json'])('%s', async (name) => {
    const ledger = new CaseLedger('two');
    const [file] = await ledger.apply(name);
    if (file?.failure === null) expect(file).toMatchObject({ kind: 'aws-accounts', rows: 4, added: 4 });
    else expect(file?.failure).toMatch(/several JSON documents/);
  });
});

describe('names that a tool writes otherwise', () => {
  it('LastPass’s extension writes HTML', async () => {
    const ledger = await field();
    await ledger.apply('lastpass.html-entities.csv');
    expect(ledger.vaults()).toEqual(['lastpass:Shared-R&D']);
  });

  it('a domain in its own letters and in ASCII', async () => {
    const ledger = await field();
    await ledger.apply('base/accounts-idn.json');
    await ledger.apply(['bw-export.idn-root-mail.csv', 'gam-members.idn-group.csv']);
    const record = ledger.recordOf('700000000007');
    expect(record?.vaults).toEqual([VAULT]);
    expect(record?.inbox).toMatchObject({ group: expect.stringMatching(/^root@/) });
  });
});
