/** A subject of the register as one row: its name and one line that tells what it is. */
import { day } from '../../shared/gaps/sentence.ts';
import type { RegisterKind, RegisterRow } from '../../shared/ipc/channels/register.ts';
import type { Json, SubjectKind } from '../../shared/register/facts.ts';
import type { Subject } from '../../shared/register/register.ts';
import { lastDayOf, standingIn, standingOf } from '../../shared/register/standing.ts';
import type { Assessment } from './assessment.ts';
import { oldestCustody } from './fact-ages.ts';

const DAY_MS = 86_400_000;

/** `accounts`: how many hang on it. */
export function registerRow(subject: Subject, assessment: Assessment, accounts: number, now: Date): RegisterRow {
  const kind = subject.kind as RegisterKind;
  const oldest = oldestCustody(subject);
  const name = textOf(subject, 'name') ?? textOf(subject, 'label') ?? subject.key;
  return {
    kind,
    key: subject.key,
    name,
    summary: SUMMARIES[kind](subject, assessment),
    status: statusOf(subject, now),
    accounts,
    oldest,
    stale: oldest !== null && now.getTime() - Date.parse(oldest) > assessment.policy.reviewDays * DAY_MS,
    complete: completeness(subject, (address) => assessment.isNoPerson(address)),
    drift: [...subject.fields.values()].some((field) => field.contradicting.length > 0),
    impact: null,
  };
}

/** The state of an account; where a person stands at an instant, last days counted; null where nothing is said. */
export function statusOf(subject: Subject, now: Date): string | null {
  if (subject.kind !== 'person') return textOf(subject, subject.kind === 'account' ? 'state' : 'status') ?? null;
  const said = standingIn(subject);
  const standing = standingOf(said, now.getTime());
  return said.status === undefined && standing === 'active' ? null : standing;
}

/** The list of people that a subject of each kind has, and the field that says whether it is complete. */
const PEOPLE_LISTS: Partial<Record<SubjectKind, readonly [list: string, complete: string]>> = {
  group: ['members', 'complete'],
  vault: ['access', 'complete'],
  place: ['keyholders', 'complete'],
  phone: ['holders', 'complete'],
  organization: ['controllers', 'controllersComplete'],
};

/**
 * Can the subject's list of people be relied on? A list that nobody has recorded cannot, nor one with something in it that
 * is no person. `null`: it has none.
 */
export function completeness(subject: Subject, isNoPerson: (address: string) => boolean): boolean | null {
  const list = PEOPLE_LISTS[subject.kind];
  if (list === undefined) return null;
  const recorded = subject.items.has(list[0]) || subject.value(list[0]) !== undefined;
  return recorded && subject.value(list[1]) !== false && !namesIn(subject, list[0]).some(isNoPerson);
}

/** Everybody whom a subject's list names. */
function namesIn(subject: Subject, list: string): string[] {
  const plain = subject.value(list);
  const names = Array.isArray(plain) ? plain.filter((one): one is string => typeof one === 'string') : [];
  for (const held of subject.items.get(list)?.values() ?? []) {
    const statement = held.effective?.statement;
    const person =
      statement !== undefined && 'value' in statement ? (statement.value as { person?: Json })?.person : undefined;
    if (typeof person === 'string') names.push(person);
  }
  return names;
}

function textOf(subject: Subject, field: string): string | undefined {
  const value = subject.value(field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function itemsOf(subject: Subject, field: string): Record<string, Json | undefined>[] {
  return [...(subject.items.get(field)?.values() ?? [])].flatMap((held) => {
    const statement = held.effective?.statement;
    return statement !== undefined && 'value' in statement ? [statement.value as Record<string, Json | undefined>] : [];
  });
}

const current = (entry: Record<string, Json | undefined>): boolean => entry.until === undefined || entry.until === null;

function people(subject: Subject, field: string, assessment: Assessment): string | undefined {
  const value = subject.value(field);
  if (typeof value === 'string') return assessment.personName(value);
  if (!Array.isArray(value)) return undefined;
  const names = (value as string[]).map((email) => assessment.personName(email));
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
}

function lastDay(person: Subject): string | null {
  const last = lastDayOf(standingIn(person));
  return last === null ? null : `last day ${day(last)}`;
}

const join = (...parts: (string | false | null | undefined)[]): string => parts.filter(Boolean).join(' · ');

const SUMMARIES: Record<RegisterKind, (subject: Subject, assessment: Assessment) => string> = {
  person: (subject) =>
    join(
      textOf(subject, 'title'),
      NO_PERSON_WORDS[textOf(subject, 'notPerson') ?? ''],
      subject.value('outsider') === true && 'outside the company',
      subject.value('mailAdmin') === true && 'mail administrator',
      subject.value('domainAdmin') === true && 'domain administrator',
      lastDay(subject),
    ),
  group: (subject) => {
    const members = itemsOf(subject, 'members').filter(current);
    const controllers = members.filter(({ role }) => role === 'manager' || role === 'owner').length;
    const groups = members.filter(({ group }) => group !== undefined).length;
    return join(
      plural(members.length - groups, 'person').replace('persons', 'people'),
      groups > 0 && plural(groups, 'nested group'),
      controllers > 0 && plural(controllers, 'manager or owner').replace('manager or owners', 'managers or owners'),
    );
  },
  vault: (subject) =>
    join(textOf(subject, 'provider'), plural(itemsOf(subject, 'access').filter(current).length, 'grant')),
  place: (subject, assessment) => join(textOf(subject, 'address'), people(subject, 'keyholders', assessment)),
  device: (subject, assessment) => {
    const where = people(subject, 'holder', assessment) ?? textOf(subject, 'place') ?? textOf(subject, 'vault');
    return join(DEVICE_WORDS[textOf(subject, 'kind') ?? ''], textOf(subject, 'serial'), where ?? 'holder not recorded');
  },
  phone: (subject, assessment) =>
    join(textOf(subject, 'kind'), people(subject, 'holders', assessment) ?? 'holders not recorded'),
  organization: (subject, assessment) =>
    join(
      textOf(subject, 'managementAccount') !== undefined &&
        `management account ${textOf(subject, 'managementAccount')}`,
      people(subject, 'controllers', assessment),
    ),
  domain: (subject, assessment) =>
    join(textOf(subject, 'registrar'), people(subject, 'registrarHolders', assessment) ?? 'control not recorded'),
  account: (subject) => join(textOf(subject, 'email'), textOf(subject, 'state')),
};

const NO_PERSON_WORDS: Record<string, string> = {
  'shared-mailbox': 'a shared mailbox, not a person',
  room: 'a room, not a person',
  folder: 'a public folder, not a person',
  'service-account': 'a service account, not a person',
  bot: 'a bot, not a person',
  other: 'not a person',
};

const DEVICE_WORDS: Record<string, string> = {
  fido: 'security key',
  passkey: 'passkey',
  'hardware-totp': 'hardware token',
  totp: 'authenticator app',
};
