/** Who and what must not be recognized in a redacted edition: every email, phone, serial and name that the register knows. */
import type { Json } from '../../register/facts.ts';
import type { Register, Subject } from '../../register/register.ts';

export type MaskKind = 'person' | 'address' | 'phone' | 'device' | 'account';

/** One thing to mask: what it is written as, and under which identity it is masked (the same for all its spellings). */
export interface Identity {
  readonly kind: MaskKind;
  readonly identity: string;
  readonly spellings: readonly string[];
}

const EMAIL_LIKE = /@/;

/** Everything to mask that the register holds in fields made for it; addresses in free text are found by their form. */
export function identitiesIn(register: Register): Identity[] {
  const found: Identity[] = [];
  for (const person of register.subjects('person').values()) found.push(personIdentity(person));
  for (const phone of register.subjects('phone').values())
    found.push({ kind: 'phone', identity: phone.key, spellings: [phone.key] });
  for (const device of register.subjects('device').values()) {
    const label = textOf(device.value('label'));
    const serial = textOf(device.value('serial'));
    found.push({
      kind: 'device',
      identity: device.key,
      spellings: present([device.key, serial, distinctLabel(label)]),
    });
  }
  for (const group of register.subjects('group').values())
    for (const text of [group.key, ...texts(group.value('aliases'))])
      if (EMAIL_LIKE.test(text)) found.push({ kind: 'address', identity: text, spellings: [text] });
  for (const account of register.subjects('account').values()) found.push(...accountIdentities(account));
  return found;
}

function personIdentity(person: Subject): Identity {
  const name = textOf(person.value('name'));
  return {
    kind: 'person',
    identity: person.key.toLowerCase(),
    spellings: present([
      person.key,
      ...texts(person.value('aliases')),
      name,
      ...namesOf(person),
      tellingMailbox(person.key),
    ]),
  };
}

/** `amara.nwosu` of `amara.nwosu@…` tells who it is even without its domain; `it` and `office` do not. */
function tellingMailbox(email: string): string | undefined {
  const mailbox = email.slice(0, email.lastIndexOf('@'));
  return /^\p{L}{2,}[._-]\p{L}{2,}/u.test(mailbox) ? mailbox : undefined;
}

/** Names in all bases: what a file says and what somebody declared may differ, and both are names. */
function namesOf(person: Subject): string[] {
  return (person.fields.get('name')?.all ?? []).flatMap((held) =>
    'value' in held.statement ? present([textOf(held.statement.value)]) : [],
  );
}

function accountIdentities(account: Subject): Identity[] {
  const found: Identity[] = [];
  const email = textOf(account.value('email'));
  if (email !== undefined) found.push({ kind: 'address', identity: email, spellings: [email] });
  const phone = textOf(account.value('phone'));
  if (phone !== undefined) found.push({ kind: 'phone', identity: phone, spellings: [phone] });
  for (const [field, { all }] of account.fields)
    for (const { statement } of all) {
      if (!('value' in statement)) continue;
      if (field.startsWith('aws.contact')) found.push(...contactIdentities(statement.value));
      if (field === 'aws.virtualMfa' || field === 'aws.rootDevices' || field === 'aws.rootKeys')
        found.push(...serialIdentities(statement.value));
    }
  return found;
}

function contactIdentities(value: Json): Identity[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { name, email, phone } = value as Record<string, Json>;
  const found: Identity[] = [];
  const mail = textOf(email);
  const number = textOf(phone);
  const who = textOf(name);
  if (mail !== undefined) found.push({ kind: 'address', identity: mail, spellings: [mail] });
  if (number !== undefined) found.push({ kind: 'phone', identity: number, spellings: [number] });
  if (who !== undefined) found.push({ kind: 'person', identity: who.toLowerCase(), spellings: [who] });
  return found;
}

function serialIdentities(value: Json): Identity[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((entry) => {
    const { serial, id } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, Json>;
    return present([textOf(serial), textOf(id)]).map((text) => ({
      kind: 'device' as const,
      identity: text,
      spellings: [text],
    }));
  });
}

/** Labels that name the kind of a thing and nobody's thing in particular stay readable. */
const COMMON_LABELS = /^(authenticator app|security key|passkey|hardware token|yubikey( \w+)*|token|phone)$/i;

function distinctLabel(label: string | undefined): string | undefined {
  return label === undefined || COMMON_LABELS.test(label.trim()) ? undefined : label;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Json[]).flatMap((one) => present([textOf(one)])) : [];
}

function present(values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== '');
}
