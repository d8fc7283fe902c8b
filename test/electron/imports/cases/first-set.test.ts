/** Files as administrators have them, and what each may say: the first set, on three accounts and two people. */
import { describe, expect, it } from 'vitest';
import { harbour, toldOf } from './case-ledger.ts';

const PROD = '210000000002';
const GROUP = 'aws-root@harbour.example';
const [INES, TOM] = ['ines.moreau@harbour.example', 'tom.reed@harbour.example'];

describe('what is no list of people', () => {
  it('01a a list of accounts without ARNs', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('01a-accounts-list-without-arn-becomes-people.csv');
    expect(file).toMatchObject({ kind: 'aws-accounts', rows: 4, matchedRows: 3, added: 1, gone: 0 });
    expect(ledger.recordOf('210000000004')).toMatchObject({ name: 'Data' });
    expect(ledger.people()).toEqual([INES, TOM]);
  });

  it('01b an inventory of accounts in lower case', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('01b-account-inventory-lowercase-becomes-people.csv');
    expect(file).toMatchObject({ kind: 'aws-accounts', rows: 2, matchedRows: 2, added: 0, gone: 0 });
    expect(ledger.people()).toEqual([INES, TOM]);
  });

  it('01d a list of groups', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('01d-gam-print-groups-becomes-people.csv');
    expect(file?.gone ?? 0).toBe(0);
    expect(file?.added ?? 0).toBe(0);
    expect(ledger.people()).toEqual([INES, TOM]);
  });

  it('01f a register of assets', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('01f-asset-register-renames-person.csv');
    expect(file?.gone ?? 0).toBe(0);
    expect(ledger.person(INES)?.name).toBe('Ines Moreau');
  });
});

describe('two rows about one thing', () => {
  it('02a the account of a row and the account of the organization beside it', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('02a-steampipe-id-and-account_id.csv');
    expect(file).toMatchObject({ kind: 'aws-accounts', rows: 4, matchedRows: 3, added: 1, gone: 0 });
    expect(ledger.recordOf('210000000004')?.name).toBe('Data');
    expect(ledger.recordOf('210000000001')).toMatchObject({ name: 'Harbour Management', email: GROUP });
  });

  it('02b one account twice', async () => {
    const ledger = await harbour();
    const before = ledger.recordOf(PROD);
    const [file] = await ledger.apply('02b-same-account-id-twice.json');
    expect(file?.conflicting).toBeGreaterThan(0);
    const { name, email, state } = before ?? {};
    expect(ledger.recordOf(PROD)).toMatchObject({ name, email, state });
  });

  it.each([undefined, 'people'])('02c people who came back, kind %s', async (kind) => {
    const ledger = await harbour();
    await ledger.apply('02c-hr-rehired-two-rows-per-person.csv', kind === undefined ? {} : { kind });
    for (const email of [INES, TOM]) {
      expect(ledger.person(email)?.status ?? 'active').toBe('active');
      expect(ledger.person(email)?.lastDay ?? null).toBeNull();
    }
  });

  it('02d a login that ended beside one that is in use', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('02d-okta-active-then-old-deprovisioned.json');
    expect(ledger.person(INES)?.status ?? 'active').toBe('active');
    expect(toldOf(file)).toMatch(/DEPROVISIONED|ended|deactivated|row/i);
  });

  it('02f two root rows in a credential report', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('02f-credential-report-two-root-rows.csv');
    expect(file?.conflicting).toBeGreaterThan(0);
    expect((await ledger.account(PROD))?.credentials.mfa).not.toBe('yes');
  });

  it.each(['02g-hr-placeholder-last-day-9999.csv', '02h-hr-active-with-last-day-1900.csv'])(
    '%s: a date that stands for none',
    async (name) => {
      const ledger = await harbour();
      const [file] = await ledger.apply(name);
      expect(ledger.person(INES)?.lastDay ?? null).toBeNull();
      expect(ledger.person(TOM)?.lastDay ?? null).toBeNull();
      expect(toldOf(file)).toMatch(/last day/i);
    },
  );
});

describe('what a tool looked at', () => {
  it.each(['03-then-prowler5-no-ACTIVE-root-key-PASS.csv', '03-then-prowler5-PASS-organization-managed.csv'])(
    '%s says that no key is active, not that there is none',
    async (name) => {
      const ledger = await harbour();
      await ledger.apply('03-first-account-summary-one-key.210000000002.json', { now: '2026-11-19T09:00:00Z' });
      await ledger.apply(name);
      expect((await ledger.account(PROD))?.credentials.accessKeys).toBe('yes');
      expect(await ledger.gaps(PROD)).toContain('root-access-keys');
    },
  );
});

describe('folders that are called like a bin', () => {
  it('04a LastPass', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('04a-lastpass-folder-named-Backup.csv');
    expect(file).toMatchObject({ matchedRows: 1 });
    expect(ledger.recordOf('210000000001')?.vaults).toEqual(['lastpass:Shared-Cloud']);
  });

  it('04b KeePassXC', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('04b-keepassxc-group-named-Backup.csv', { for: 'keepass:Cloud' });
    expect(file).toMatchObject({ matchedRows: 2 });
    for (const id of ['210000000001', PROD]) expect(ledger.recordOf(id)?.vaults).toEqual(['keepass:Cloud']);
    expect(toldOf(file)).toMatch(/^3:/m);
  });

  it('04c KeePassXC, with a slash in the name of a group', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('04c-keepassxc-slash-in-group-name.csv');
    expect(file).toMatchObject({ matchedRows: 1 });
    expect(ledger.recordOf('210000000001')?.vaults).toHaveLength(1);
  });
});

describe('letters that nobody sees, and names in two spellings', () => {
  it('05a in an address of a group’s member', async () => {
    const ledger = await harbour();
    await ledger.apply('05a-gam-members-zero-width-space-before.csv');
    expect(ledger.members(GROUP)).toEqual([INES, TOM]);
    expect(ledger.people()).toEqual([INES, TOM]);
  });

  it('05c in a list of people', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('05c-people-zero-width-and-lrm.csv');
    expect(file).toMatchObject({ matchedRows: 2, added: 0, gone: 0 });
  });

  it('05d in a root email', async () => {
    const ledger = await harbour();
    await ledger.apply('05d-accounts-zero-width-root-email.json');
    expect(ledger.recordOf(PROD)?.email).toBe('aws-root+prod@harbour.example');
  });

  it.each(['05e-then-gam-members-idn-decomposed.csv', '05e-then-gam-members-idn-punycode.csv'])(
    '%s: the same person',
    async (name) => {
      const ledger = await harbour();
      await ledger.apply('05e-first-people-idn-unicode.csv');
      const before = ledger.people();
      const [file] = await ledger.apply(name);
      expect(ledger.people()).toEqual(before);
      expect(ledger.members(GROUP)).toHaveLength(1);
      expect(ledger.person(ledger.members(GROUP)[0] ?? '')?.name).toBe('Anna Groß');
      expect(toldOf(file)).not.toMatch(/no email address/);
    },
  );
});

describe('mailboxes that are nobody', () => {
  it('06a a shared mailbox and a public folder', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('06a-exchange-shared-mailbox-and-public-folder.csv', { for: GROUP });
    expect(ledger.people()).toEqual([INES, 'old.hand@harbour.example', TOM]);
    const people = (ledger.group(GROUP)?.members ?? []).flatMap((entry) => ('person' in entry ? [entry.person] : []));
    expect(people.sort()).toEqual([INES, 'old.hand@harbour.example']);
    expect(toldOf(file)).toMatch(/shared mailbox/i);
    expect(toldOf(file)).toMatch(/public folder/i);
    const inboxes = ledger.document().groups ?? [];
    expect(inboxes.some((group) => group.complete === false)).toBe(true);
  });
});

describe('yes and no in a spreadsheet’s language', () => {
  it.each(['07a-credential-report-excel-german-WAHR.csv', '07c-credential-report-libreoffice-1-0.csv'])(
    '%s',
    async (name) => {
      const ledger = await harbour();
      await ledger.apply(name);
      const { credentials } = (await ledger.account(PROD)) ?? {};
      expect(credentials).toMatchObject({ password: 'yes', mfa: 'no', accessKeys: 'yes' });
      expect(ledger.valueOf(PROD, 'aws.report')).toMatchObject({ keys: [{ slot: 1, active: true }] });
    },
  );
});

describe('what a tool writes of its own', () => {
  it('08 Bitwarden’s words for what it cannot decrypt are no vault', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('08-bitwarden-member-access-cannot-decrypt.csv');
    expect(ledger.vaults()).toEqual(['bitwarden:Cloud roots']);
    expect(ledger.access('bitwarden:Cloud roots')).toEqual(['bitwarden:Cloud admins manage']);
    expect(ledger.members('bitwarden:Cloud admins')).toEqual([INES]);
    expect(file).toMatchObject({ people: 2 });
    expect(toldOf(file)).toMatch(/decrypt/);
  });

  it('09a az ad group member list', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('09a-az-ad-group-member-list.json', { for: GROUP });
    expect(file).toMatchObject({ kind: 'graph-members', rows: 2, people: 2 });
    expect(ledger.members(GROUP)).toEqual([INES, TOM]);
    expect(ledger.people()).toEqual([INES, TOM]);
  });

  it('09b all users of an Entra directory', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('09b-entra-all-users-download.csv');
    expect(file).toMatchObject({ failure: null, people: 2, gone: 0 });
    expect(toldOf(file)).toMatch(/^2: .*disabled/im);
    expect(ledger.document().groups ?? []).toEqual([]);
    expect(ledger.person(TOM)?.status).not.toBe('left');
  });

  it('10 Prowler 3', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('10-prowler3-ACCOUNT_ID.csv');
    expect(file).toMatchObject({ kind: 'prowler', rows: 1, matchedRows: 1 });
    expect((await ledger.account(PROD))?.credentials.mfa).toBe('no');
    expect(ledger.dateOf(PROD, 'credentials.mfa')).toMatch(/^2023-11-02T09:00:00/);
  });

  it('11 null in aws-root-manager’s JSON is an empty list', async () => {
    const ledger = await harbour();
    await ledger.apply('11-aws-root-manager-audit-null-lists.json');
    expect((await ledger.account(PROD))?.credentials).toEqual({
      password: 'no',
      accessKeys: 'no',
      mfa: 'no',
      certificates: 'no',
    });
    expect((await ledger.account('210000000003'))?.credentials).toEqual({
      password: 'yes',
      accessKeys: 'yes',
      mfa: 'yes',
      certificates: 'no',
    });
  });

  it('12 LastPass’s extension writes HTML', async () => {
    const ledger = await harbour();
    await ledger.apply('12-first-lastpass-extension-entities.csv');
    await ledger.apply('12-then-lastpass-website.csv');
    expect(ledger.vaults()).toEqual(['lastpass:Shared-R&D']);
    expect(ledger.recordOf(PROD)).toMatchObject({
      vaults: ['lastpass:Shared-R&D'],
      vaultItems: [{ vault: 'lastpass:Shared-R&D', item: 'R&D root' }],
    });
  });
});
