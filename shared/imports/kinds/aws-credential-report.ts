/** IAM credential reports: the root row of the CSV, or of the CLI's JSON with the CSV in base64. */
import type { Json } from '../../register/facts.ts';
import type { Collector } from '../collector.ts';
import type { Fields, ImportKind, TableSpec } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { tableSink } from '../read-table.ts';
import { asObject, columnsOf, hasKeys, rootObject } from '../shape.ts';
import { accountOfArn } from '../text/account-id.ts';
import { asciiText, bytesOfBase64 } from '../text/base64.ts';
import { instantOf } from '../text/dates.ts';

const NAMES = {
  user: 'user',
  arn: 'arn',
  passwordEnabled: 'password_enabled',
  passwordLastUsed: 'password_last_used',
  mfa: 'mfa_active',
  key1Active: 'access_key_1_active',
  key1Rotated: 'access_key_1_last_rotated',
  key1Used: 'access_key_1_last_used_date',
  key1Region: 'access_key_1_last_used_region',
  key1Service: 'access_key_1_last_used_service',
  key2Active: 'access_key_2_active',
  key2Rotated: 'access_key_2_last_rotated',
  key2Used: 'access_key_2_last_used_date',
  key2Region: 'access_key_2_last_used_region',
  key2Service: 'access_key_2_last_used_service',
  cert1Active: 'cert_1_active',
  cert1Rotated: 'cert_1_last_rotated',
  cert2Active: 'cert_2_active',
  cert2Rotated: 'cert_2_last_rotated',
} as const;
type Role = keyof typeof NAMES;

/** Without these a report would say less than it seems to: that a key is not active, that there is no password. */
const REQUIRED = new Set(['user', 'arn', 'mfa', 'passwordEnabled', 'key1Active', 'key2Active']);

const table: TableSpec = tableSpec<Role>({
  columns: Object.fromEntries(
    Object.entries(NAMES).map(([role, name]) => [
      role,
      { names: [name], nature: 'id', required: REQUIRED.has(role), expected: /^cert\dActive$/.test(role) },
    ]),
  ) as never,
  harmless: ['additional_credentials_info'],
  open: (to) => {
    let found = false;
    return {
      row: (fields, row) => {
        if (fields.user !== '<root_account>') return;
        found = true;
        root(fields, row, to);
      },
      end: () => {
        if (!found) to.problem(0, 'The report has no row <root_account>: it says nothing about the root user.');
      },
    };
  },
});

function root(fields: Fields<Role>, row: number, to: Collector): void {
  const id = accountOfArn(fields.arn);
  if (id === undefined) {
    to.skip(row, 'The ARN of the root row names no account.');
    return;
  }
  const mfa = yesNo(fields.mfa);
  if (mfa === null) to.problem(row, 'mfa_active is neither true nor false: whether MFA is on stays as it was.');
  const password = yesNo(fields.passwordEnabled);
  const keys = [key(fields, 1), key(fields, 2)].filter((entry) => entry !== null);
  const certificates = [certificate(fields, 1), certificate(fields, 2)].filter((entry) => entry !== null);
  const stated: Record<string, Json> = {
    'aws.report': {
      passwordEnabled: password,
      mfaActive: mfa,
      passwordLastUsedAt: instantOf(fields.passwordLastUsed) ?? null,
      keys,
      certificates,
    },
  };
  if (mfa !== null) stated['credentials.mfa'] = mfa ? 'yes' : 'no';
  if (password !== null) stated['credentials.password'] = password ? 'yes' : 'no';
  // The report speaks of active keys: that there is one says that one is present, the contrary says nothing.
  if (keys.length > 0) stated['credentials.accessKeys'] = 'yes';
  if (certificates.length > 0) stated['credentials.certificates'] = 'yes';
  const use = lastUse(fields);
  if (use !== null) stated['aws.lastUse'] = use;
  to.state({ about: 'account', row, id, named: true, fields: stated });
}

function yesNo(text: string): boolean | null {
  return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : null;
}

function key(fields: Fields<Role>, slot: 1 | 2): Json {
  const active = yesNo(fields[`key${slot}Active`]) === true;
  const lastRotatedAt = instantOf(fields[`key${slot}Rotated`]) ?? null;
  const lastUsedAt = instantOf(fields[`key${slot}Used`]) ?? null;
  if (!active && lastRotatedAt === null && lastUsedAt === null) return null;
  return {
    slot,
    active,
    lastRotatedAt,
    lastUsedAt,
    lastUsedRegion: known(fields[`key${slot}Region`]),
    lastUsedService: known(fields[`key${slot}Service`]),
  };
}

function certificate(fields: Fields<Role>, slot: 1 | 2): Json {
  const active = yesNo(fields[`cert${slot}Active`]) === true;
  const lastRotatedAt = instantOf(fields[`cert${slot}Rotated`]) ?? null;
  return active || lastRotatedAt !== null ? { slot, active, lastRotatedAt } : null;
}

function known(text: string): string | null {
  return text === '' || /^(n\/a|no_information|not_supported)$/i.test(text) ? null : text;
}

/** The latest of the three dates; `null` (nothing stated) where one of them cannot be read. */
function lastUse(fields: Fields<Role>): Json {
  const uses: { at: string; with: string; region: string | null; service: string | null }[] = [];
  for (const [text, how, region, service] of [
    [fields.passwordLastUsed, 'password', '', ''],
    [fields.key1Used, 'access-key-1', fields.key1Region, fields.key1Service],
    [fields.key2Used, 'access-key-2', fields.key2Region, fields.key2Service],
  ] as const) {
    const at = instantOf(text);
    if (at !== undefined) uses.push({ at, with: how, region: known(region), service: known(service) });
    else if (!/^(n\/a|no_information)$/i.test(text)) return null;
  }
  const latest = uses.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  return latest === undefined ? { used: false } : { used: true, ...latest };
}

export const awsCredentialReport: ImportKind = {
  kind: 'aws-credential-report',
  title: 'IAM credential report of an account',
  howTo:
    'aws iam generate-credential-report && aws iam get-credential-report --output json > credential-report.json (or the IAM console: Credential report › Download)',
  recognize: (shape) => {
    if (columnsOf(shape, 'user', 'arn', 'mfa_active', 'password_enabled', 'access_key_1_active') === 1) return 1;
    return hasKeys(rootObject(shape), 'Content', 'ReportFormat')
      ? 1
      : hasKeys(rootObject(shape), 'Content', 'GeneratedTime')
        ? 0.9
        : 0;
  },
  table,
  json: {
    // The report's text passes the table's own gate, column by column, once it is decoded.
    permitted: leaves('id', 'GeneratedTime', 'ReportFormat'),
    raw: ['Content'],
    records: 'Content',
    read: (value, to) => {
      const document = asObject(value);
      to.at = instantOf(document?.GeneratedTime as string | undefined) ?? null;
      const bytes = typeof document?.Content === 'string' ? bytesOfBase64(document.Content) : null;
      if (bytes === null) return to.fail('Content is not a credential report in base64.');
      const text = asciiText(bytes);
      const sink = tableSink(table, to);
      sink.write(text);
      sink.end();
    },
  },
};
