/** Finding the subject that a cell means: by key, by name, by serial or by alias; never by guessing between two. */
import { phoneNumber } from '../../imports/text/phone.ts';
import type { RegisterKind } from '../../ipc/channels/register.ts';
import { recordKey } from '../../text/compare.ts';
import type { Register, Subject } from '../register.ts';

export type Found = { readonly key: string } | { readonly ambiguous: readonly string[] } | null;

const NAME_FIELDS = ['name', 'label', 'serial', 'email'] as const;

export class KnownSubjects {
  private readonly register: Register;
  private readonly byKind = new Map<RegisterKind, Map<string, Set<string>>>();

  constructor(register: Register) {
    this.register = register;
  }

  /** The subject of this kind that the text names. */
  find(kind: RegisterKind, text: string): Found {
    const names = this.namesOf(kind);
    const number = kind === 'phone' ? bareNumber(text) : null;
    const keys =
      names.get(`=${recordKey(text)}`) ??
      names.get(recordKey(text)) ??
      (number === null ? undefined : names.get(number));
    if (keys === undefined || keys.size === 0) return null;
    const [only] = keys;
    return keys.size === 1 && only !== undefined ? { key: only } : { ambiguous: [...keys].sort() };
  }

  private namesOf(kind: RegisterKind): Map<string, Set<string>> {
    let names = this.byKind.get(kind);
    if (names === undefined) {
      names = new Map();
      for (const subject of this.register.subjects(kind).values()) addNames(names, subject);
      this.byKind.set(kind, names);
    }
    return names;
  }
}

function addNames(names: Map<string, Set<string>>, subject: Subject): void {
  const add = (name: string): void => {
    const keys = names.get(name);
    if (keys === undefined) names.set(name, new Set([subject.key]));
    else keys.add(subject.key);
  };
  // Its key names it before any name of another does.
  add(`=${recordKey(subject.key)}`);
  for (const field of NAME_FIELDS) {
    const value = subject.value(field);
    if (typeof value === 'string' && value !== '') add(recordKey(value));
  }
  const aliases = subject.value('aliases');
  if (Array.isArray(aliases)) for (const alias of aliases) if (typeof alias === 'string') add(recordKey(alias));
  // `1password:AWS root` is written as "AWS root" by people.
  if (subject.kind === 'vault') add(recordKey(subject.key.slice(subject.key.indexOf(':') + 1)));
  if (subject.kind === 'phone') add(bareNumber(subject.key) ?? recordKey(subject.key));
}

/** A spreadsheet takes the plus of a number away. */
function bareNumber(text: string): string | null {
  const number = phoneNumber(text) ?? phoneNumber(`+${text.trim()}`);
  return number === null ? null : number.slice(1);
}
