/** The fixtures of all kinds, and what importing each into a small ledger must say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnMapping } from '../../../shared/imports/collector.ts';
import type { KindName } from '../../../shared/imports/kind-names.ts';

export const FOLDER = new URL('../../fixtures/imports/', import.meta.url).pathname;

/** The text of a fixture, whatever its encoding. */
export function fixtureText(file: string): string {
  const bytes = readFileSync(join(FOLDER, file));
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8');
}

export interface Fixture {
  readonly file: string;
  readonly kind: KindName;
  readonly for?: string;
  readonly mapping?: ColumnMapping;
  /** rows, matchedRows, accounts, people, added, changed, gone */
  readonly counts: readonly [number, number, number, number, number, number, number];
  readonly refused?: readonly string[];
  readonly problemRows?: readonly number[];
}

const GROUP = 'aws-root-prod@acme.example';
const VAULT = '1password:AWS root';

export const FIXTURES: readonly Fixture[] = [
  { file: 'aws-accounts.json', kind: 'aws-accounts', counts: [3, 2, 3, 0, 1, 2, 0] },
  { file: 'aws-credential-report.csv', kind: 'aws-credential-report', counts: [2, 1, 1, 0, 0, 1, 0] },
  { file: 'aws-account-summary-111122223333.json', kind: 'aws-account-summary', counts: [1, 1, 1, 0, 0, 1, 0] },
  { file: 'aws-organization-features.json', kind: 'aws-organization-features', counts: [1, 0, 0, 0, 1, 0, 0] },
  { file: 'aws-alternate-contact-111122223333.json', kind: 'aws-alternate-contact', counts: [1, 1, 1, 0, 0, 1, 0] },
  {
    file: 'aws-alternate-contact-none-111122223333-billing.txt',
    kind: 'aws-alternate-contact',
    counts: [1, 1, 1, 0, 0, 1, 0],
  },
  { file: 'aws-contact-information-111122223333.json', kind: 'aws-contact-information', counts: [1, 1, 1, 0, 0, 1, 0] },
  {
    file: 'aws-virtual-mfa.json',
    kind: 'aws-virtual-mfa',
    counts: [2, 1, 1, 0, 0, 1, 0],
    refused: ['VirtualMFADevices[].Base32StringSeed', 'VirtualMFADevices[].QRCodePNG'],
  },
  { file: 'prowler.csv', kind: 'prowler', counts: [4, 3, 1, 0, 0, 1, 0], refused: ['NOTES'] },
  { file: 'aws-root-manager.csv', kind: 'aws-root-manager', counts: [2, 2, 2, 0, 0, 2, 0] },
  { file: 'op-vaults.json', kind: 'op-vaults', counts: [2, 0, 0, 0, 2, 0, 0] },
  {
    file: 'op-items.json',
    kind: 'op-items',
    counts: [4, 2, 2, 0, 0, 2, 0],
    refused: ['fields', 'sections', 'notesPlain', 'password_details', 'files'],
    problemRows: [1, 4],
  },
  { file: 'op-users.json', kind: 'op-users', counts: [3, 1, 0, 1, 1, 0, 0] },
  { file: 'op-groups.json', kind: 'op-groups', counts: [2, 0, 0, 0, 2, 0, 0] },
  { file: 'op-group-users.json', kind: 'op-group-users', for: '1password:Cloud admins', counts: [3, 1, 0, 1, 2, 0, 0] },
  { file: 'op-vault-users.json', kind: 'op-vault-users', for: VAULT, counts: [4, 2, 0, 2, 2, 0, 0] },
  { file: 'op-vault-groups.json', kind: 'op-vault-groups', for: VAULT, counts: [1, 0, 0, 0, 1, 0, 0] },
  { file: 'op-vault-access.csv', kind: 'op-vault-access', counts: [3, 2, 0, 2, 3, 0, 0] },
  { file: 'bw-member-access.csv', kind: 'bw-member-access', counts: [4, 2, 0, 2, 4, 0, 0] },
  { file: 'bw-members.json', kind: 'bw-members', counts: [2, 1, 0, 1, 0, 0, 0] },
  { file: 'bw-collections.json', kind: 'bw-collections', counts: [2, 0, 0, 0, 2, 0, 0] },
  {
    file: 'bw-export.csv',
    kind: 'bw-export',
    counts: [2, 1, 1, 0, 0, 1, 0],
    refused: ['notes', 'fields', 'login_password', 'login_totp'],
  },
  {
    file: 'bw-export.json',
    kind: 'bw-export',
    counts: [5, 1, 1, 0, 0, 1, 0],
    refused: [
      'items[].notes',
      'items[].fields',
      'items[].passwordHistory',
      'items[].login.password',
      'items[].login.totp',
      'items[].login.fido2Credentials',
      'items[].card',
      'items[].sshKey',
      'items[].identity',
      'items[].attachments',
      'items[].secureNote',
    ],
  },
  {
    file: 'keepassxc.csv',
    kind: 'keepassxc',
    counts: [2, 1, 1, 0, 0, 1, 0],
    refused: ['Password', 'Notes', 'TOTP'],
    problemRows: [2],
  },
  {
    file: 'keepass-xml.xml',
    kind: 'keepass-xml',
    counts: [3, 1, 1, 0, 0, 1, 0],
    refused: [
      'DatabaseDescription',
      'Group.Notes',
      'Password',
      'Notes',
      'TimeOtp-Secret-Base32',
      'Door code',
      'Binary',
      'History',
    ],
    problemRows: [1, 2, 3],
  },
  { file: 'lastpass.csv', kind: 'lastpass', counts: [2, 1, 1, 0, 0, 1, 0], refused: ['password', 'totp', 'extra'] },
  { file: 'gam-members.csv', kind: 'gam-members', counts: [4, 2, 0, 2, 4, 0, 0] },
  { file: 'google-admin-members.csv', kind: 'google-admin-members', counts: [2, 1, 0, 1, 2, 0, 0] },
  {
    file: 'google-groups-members.csv',
    kind: 'google-groups-members',
    for: GROUP,
    counts: [3, 2, 0, 2, 3, 0, 0],
    problemRows: [0],
  },
  {
    file: 'google-directory-members.json',
    kind: 'google-directory-members',
    for: GROUP,
    counts: [2, 1, 0, 1, 1, 0, 0],
    problemRows: [2],
  },
  { file: 'entra-members.csv', kind: 'entra-members', for: GROUP, counts: [2, 1, 0, 1, 2, 0, 0] },
  { file: 'graph-members.json', kind: 'graph-members', for: GROUP, counts: [3, 1, 0, 1, 2, 0, 0], problemRows: [3] },
  { file: 'exchange-members.csv', kind: 'exchange-members', for: GROUP, counts: [2, 0, 0, 0, 2, 0, 0] },
  { file: 'okta-users.json', kind: 'okta-users', counts: [2, 2, 0, 2, 0, 2, 0], refused: ['credentials'] },
  {
    file: 'directory-users.csv',
    kind: 'directory-users',
    counts: [3, 2, 0, 2, 1, 2, 0],
    refused: ['passwordProfile'],
    problemRows: [2],
  },
  {
    file: 'people.csv',
    kind: 'people',
    mapping: { columns: { email: 'Mail', lastDay: 'Austritt' }, dateFormat: 'dd.MM.yyyy' },
    counts: [2, 2, 0, 2, 0, 2, 0],
    refused: ['Gehalt', 'Bemerkung'],
  },
  { file: 'root-ledger.json', kind: 'root-ledger', counts: [9, 3, 2, 1, 6, 3, 0], problemRows: [1] },
  {
    file: 'accounts-table.csv',
    kind: 'accounts-table',
    counts: [2, 2, 2, 2, 0, 2, 0],
    refused: ['Notes'],
    problemRows: [2],
  },
];
