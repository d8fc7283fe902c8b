/**
 * Reads the text of `~/.aws/config` and `~/.aws/credentials` as the AWS command line reads it. Pure.
 *
 * The SDK's own reader passes over every name with a space in it, so that a profile which the AWS command line knows is
 * not there at all; and it says nothing about lines that it cannot read.
 */

export type Settings = Readonly<Record<string, string | undefined>>;

export interface IniSection {
  /** `profile` in the credentials file, where a section has no other word before its name. */
  readonly type: string;
  readonly name: string;
  /** Settings of a nested block are named `sts.endpoint_url`. */
  readonly settings: Settings;
}

export interface IniTrouble {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong with it: a clause that goes behind “Line 3 …”. Quotes no value. */
  readonly what: string;
  /** The profile that the line is about, where it names one. */
  readonly profile?: string;
}

export interface IniFile {
  readonly sections: readonly IniSection[];
  readonly troubles: readonly IniTrouble[];
}

const TYPED = /^(profile|sso-session|services|plugins|preview)(?:\s+|(?=["']))(.*)$/;

/** `config`: sections have types (`[profile x]`, `[sso-session y]`, `[default]`). `credentials`: the whole header is a name. */
export function parseIni(text: string, file: 'config' | 'credentials'): IniFile {
  const sections = new Map<string, { type: string; name: string; settings: Record<string, string> }>();
  const troubles: IniTrouble[] = [];
  let settings: Record<string, string> | null = null;
  let block: string | null = null;

  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r]/);
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    const words = withoutComment(raw);
    if (words === '') continue;
    if (words.startsWith('[')) {
      block = null;
      settings = null;
      const header = headerOf(words, file);
      if ('what' in header) troubles.push({ line, ...header });
      else {
        const key = `${header.type} ${header.name}`;
        const section = sections.get(key) ?? { ...header, settings: Object.create(null) as Record<string, string> };
        sections.set(key, section);
        settings = section.settings;
      }
      continue;
    }
    const at = words.indexOf('=');
    if (at <= 0) {
      troubles.push({ line, what: 'is neither a section nor a setting' });
      continue;
    }
    if (settings === null) {
      if (sections.size === 0 && troubles.length === 0) troubles.push({ line, what: 'stands before any section' });
      continue;
    }
    const name = words.slice(0, at).trim().toLowerCase();
    const value = words.slice(at + 1).trim();
    if (!/^\s/.test(raw)) block = value === '' ? name : null;
    else if (block !== null) {
      settings[`${block}.${name}`] = value;
      continue;
    }
    if (value !== '') settings[name] = value;
  }
  return { sections: [...sections.values()], troubles };
}

/** A comment begins the line, or follows a blank. */
function withoutComment(line: string): string {
  return (line.split(/(?:^|\s)[;#]/)[0] ?? '').trim();
}

type Header = { type: string; name: string } | { what: string; profile?: string };

function headerOf(words: string, file: 'config' | 'credentials'): Header {
  if (!words.endsWith(']')) return { what: 'begins a section and does not end it with ]' };
  const inside = words.slice(1, -1).trim();
  if (inside === '') return { what: 'is a section without a name' };
  if (file === 'credentials') return { type: 'profile', name: inside };
  if (inside === 'default') return { type: 'profile', name: 'default' };
  const typed = TYPED.exec(inside);
  if (typed === null)
    return {
      what: `is the section [${inside}]: in this file it would have to be [profile ${quotedName(inside)}]`,
      profile: inside,
    };
  const [, type = '', rest = ''] = typed;
  const name = unquoted(rest.trim());
  if (name === null)
    return {
      what: `has a name with a blank and no quotes: it would have to be [${type} ${quotedName(rest.trim())}]`,
      ...(type === 'profile' ? { profile: rest.trim().replace(/^["']|["']$/g, '') } : {}),
    };
  return name === '' ? { what: `is a ${type} without a name` } : { type, name };
}

/** The name as a shell would take it; null where that would be several words, or quotes that do not end. */
function unquoted(text: string): string | null {
  const quoted = /^(["'])(.*)\1$/.exec(text);
  if (quoted) {
    const inner = quoted[2] ?? '';
    return inner.includes(quoted[1] ?? '') ? null : inner;
  }
  return /[\s"']/.test(text) ? null : text;
}

/** A name as it is written in a section's header. */
export function quotedName(name: string): string {
  return /[\s"']/.test(name) ? `"${name.replaceAll('"', '')}"` : name;
}
