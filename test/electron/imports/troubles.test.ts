/** Every kind of file in five troubles: something missing, something more, another encoding, cut off, hostile values. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, describe, expect, it } from 'vitest';
import { readImportFiles } from '../../../electron/imports/read-files.ts';
import { KIND_NAMES, type KindName } from '../../../shared/imports/kind-names.ts';
import type { ParsedFile } from '../../../shared/imports/parsed-file.ts';
import { factsFor } from '../../../shared/imports/reconcile/facts-for.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { ledger, NOW } from '../../shared/imports/helpers.ts';
import { fieldsOf, formatOf, textOf, withMore, without, withValue } from './damage.ts';
import { FIXTURES, type Fixture } from './fixtures.ts';

/** For each kind the columns and fields that it cannot do without, and how their absence is told. */
const NEEDED: Readonly<Record<KindName, Readonly<Record<string, RegExp>>>> = {
  'root-ledger': {
    format: /format/,
    version: /version/,
    'people.email': /people.*email/,
    'accounts.id': /accounts.*id/,
  },
  'aws-accounts': {
    Accounts: /Accounts/,
    'Accounts.Id': /account id/,
    'Accounts.Arn': /Arn/,
    'Accounts.Email': /Email/,
  },
  'aws-credential-report': {
    user: /user/,
    arn: /arn/,
    mfa_active: /mfa_active/,
    password_enabled: /password_enabled/,
    access_key_1_active: /access_key_1_active/,
    access_key_2_active: /access_key_2_active/,
    cert_1_active: /cert_1_active/,
  },
  'aws-account-summary': {
    SummaryMap: /SummaryMap/,
    'SummaryMap.AccountMFAEnabled': /AccountMFAEnabled/,
    'SummaryMap.AccountAccessKeysPresent': /AccountAccessKeysPresent/,
    'SummaryMap.AccountSigningCertificatesPresent': /AccountSigningCertificatesPresent/,
  },
  'aws-organization-features': { OrganizationId: /OrganizationId/, EnabledFeatures: /EnabledFeatures/ },
  'aws-alternate-contact': {
    AlternateContact: /AlternateContact/,
    'AlternateContact.AlternateContactType': /AlternateContactType/,
    'AlternateContact.EmailAddress': /EmailAddress/,
  },
  'aws-contact-information': {
    ContactInformation: /ContactInformation/,
    'ContactInformation.PhoneNumber': /PhoneNumber/,
  },
  'aws-virtual-mfa': {
    VirtualMFADevices: /VirtualMFADevices/,
    'VirtualMFADevices.User': /User\.Arn/,
    'VirtualMFADevices.SerialNumber': /SerialNumber/,
  },
  prowler: { ACCOUNT_UID: /ACCOUNT_UID/, CHECK_ID: /CHECK_ID/, STATUS: /STATUS/ },
  'aws-root-manager': {
    Account: /Account/,
    LoginProfile: /LoginProfile/,
    AccessKeys: /AccessKeys/,
    'MFA Devices': /MFA Devices/,
    'Signing Certificates': /Signing Certificates/,
  },
  'op-vaults': { name: /name/ },
  'op-items': {
    title: /title/,
    vault: /vault/,
    category: /category/,
    additional_information: /additional_information/,
  },
  'op-users': { email: /email address/, state: /state/ },
  'op-groups': { name: /name/ },
  'op-group-users': { email: /email address/, state: /state/, role: /role/ },
  'op-vault-users': { email: /email address/, permissions: /permissions/, state: /state/ },
  'op-vault-groups': { name: /name/, permissions: /permissions/ },
  'op-vault-access': {
    vaultName: /vaultName/,
    email: /email/,
    assignment: /assignment/,
    permissions: /permissions/,
    status: /status/,
  },
  'bw-member-access': {
    Email: /Email/,
    Group: /Group/,
    Collection: /Collection/,
    'Collection Permission': /Collection Permission/,
  },
  'bw-members': { email: /email address/, status: /status/ },
  'bw-collections': { name: /name/ },
  'bw-export': {
    name: /name/,
    login_username: /login_username/,
    login_uri: /login_uri/,
    items: /items/,
    'items.name': /name/,
    'items.login.username': /login\.username/,
  },
  keepassxc: { Group: /Group/, Title: /Title/, Username: /Username/, URL: /URL/ },
  'keepass-xml': { Title: /Title/, UserName: /UserName/, URL: /field URL/ },
  lastpass: { url: /url/, username: /username/, name: /name/, grouping: /grouping/ },
  'gam-members': { group: /group/, email: /email/, type: /type/, role: /role/, status: /status/ },
  'google-admin-members': {
    'Group Email [Required]': /Group Email/,
    'Member Email': /Member Email/,
  },
  'google-groups-members': { 'Email address': /Email address/, 'Group status': /Group status/ },
  'google-directory-members': { 'members.email': /email address/, members: /lists nothing/ },
  'entra-members': { userPrincipalName: /User principal name/ },
  'graph-members': { value: /lists nothing/ },
  'exchange-members': { PrimarySmtpAddress: /PrimarySmtpAddress/, RecipientTypeDetails: /RecipientTypeDetails/ },
  'okta-users': { status: /status/, profile: /email address/ },
  'directory-users': { userPrincipalName: /userPrincipalName/ },
  people: { Mail: /Email/ },
  'accounts-table': { 'Account ID': /Account ID/ },
};

const LONG = 'y'.repeat(100_000);
const HOSTILE = {
  'a formula': '=HYPERLINK("http://attacker.example","here")',
  'a script': '<script>alert(1)</script>',
  'a turned direction': 'alice\u202Emoc.elpmaxe\u2066',
  'a prototype': '__proto__',
  'a constructor': 'constructor',
  'a very long text': LONG,
};

const folder = mkdtempSync(join(tmpdir(), 'import-troubles-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(fixture: Fixture, content: string | Uint8Array, kind?: KindName): Promise<ParsedFile> {
  const path = join(folder, fixture.file);
  writeFileSync(path, content);
  const [parsed] = await readImportFiles([{ path }], {
    now: NOW,
    belongsTo: fixture.for,
    mapping: fixture.mapping,
    kind,
  });
  if (parsed === undefined) throw new Error('nothing was read');
  return parsed;
}

const whole = (fixture: Fixture): Promise<ParsedFile> => read(fixture, textOf(fixture));

/** What is told of this file beyond what is told of the whole one. */
function toldMore(file: ParsedFile, before: ParsedFile): readonly string[] {
  const known = new Set(before.problems.map(({ row, reason }) => `${row} ${reason}`));
  const problems = file.problems.filter(({ row, reason }) => !known.has(`${row} ${reason}`));
  return [...problems.map(({ reason }) => reason), ...file.notes.filter((note) => !before.notes.includes(note))];
}

/** What the file says; the open ledger format keeps what it does not know, which is left out here. */
function facts({ kind, statements }: ParsedFile, unknown: string): unknown {
  const text = JSON.stringify(statements);
  if (kind !== 'root-ledger') return JSON.parse(text);
  const known = JSON.parse(text, (key, value) => (key === unknown ? undefined : value)) as typeof statements;
  return known.map((said) =>
    said.about === 'record'
      ? { ...said, facts: said.facts.filter(({ field }) => field.split('.').at(-1) !== unknown) }
      : said,
  );
}

it('every kind has what it needs written down, from its own fixture', () => {
  for (const kind of KIND_NAMES) {
    const fields = new Set(FIXTURES.filter((one) => one.kind === kind).flatMap(fieldsOf));
    expect(Object.keys(NEEDED[kind]), kind).not.toEqual([]);
    expect(
      Object.keys(NEEDED[kind]).filter((field) => !fields.has(field)),
      kind,
    ).toEqual([]);
  }
});

describe('something missing', () => {
  const cases = FIXTURES.flatMap((fixture) => {
    const fields = new Set(fieldsOf(fixture));
    return Object.entries(NEEDED[fixture.kind])
      .filter(([field]) => fields.has(field))
      .map(([field, told]) => ({ fixture, file: fixture.file, field, told }));
  });

  it.each(cases)('$file without $field says so', async ({ fixture, field, told }) => {
    const before = await whole(fixture);
    const text = without(fixture, field);
    const asKind = await read(fixture, text, fixture.kind);
    expect(toldMore(asKind, before).join('\n')).toMatch(told);
    // Left to itself, it is refused, told, or shown as what it then is: a file of another kind.
    const alone = await read(fixture, text);
    if (alone.failure === null && alone.kind === fixture.kind) expect(toldMore(alone, before).join('\n')).toMatch(told);
  });
});

describe('something more', () => {
  it.each(FIXTURES)('in $file changes no fact', async (fixture) => {
    const before = await whole(fixture);
    for (const name of formatOf(fixture) === 'xml' ? ['Unheard'] : ['Unheard', '__proto__', 'constructor']) {
      const file = await read(fixture, withMore(fixture, name, 'of'));
      expect(file).toMatchObject({ kind: fixture.kind, failure: null, complete: before.complete, used: before.used });
      expect(facts(file, name), name).toEqual(facts(before, name));
    }
  });
});

describe('another encoding', () => {
  it.each(FIXTURES)('of $file gives the same facts', async (fixture) => {
    // Names with letters of their own in every encoding, and a column of them where there is no name.
    const text = withMore(fixture, 'Größe', 'schön')
      .replace(/[^\0-\xff]/g, 'ü')
      .replace(/\b(Alice|Bob|Jürgen|Platform|AWS) ?(?=\w)/g, '$&é');
    const utf8 = await read(fixture, text);
    const utf16 = await read(fixture, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const western = await read(fixture, Buffer.from(text, 'latin1'));
    expect(utf8).toMatchObject({ kind: fixture.kind, failure: null });
    for (const file of [utf16, western]) {
      expect(file).toMatchObject({ kind: fixture.kind, failure: null, problems: utf8.problems });
      expect(file.statements).toEqual(utf8.statements);
    }
  });

  it.each(FIXTURES)('that is none, in $file, is refused', async (fixture) => {
    const file = await read(fixture, Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 7]), Buffer.from(textOf(fixture))]));
    expect(file).toMatchObject({ failure: expect.stringMatching(/not text/), statements: [] });
  });
});

describe('an end that is missing', () => {
  const cut = FIXTURES.filter((fixture) => formatOf(fixture) !== 'message');
  it.each(cut)('of $file is told, and no half row is taken', async (fixture) => {
    const before = await whole(fixture);
    const text = textOf(fixture).trimEnd();
    const said = new Set(before.statements.map((one) => JSON.stringify(one)));
    const lastRow = text.lastIndexOf('\n');
    // Within the last row, after its first characters; in the middle; a little before the end.
    const within = formatOf(fixture) === 'table' ? [lastRow + 3] : [];
    for (const end of [...within, Math.floor(text.length / 2), text.length - 3]) {
      const file = await read(fixture, text.slice(0, end), fixture.kind);
      if (/[\r\n]$/.test(text.slice(0, end))) continue;
      expect(toldMore(file, before).join('\n'), `cut at ${end}`).not.toBe('');
      if (formatOf(fixture) !== 'table') expect(file.statements).toEqual([]);
      else if (end < text.length - 3)
        for (const one of file.statements) expect(said, `cut at ${end}`).toContain(JSON.stringify(one));
    }
  });

  it('within a letter does not make other letters of those before it', async () => {
    const fixture = FIXTURES.find(({ kind }) => kind === 'google-admin-members');
    if (fixture === undefined) throw new Error('no such fixture');
    const bytes = Buffer.from(
      'Group Email,Member Email,Member Name\ng@acme.example,a@acme.example,Jürgen\ng@acme.example,b@acme.example,Zoë',
    );
    const file = await read(fixture, bytes.subarray(0, -1));
    expect(JSON.stringify(file.statements)).toContain('Jürgen');
  });
});

describe('hostile values', () => {
  it.each(FIXTURES)('in $file are text or left out', async (fixture) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const untouched = withValue(fixture, 'no such field', '');
    for (const field of fieldsOf(fixture))
      for (const [what, value] of Object.entries(HOSTILE)) {
        const text = withValue(fixture, field, value);
        if (text === untouched) continue;
        const file = await read(fixture, text, fixture.kind);
        expect(file.failure ?? '', `${what} in ${field}`).not.toMatch(/damaged/);
        // As it goes from the helper that reads to the ledger: data alone, no function, nothing inherited.
        serialize(file);
        const facts = factsFor(reconcile(ledger(), [file], { now: NOW }), 'all');
        serialize(facts);
        const told = JSON.stringify([file.problems, file.notes, file.used, file.ignored, file.refused, file.failure]);
        expect(told.length, `${what} in ${field}`).toBeLessThan(20_000);
        if (fixture.kind === 'root-ledger') continue;
        const kept = JSON.stringify([file.statements, facts]);
        expect(kept, `${what} in ${field}`).not.toContain(LONG);
        expect(kept, `${what} in ${field}`).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});
