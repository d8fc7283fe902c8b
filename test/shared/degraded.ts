/** Ledgers in which somebody knows less: one known value replaced by an unknown, or a person by something that is none. */
import type { LedgerDocument } from '../../shared/register/document.ts';
import { randomFrom } from './custody/random-ledger.ts';

type Loose = Record<string, unknown>;

/** What can be forgotten of each kind of record: fields that become unrecorded, lists that become incomplete. */
const FORGETS: Readonly<Record<string, readonly string[]>> = {
  groups: ['members', '-complete'],
  vaults: ['access', '-complete'],
  places: ['keyholders', '-complete'],
  devices: ['holder', 'vault', 'place', 'kind', 'enrolledAt'],
  phones: ['holders', '-complete'],
  organizations: ['centralRoot', 'controllers', '-controllersComplete'],
  accounts: [
    'email',
    'inbox',
    'vaults',
    'passwordRotatedAt',
    'devices',
    '-devicesComplete',
    'phone',
    'accessKeyHolders',
    '-accessKeyHoldersComplete',
    'credentials.password',
    'credentials.mfa',
    'credentials.accessKeys',
    'credentials.certificates',
  ],
};

/** The document with one thing less known, and what that is; the same document where there is nothing to forget. */
export function degraded(document: LedgerDocument, seed: number): { document: LedgerDocument; what: string } {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  if (random() < 0.25) {
    const person = pick(document.people ?? []);
    if (person === undefined) return { document, what: 'nothing' };
    const people = document.people?.map((one) => (one === person ? { ...one, notPerson: 'bot' as const } : one));
    return { document: { ...document, people }, what: `${person.email} is no person` };
  }
  const collection = pick(Object.keys(FORGETS)) ?? 'accounts';
  const records = (document as Loose)[collection] as readonly Loose[] | undefined;
  const record = pick(records ?? []);
  const field = pick(FORGETS[collection] ?? []) ?? '';
  if (record === undefined) return { document, what: 'nothing' };
  const changed = { ...record };
  if (field.startsWith('-')) changed[field.slice(1)] = false;
  else if (field.startsWith('credentials.'))
    changed.credentials = {
      ...(record.credentials as Loose | undefined),
      [field.slice('credentials.'.length)]: 'unknown',
    };
  else changed[field] = null;
  const after = {
    ...document,
    [collection]: records?.map((one) => (one === record ? changed : one)),
  } as LedgerDocument;
  return { document: after, what: `${collection} ${String(record.key ?? record.id ?? record.number)}: ${field}` };
}
