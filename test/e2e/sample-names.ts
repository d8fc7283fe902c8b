/**
 * Every name of the sample company: its accounts, people and their addresses, groups, vaults, devices, serials, phones, places,
 * organizations and domains, as recorded and as AWS knows them.
 */
import { sampleSketches } from '../../electron/sample/accounts.ts';
import { Clock } from '../../electron/sample/clock.ts';
import { BILLING_FAMILY, COMPANY, KESTREL_ORGANIZATION, MAIN_ORGANIZATION } from '../../electron/sample/company.ts';
import { sampleFacts } from '../../electron/sample/facts.ts';
import type { Json } from '../../shared/register/facts.ts';

const NOW = '2026-11-24T12:00:00.000Z';
const NAMED = ['person', 'account', 'group', 'vault', 'device', 'place', 'phone', 'domain', 'organization'];
/** What a thing is called; handovers name things and serials of their own. */
const NAMING = ['name', 'label', 'serial', 'address', 'email', 'aliases'];
const OF_HANDOVERS = ['thing', 'serial'];

/** Looked for nowhere, and why: finding them would tell nothing about the ledger. */
export const NOT_SOUGHT: Readonly<Record<string, string>> = {
  Office: 'an English word',
  Fernhill: 'begins the domain, which is sought; the bare word is the name of the sample in the app’s own texts',
  intranet: 'an English word, in the code of Chromium',
  Authenticator: 'an English word, in the code of Chromium',
  'Authenticator app': 'words that the app itself says of such a device',
  'identity-center': 'the name of a check, in the code of the app',
  '7': 'one digit: the number of a key to a safe',
};

function texts(value: Json | undefined): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

function recordedNames(): string[] {
  return sampleFacts(NOW).flatMap(({ kind, key, field, statement }) => {
    const value = 'value' in statement ? statement.value : undefined;
    if (kind === 'handover') return OF_HANDOVERS.includes(field) ? texts(value) : [];
    if (!NAMED.includes(kind)) return [];
    // A vault's key is its provider and its name: what is after the colon is what people call it.
    const keys = kind === 'vault' ? [key, key.slice(key.indexOf(':') + 1)] : [key];
    return [...keys, ...(NAMING.includes(field) ? texts(value) : [])];
  });
}

function namesAtAws(): string[] {
  return sampleSketches(new Clock(NOW)).flatMap(({ name, email, phone, root }) => [
    name,
    email,
    phone,
    ...root.mfa.map(([, device]) => device),
  ]);
}

/** Account numbers are no names: the main process learns which account a scan is at. */
const isAccountNumber = (name: string): boolean => /^\d{12}$/.test(name);

export const SAMPLE_NAMES: readonly string[] = [
  ...new Set([...recordedNames(), ...namesAtAws(), COMPANY, MAIN_ORGANIZATION, KESTREL_ORGANIZATION, BILLING_FAMILY]),
].filter((name) => name !== '' && !isAccountNumber(name) && !(name in NOT_SOUGHT));
