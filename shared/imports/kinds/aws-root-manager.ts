/** aws-root-manager's audit, as CSV or JSON: what each member account's root user has. */
import type { Json } from '../../register/facts.ts';
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, firstEntry, hasKeys } from '../shape.ts';
import { readAccountId } from '../text/account-id.ts';

const FIELDS = {
  LoginProfile: 'credentials.password',
  AccessKeys: 'credentials.accessKeys',
  'MFA Devices': 'credentials.mfa',
  'Signing Certificates': 'credentials.certificates',
} as const;

export const awsRootManager: ImportKind = {
  kind: 'aws-root-manager',
  title: 'aws-root-manager’s audit',
  howTo: 'aws-root-manager audit --accounts all -o csv > root-audit.csv',
  recognize: (shape) =>
    columnsOf(shape, 'Account', 'LoginProfile', 'AccessKeys', 'MFA Devices') === 1 ||
    hasKeys(firstEntry(shape), 'Account', 'LoginProfile', 'AccessKeys')
      ? 1
      : 0,
  table: tableSpec({
    columns: {
      Account: { names: ['Account', 'AccountId'], nature: 'id', required: true },
      LoginProfile: { names: ['LoginProfile', 'Login Profile'], nature: 'id', required: true },
      AccessKeys: { names: ['AccessKeys', 'Access Keys'], nature: 'id', expected: true },
      'MFA Devices': { names: ['MFA Devices', 'MFADevices'], nature: 'id', expected: true },
      'Signing Certificates': { names: ['Signing Certificates', 'SigningCertificates'], nature: 'id', expected: true },
    },
    open: (to) => ({ row: (fields, row) => audited(fields, row, to) }),
  }),
  json: {
    permitted: leaves('id', ...['Account', ...Object.keys(FIELDS)].flatMap((name) => [`[].${name}`, `[].${name}[]`])),
    records: '',
    expected: Object.keys(FIELDS).map((name) => `[].${name}`),
    read: (value, to) => {
      if (!Array.isArray(value)) return to.fail('The list of accounts is missing.');
      for (const [at, entry] of value.entries()) {
        const account = asObject(entry);
        if (account === null) to.skip(at + 1, 'The entry is not an account.');
        else audited(account, at + 1, to);
      }
    },
  },
};

function audited(entry: Readonly<Record<string, unknown>>, row: number, to: Collector): void {
  const reading = readAccountId(String(entry.Account ?? ''));
  if ('problem' in reading) {
    to.skip(row, reading.problem);
    return;
  }
  if (reading.warning) to.problem(row, reading.warning);
  const fields: Record<string, Json> = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    const present = isEmptyList(entry, name) ? false : presence(entry[name]);
    if (present !== null) fields[field] = present ? 'yes' : 'no';
    else if (Object.hasOwn(entry, name)) to.problem(row, `${name} cannot be read as yes or no: that stays as it was.`);
  }
  to.state({ about: 'account', row, id: reading.id, fields });
}

/** In its JSON an empty list is `null`; an account whose audit failed has no entry at all. */
function isEmptyList(entry: Readonly<Record<string, unknown>>, name: string): boolean {
  return name !== 'LoginProfile' && Object.hasOwn(entry, name) && entry[name] === undefined;
}

/** A switch, a count or a list of ids (counted, not kept), as presence; `null` where it is none of them. */
function presence(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value > 0;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'string') return null;
  const text = value
    .trim()
    .replace(/^\[|\]$/g, '')
    .trim();
  if (/^(true|yes|present|enabled)$/i.test(text)) return true;
  if (text === '' ? value.trim() !== '' : /^(false|no|none|absent|not present|disabled|0|null|nil)$/i.test(text))
    return false;
  if (/^[1-9]\d*$/.test(text)) return true;
  return /^((AKIA|ASIA)\S*|arn:\S+|[A-Z0-9]{16,})([\s,;]|$)/.test(text) ? true : null;
}
