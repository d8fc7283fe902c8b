/** The root row of a credential report, as AWS wrote it or as a spreadsheet rewrote it. */
import type { Json } from '../../register/facts.ts';
import type { Collector } from '../collector.ts';
import type { Fields } from '../kind.ts';
import { accountOfArn } from '../text/account-id.ts';
import { instantOf, readDate } from '../text/dates.ts';
import { yesNo } from '../text/yes-no.ts';

/** The columns that are read, by role. */
export const NAMES = {
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
export type Role = keyof typeof NAMES;

/** States what the row says of its account's root user. */
export function rootRow(fields: Fields<Role>, row: number, to: Collector): void {
  const id = accountOfArn(fields.arn);
  if (id === undefined) {
    to.skip(row, 'The ARN of the root row names no account.');
    return;
  }
  const flag = (role: FlagRole, means: string): boolean | null => {
    const read = yesNo(fields[role]);
    if (read === null && !(role === 'passwordEnabled' && isNone(fields[role])))
      to.problem(row, `${NAMES[role]} is neither true nor false: ${means} stays as it was.`);
    return read;
  };
  const mfa = flag('mfa', 'whether MFA is on');
  const password = flag('passwordEnabled', 'whether there is a password');
  const slots = [1, 2] as const;
  const keys = slots.map((slot) => key(fields, slot, flag(`key${slot}Active`, `whether access key ${slot} is active`)));
  // Versions without the columns say nothing of certificates.
  const certificates = slots.map((slot) =>
    certificate(
      fields,
      slot,
      fields[`cert${slot}Active`] === '' ? false : flag(`cert${slot}Active`, `whether certificate ${slot} is active`),
    ),
  );
  tellDates(fields, row, to);
  const stated: Record<string, Json> = {};
  const held = { keys: keys.filter((one) => one !== null), certificates: certificates.filter((one) => one !== null) };
  // A report of which a part cannot be read would say less than it seems to: that there is no key.
  if ([...held.keys, ...held.certificates].every((one) => one !== 'unread'))
    stated['aws.report'] = {
      passwordEnabled: password,
      mfaActive: mfa,
      passwordLastUsedAt: instantOf(fields.passwordLastUsed) ?? null,
      keys: held.keys as Json[],
      certificates: held.certificates as Json[],
    };
  if (mfa !== null) stated['credentials.mfa'] = mfa ? 'yes' : 'no';
  if (password !== null) stated['credentials.password'] = password ? 'yes' : 'no';
  // The report speaks of active keys: that there is one says that one is present, the contrary says nothing.
  if (slots.some((slot) => isPresent(fields, 'key', slot))) stated['credentials.accessKeys'] = 'yes';
  if (slots.some((slot) => isPresent(fields, 'cert', slot))) stated['credentials.certificates'] = 'yes';
  const use = lastUse(fields);
  if (use !== null) stated['aws.lastUse'] = use;
  to.state({ about: 'account', row, id, fields: stated });
}

type FlagRole = 'mfa' | 'passwordEnabled' | `key${1 | 2}Active` | `cert${1 | 2}Active`;
/** What a slot holds; `unread`: something, of which the report's word cannot be read. */
type Slot = Json | 'unread';

/** Does a cell say that there is nothing to say? */
function isNone(text: string): boolean {
  return text === '' || /^(n\/a|no_information|not_supported)$/i.test(text);
}

/** Is there a key or certificate in a slot: active, or with a date that only one that exists has? */
function isPresent(fields: Fields<Role>, what: 'key' | 'cert', slot: 1 | 2): boolean {
  return (
    yesNo(fields[`${what}${slot}Active`]) === true ||
    !isNone(fields[`${what}${slot}Rotated`]) ||
    (what === 'key' && !isNone(fields[`key${slot}Used`]))
  );
}

function key(fields: Fields<Role>, slot: 1 | 2, active: boolean | null): Slot {
  if (active === null) return 'unread';
  if (!isPresent(fields, 'key', slot)) return null;
  return {
    slot,
    active,
    lastRotatedAt: instantOf(fields[`key${slot}Rotated`]) ?? null,
    lastUsedAt: instantOf(fields[`key${slot}Used`]) ?? null,
    lastUsedRegion: known(fields[`key${slot}Region`]),
    lastUsedService: known(fields[`key${slot}Service`]),
  };
}

function certificate(fields: Fields<Role>, slot: 1 | 2, active: boolean | null): Slot {
  if (active === null) return 'unread';
  if (!isPresent(fields, 'cert', slot)) return null;
  return { slot, active, lastRotatedAt: instantOf(fields[`cert${slot}Rotated`]) ?? null };
}

const DATES: readonly Role[] = [
  'passwordLastUsed',
  'key1Rotated',
  'key1Used',
  'key2Rotated',
  'key2Used',
  'cert1Rotated',
  'cert2Rotated',
];

/** A spreadsheet writes dates anew, in its own order of day and month. */
function tellDates(fields: Fields<Role>, row: number, to: Collector): void {
  for (const role of DATES) {
    const reading = isNone(fields[role]) ? null : readDate(fields[role]);
    if (reading !== null && 'problem' in reading) to.problem(row, `${NAMES[role]} ${reading.problem}. It is left out.`);
  }
}

function known(text: string): string | null {
  return isNone(text) ? null : text;
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
