/** A table of accounts and their custodians, for the first fill: one row per account, lists separated by `|`. */
import type { DeviceRecord } from '../../register/document.ts';
import type { Json } from '../../register/facts.ts';
import type { Collector } from '../collector.ts';
import type { ColumnSpec, ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { readAccountId } from '../text/account-id.ts';
import { addressOf } from '../text/address.ts';
import { readPastDate } from '../text/dates.ts';
import { phoneNumber } from '../text/phone.ts';
import { saysNothing } from './none.ts';

export const ACCOUNTS_TABLE_COLUMNS = [
  'Account ID',
  'Account name',
  'Root email',
  'Inbox',
  'Vaults',
  'Password rotated on',
  'MFA device',
  'MFA device kind',
  'MFA held by',
  'MFA kept in',
  'Phone',
  'Phone answered by',
] as const;

const COLUMNS = {
  id: { names: ['Account ID'], nature: 'id', required: true },
  name: { names: ['Account name', 'Name'], nature: 'text' },
  email: { names: ['Root email', 'Email'], nature: 'address' },
  inbox: { names: ['Inbox'], nature: 'address' },
  vaults: { names: ['Vaults', 'Vault'], nature: 'text' },
  rotated: { names: ['Password rotated on', 'Rotated on'], nature: 'id' },
  device: { names: ['MFA device', 'MFA devices'], nature: 'text' },
  deviceKind: { names: ['MFA device kind', 'MFA kind'], nature: 'text' },
  holder: { names: ['MFA held by', 'MFA holder'], nature: 'address' },
  place: { names: ['MFA kept in', 'MFA place'], nature: 'text' },
  phone: { names: ['Phone'], nature: 'id' },
  phoneHolders: { names: ['Phone answered by', 'Phone holders'], nature: 'address' },
} as const satisfies Record<string, ColumnSpec>;

export const accountsTable: ImportKind = {
  kind: 'accounts-table',
  title: 'A table of accounts and their custodians',
  howTo:
    'Save the template (Imports › Template), fill in what you know, leave the rest empty: empty means not recorded, `none` means none. Lists are separated by |.',
  recognize: (shape) =>
    columnsOf(shape, 'Account ID', 'Root email') === 1 &&
    (columnsOf(shape, 'Inbox') === 1 || columnsOf(shape, 'Vaults') === 1 || columnsOf(shape, 'MFA held by') === 1)
      ? 0.95
      : 0,
  table: tableSpec({
    columns: COLUMNS,
    open: (to) => {
      to.declared = true;
      return { row: (fields, row) => account(fields, row, to) };
    },
  }),
};

const KIND_WORDS: ReadonlyMap<string, 'fido' | 'passkey' | 'hardware-totp' | 'totp'> = new Map([
  ['fido', 'fido'],
  ['securitykey', 'fido'],
  ['yubikey', 'fido'],
  ['passkey', 'passkey'],
  ['hardwaretotp', 'hardware-totp'],
  ['hardwaretoken', 'hardware-totp'],
  ['totp', 'totp'],
  ['app', 'totp'],
  ['authenticator', 'totp'],
]);

function account(given: Readonly<Record<string, string>>, row: number, to: Collector): void {
  const fields: Record<string, string> = { ...given };
  for (const [role, column] of Object.entries(COLUMNS))
    if (saysNothing(given[role] ?? '')) {
      fields[role] = '';
      to.problem(row, `The cell under ${column.names[0]} says nothing: it is taken as not recorded.`);
    }
  const reading = readAccountId(fields.id);
  if ('problem' in reading) {
    to.skip(row, reading.problem);
    return;
  }
  if (reading.warning) to.problem(row, reading.warning);
  const stated: Record<string, Json> = {};
  if (fields.name) stated.name = fields.name;
  const email = addressOf(fields.email);
  if (email !== undefined) stated.email = email;
  else if (fields.email) to.problem(row, 'The root email is not an email address and was left out.');
  const rotated = readPastDate(fields.rotated, to.around.now, to.around.mapping.dateFormat);
  if (rotated !== null && 'problem' in rotated)
    to.problem(row, `The date of the last rotation ${rotated.problem}: it is left out.`);
  else if (rotated !== null) stated.passwordRotatedAt = rotated.at;
  const inbox = none(fields.inbox) ? 'none' : (addressOf(fields.inbox) ?? (fields.inbox || undefined));
  const phone = none(fields.phone) ? 'none' : (phoneNumber(fields.phone) ?? undefined);
  if (fields.phone && phone === undefined)
    to.problem(row, 'The phone number is not an international one (+ and country code): it was left out.');
  const holders = list(fields.phoneHolders)
    .map(addressOf)
    .filter((entry) => entry !== undefined);
  const vaults = none(fields.vaults) ? [] : fields.vaults ? list(fields.vaults) : undefined;
  const devices = fields.device ? devicesOf(fields, row, to) : undefined;
  to.state({
    about: 'custody',
    row,
    id: reading.id,
    fields: stated,
    ...(inbox === undefined ? {} : { inbox }),
    ...(vaults === undefined ? {} : { vaults }),
    ...(devices === undefined ? {} : { devices }),
    ...(phone === undefined ? {} : { phone }),
    ...(holders.length > 0 ? { phoneHolders: holders.map((address) => ({ addresses: [address] })) } : {}),
  });
}

function devicesOf(fields: Readonly<Record<string, string>>, row: number, to: Collector): DeviceRecord[] {
  const kinds = list(fields.deviceKind);
  const heldBy = list(fields.holder);
  const kept = list(fields.place);
  return list(fields.device).map((key, at) => {
    const word = (kinds[at] ?? kinds[0] ?? '').toLowerCase().replace(/[^a-z]/g, '');
    const kind = KIND_WORDS.get(word);
    if (word !== '' && kind === undefined)
      to.problem(row, 'The kind of MFA device is none of fido, passkey, hardware-totp, totp.');
    const holder = addressOf(heldBy[at]);
    const place = kept[at];
    // A place named like a vault is one.
    const custody =
      holder !== undefined ? { holder } : place === undefined ? {} : place.includes(':') ? { vault: place } : { place };
    return { key, ...(kind === undefined ? {} : { kind }), ...custody };
  });
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split('|')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function none(text: string | undefined): boolean {
  return /^(none|keine?r?|aucune?|ninguno)$/i.test((text ?? '').trim());
}
