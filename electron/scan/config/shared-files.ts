/** The machine's AWS configuration: both files, read together. Nothing here leaves the process but names and kinds. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type IniFile, parseIni, type Settings } from './ini.ts';

export interface FileTrouble {
  readonly file: string;
  /** A whole sentence about the file, without any value of it. */
  readonly sentence: string;
  /** The profile that it is about, where it names one. */
  readonly profile?: string | undefined;
}

export interface SharedConfig {
  /** By name; what the credentials file says of a profile comes before what the other says of it. */
  readonly profiles: ReadonlyMap<string, Settings>;
  readonly ssoSessions: ReadonlyMap<string, Settings>;
  readonly services: ReadonlyMap<string, Settings>;
  readonly configFile: string;
  readonly credentialsFile: string;
  readonly troubles: readonly FileTrouble[];
}

/** Read both files. A file that is not there is an empty one; one that cannot be read is a trouble. Never throws. */
export async function readSharedConfig(env: NodeJS.ProcessEnv): Promise<SharedConfig> {
  const configFile = expanded(env.AWS_CONFIG_FILE || '~/.aws/config', env);
  const credentialsFile = expanded(env.AWS_SHARED_CREDENTIALS_FILE || '~/.aws/credentials', env);
  const [config, credentials] = await Promise.all([
    readIni(configFile, 'config'),
    readIni(credentialsFile, 'credentials'),
  ]);
  const named = (type: string): Map<string, Settings> =>
    new Map(config.sections.filter((section) => section.type === type).map(({ name, settings }) => [name, settings]));
  const profiles = named('profile');
  for (const { name, settings } of credentials.sections) profiles.set(name, { ...profiles.get(name), ...settings });
  return {
    profiles,
    ssoSessions: named('sso-session'),
    services: named('services'),
    configFile,
    credentialsFile,
    troubles: [...config.troubles, ...credentials.troubles],
  };
}

/** `~/x` as a path in the home of this environment; everything else as it is. */
export function expanded(path: string, env: NodeJS.ProcessEnv): string {
  return path.startsWith('~/') ? join(homeOf(env), path.slice(2)) : path;
}

/** Where the AWS tools keep their files: the environment's home, which may be another than the user's. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return env.HOME || env.USERPROFILE || homedir();
}

async function readIni(
  file: string,
  kind: 'config' | 'credentials',
): Promise<Pick<IniFile, 'sections'> & { troubles: FileTrouble[] }> {
  const nothing = (sentence?: string) => ({
    sections: [],
    troubles: sentence === undefined ? [] : [{ file, sentence }],
  });
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return ABSENT.has(code) ? nothing() : nothing(`${file} cannot be read${WHY[code] ?? '.'}`);
  }
  const text = textOf(bytes);
  if (text === null) return nothing(`${file} is not text in UTF-8. Save it as UTF-8.`);
  const parsed = parseIni(text, kind);
  return {
    sections: parsed.sections,
    troubles: parsed.troubles.map(({ line, what, profile }) => ({
      file,
      sentence: `Line ${line} of ${file} ${what}.`,
      profile,
    })),
  };
}

const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);
const WHY: Readonly<Record<string, string>> = {
  EACCES: ': this user may not read it.',
  EPERM: ': this user may not read it.',
  EISDIR: ': it is a folder.',
};

function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
