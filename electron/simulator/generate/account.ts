/** One usual account of a generated organization: what most accounts look like, before any trap. */
import type { SimulatedDetection } from '../monitoring.ts';
import type { SimulatedAccount, SimulatedAlternateContact, SimulatedRoot } from '../organization.ts';
import type { Random } from '../random.ts';
import { type Context, daysAgo, deviceOf, keyOf } from './context.ts';
import { accountIdFrom, accountName, type Company, personFrom } from './names.ts';

/** The nth account. `detection` is shared by all usual accounts. */
export function usualAccount(
  context: Context,
  index: number,
  idOffset: number,
  parentId: string,
  detection: SimulatedDetection,
): SimulatedAccount {
  const { random, company } = context;
  const id = accountIdFrom(random, index, idOffset);
  const name = accountName(random, index);
  const invited = random.chance(0.15);
  return {
    id,
    name,
    email: emailOf(random, company, name),
    state: 'ACTIVE',
    joinedMethod: invited ? 'INVITED' : 'CREATED',
    joinedAt: daysAgo(context, random.between(100, 2500)),
    parentId,
    root: usualRoot(context),
    users: [],
    contacts: {
      primary: {
        fullName: random.chance(0.5) ? company.name : personFrom(random).name,
        companyName: company.name,
        addressLine1: '1 Market Square',
        city: company.city,
        postalCode: company.postalCode,
        countryCode: company.countryCode,
        phone: company.phone,
        websiteUrl: null,
      },
      billing: random.chance(0.6) ? teamContact(company, 'Finance', 'billing') : null,
      operations: random.chance(0.5) ? teamContact(company, 'Operations', 'ops') : null,
      security: random.chance(0.7) ? teamContact(company, 'Security', 'security') : null,
    },
    report: {
      ageMinutes: null,
      pendingAnswers: random.between(1, 2),
      passwordEnabled: 'boolean',
      booleans: random.chance(0.5) ? 'upper' : 'lower',
      neverUsed: random.chance(0.8) ? 'no_information' : 'N/A',
      unknownColumn: false,
    },
    missingSummaryKeys: [],
    roles: 'any',
    detection,
    rootEvents: [],
    faults: [],
  };
}

/** What Organizations takes for an account’s email. */
const EMAIL_MOST_CHARS = 64;

function emailOf(random: Random, { domain }: Company, name: string): string {
  const kind = random.next();
  if (kind < 0.6) return `aws+${name}@${domain}`;
  if (kind < 0.85) return `aws-${name}@${domain}`;
  if (kind < 0.95) {
    const email = `${personFrom(random).mailbox}+${name}@${domain}`;
    return email.length <= EMAIL_MOST_CHARS ? email : `aws-${name}@${domain}`;
  }
  return `${name}@partner-studio.example`;
}

/** A contact that is a team's, as it should be. */
export function teamContact({ domain, phone }: Company, team: string, mailbox: string): SimulatedAlternateContact {
  return {
    name: `${team} Team`,
    title: team,
    email: `${mailbox}@${domain}`,
    phone: phone.replace(/\d\d$/, mailbox.length.toString().padStart(2, '0')),
  };
}

/** More than half of all roots have no credential at all; the others are as one meets them. */
function usualRoot(context: Context): SimulatedRoot {
  const { random } = context;
  const root: SimulatedRoot = {
    password: false,
    passwordSetAt: null,
    passwordLastUsedAt: null,
    mfaDevices: [],
    accessKeys: [],
    certificates: [],
  };
  const kind = random.next();
  if (kind < 0.55) return root;
  if (kind < 0.6) return { ...root, mfaDevices: [deviceOf(context, 'virtual')] };
  const used = random.between(20, 900);
  const password = {
    ...root,
    password: true,
    passwordSetAt: daysAgo(context, used + random.between(1, 900)),
    passwordLastUsedAt: random.chance(0.7) ? daysAgo(context, used) : null,
  };
  if (kind < 0.8) return { ...password, mfaDevices: [deviceOf(context, 'virtual')] };
  if (kind < 0.9)
    return { ...password, mfaDevices: [deviceOf(context, random.pick(['fido', 'passkey', 'hardware-totp']))] };
  if (kind < 0.96) return password;
  return {
    ...password,
    mfaDevices: [deviceOf(context, 'virtual')],
    accessKeys: [keyOf(context, true, random.between(1, 400))],
  };
}
