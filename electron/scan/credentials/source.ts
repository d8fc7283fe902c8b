/**
 * Where a caller's credentials come from: found from the configuration alone, before anything is asked. Pure.
 *
 * A profile that was named is that profile and nothing else: what it lacks is told, never made up for by the environment,
 * a container or an instance, which may be somebody else.
 */
import { AwsTroubleError, awsCommand, nearNames } from '../aws/trouble.ts';
import type { Settings } from '../config/ini.ts';
import { type AwsSettings, profileMissing } from '../config/settings.ts';
import { ssoSource } from './sso-source.ts';

export type Source =
  | { readonly kind: 'keys'; readonly profile: string | null; readonly keys: Keys }
  | { readonly kind: 'process'; readonly profile: string; readonly command: string }
  | SsoSource
  | { readonly kind: 'login'; readonly profile: string; readonly session: string; readonly region: string }
  | {
      readonly kind: 'role';
      readonly profile: string;
      readonly role: string;
      readonly sessionName: string | undefined;
      readonly externalId: string | undefined;
      readonly seconds: number;
      readonly region: string;
      readonly source: Source;
    }
  | {
      readonly kind: 'web-identity';
      readonly profile: string | null;
      readonly role: string;
      readonly tokenFile: string;
      readonly sessionName: string | undefined;
    }
  | { readonly kind: 'container'; readonly profile: string | null }
  /** `last`: asked because nothing else was configured. */
  | { readonly kind: 'instance'; readonly profile: string | null; readonly last: boolean };

export interface SsoSource {
  readonly kind: 'sso';
  readonly profile: string;
  /** Null: the older form, without a section of its own. */
  readonly session: string | null;
  readonly startUrl: string;
  readonly region: string;
  readonly account: string;
  readonly role: string;
}

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

const ROLE_SECONDS = 3600;

/** Throws `AwsTroubleError` where the configuration leads nowhere. */
export function sourceOf(settings: AwsSettings): Source {
  const { env, profile, shared } = settings;
  if (profile !== null) return profileSource(settings, profile, new Set());
  const keys = environmentKeys(env);
  if (keys !== null) return { kind: 'keys', profile: null, keys };
  if (holdsCredentials(shared.profiles.get('default'))) return profileSource(settings, 'default', new Set());
  const { AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile, AWS_ROLE_ARN: role, AWS_ROLE_SESSION_NAME: sessionName } = env;
  if (tokenFile && role) return { kind: 'web-identity', profile: null, role, tokenFile, sessionName };
  if (env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI)
    return { kind: 'container', profile: null };
  return { kind: 'instance', profile: null, last: true };
}

/** The programs that this source runs, by the profile that names each. */
export function programsOf(source: Source): { readonly profile: string; readonly command: string }[] {
  if (source.kind === 'process') return [source];
  return source.kind === 'role' ? programsOf(source.source) : [];
}

function profileSource(settings: AwsSettings, name: string, visited: ReadonlySet<string>): Source {
  const own = settings.shared.profiles.get(name);
  if (own === undefined) throw profileMissing(name, settings.shared);
  const region = settings.env.AWS_REGION || own.region || settings.region;
  const hasKeys = own.aws_access_key_id !== undefined && own.aws_secret_access_key !== undefined;
  // Keys beside a role are what the role is entered with, where a profile is its own source.
  if (hasKeys && visited.size > 0) return keysOf(name, own);
  if (own.role_arn !== undefined && own.web_identity_token_file === undefined)
    return roleSource(settings, name, own, own.role_arn, region, visited);
  if (hasKeys) return keysOf(name, own);
  if (own.role_arn !== undefined && own.web_identity_token_file !== undefined)
    return {
      kind: 'web-identity',
      profile: name,
      role: own.role_arn,
      tokenFile: own.web_identity_token_file,
      sessionName: own.role_session_name,
    };
  if (own.credential_process !== undefined) return { kind: 'process', profile: name, command: own.credential_process };
  if (isSso(own)) return ssoSource(name, own, settings.shared);
  if (own.login_session !== undefined) return { kind: 'login', profile: name, session: own.login_session, region };
  if (own.credential_source !== undefined) return namedSource(settings, name, own.credential_source);
  throw withoutCredentials(settings, name, own);
}

function roleSource(
  settings: AwsSettings,
  name: string,
  own: Settings,
  role: string,
  region: string,
  visited: ReadonlySet<string>,
): Source {
  const { source_profile: from, credential_source: of } = own;
  if (from === undefined && of === undefined)
    throw new AwsTroubleError('setup', {
      cause: 'source-missing',
      profile: name,
      message: `The profile “${name}” names the role ${role} and nobody to enter it as.`,
      hint: 'Name a profile to enter the role with.',
      command: awsCommand('configure set source_profile NAME', name),
    });
  const source = from === undefined ? namedSource(settings, name, of ?? '') : followed(settings, name, from, visited);
  if (own.mfa_serial !== undefined)
    throw new AwsTroubleError('credentials', {
      cause: 'mfa-required',
      profile: name,
      message: `The profile “${name}” asks for a code of the MFA device ${own.mfa_serial}, and Root Ledger asks for none.`,
      hint: 'Let the AWS command line ask for the code and keep the session in the environment of this shell, then try again without naming a profile.',
      command: `eval "$(${awsCommand('configure export-credentials', name)} --format env)"`,
    });
  const seconds = Number(own.duration_seconds ?? ROLE_SECONDS);
  return {
    kind: 'role',
    profile: name,
    role,
    sessionName: own.role_session_name,
    externalId: own.external_id,
    seconds: Number.isInteger(seconds) && seconds > 0 ? seconds : ROLE_SECONDS,
    region,
    source,
  };
}

function followed(settings: AwsSettings, name: string, from: string, visited: ReadonlySet<string>): Source {
  const { profiles } = settings.shared;
  if (!profiles.has(from)) {
    const near = nearNames(from, profiles.keys());
    throw new AwsTroubleError('setup', {
      cause: 'source-profile-missing',
      profile: name,
      message:
        `The profile “${name}” takes its credentials from the profile “${from}”, which there is not` +
        `${near.length === 0 ? '.' : `; near it: ${near.map((one) => `“${one}”`).join(', ')}.`}`,
      hint: `Correct source_profile of “${name}”, or set up “${from}”.`,
      command: awsCommand(`configure set source_profile ${near.length === 0 ? 'NAME' : quoted(near[0] ?? '')}`, name),
    });
  }
  if (visited.has(from))
    throw new AwsTroubleError('setup', {
      cause: 'source-profile-circular',
      profile: settings.profile ?? name,
      message: `The profiles ${[...visited].map((one) => `“${one}”`).join(', ')} take their credentials from each other, in a circle.`,
      hint: 'Let source_profile of one of them name a profile with credentials of its own.',
      command: awsCommand('configure set source_profile NAME', name),
    });
  return profileSource(settings, from, new Set([...visited, from]));
}

const quoted = (name: string): string => (/^[\w.@-]+$/.test(name) ? name : `'${name}'`);

function namedSource({ env }: AwsSettings, name: string, source: string): Source {
  if (source === 'Ec2InstanceMetadata') return { kind: 'instance', profile: name, last: false };
  if (source === 'EcsContainer') return { kind: 'container', profile: name };
  if (source === 'Environment') {
    const keys = environmentKeys(env);
    if (keys !== null) return { kind: 'keys', profile: null, keys };
    throw new AwsTroubleError('credentials', {
      cause: 'source-missing',
      profile: name,
      message: `The profile “${name}” takes its credentials from the environment, and there are none in it.`,
      hint: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a source_profile.',
    });
  }
  throw new AwsTroubleError('setup', {
    cause: 'source-missing',
    profile: name,
    message: `The profile “${name}” names the source of credentials “${source.slice(0, 40)}”, which AWS does not know.`,
    hint: 'Set credential_source to Environment, Ec2InstanceMetadata or EcsContainer.',
    command: awsCommand('configure set credential_source Environment', name),
  });
}

function environmentKeys(env: NodeJS.ProcessEnv): Keys | null {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = env;
  if (accessKeyId && secretAccessKey)
    return { accessKeyId, secretAccessKey, sessionToken: AWS_SESSION_TOKEN || undefined };
  if (!accessKeyId && !secretAccessKey) return null;
  const [there, missing] = accessKeyId
    ? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']
    : ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'];
  throw new AwsTroubleError('credentials', {
    cause: 'keys-incomplete',
    message: `The environment has ${there} without ${missing}.`,
    hint: `Set ${missing} too; or take both out and name a profile.`,
    command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
  });
}

function keysOf(profile: string, own: Settings): Source {
  const { aws_access_key_id: accessKeyId = '', aws_secret_access_key: secretAccessKey = '' } = own;
  const keys = { accessKeyId, secretAccessKey, sessionToken: own.aws_session_token };
  return { kind: 'keys', profile, keys };
}

function isSso(own: Settings): boolean {
  const { sso_session, sso_start_url, sso_account_id, sso_role_name } = own;
  return [sso_session, sso_start_url, sso_account_id, sso_role_name].some((value) => value !== undefined);
}

function holdsCredentials(own: Settings | undefined): boolean {
  if (own === undefined) return false;
  const told = ['aws_access_key_id', 'aws_secret_access_key', 'role_arn', 'credential_process', 'login_session'];
  return isSso(own) || told.some((name) => own[name] !== undefined);
}

function withoutCredentials(settings: AwsSettings, name: string, own: Settings): AwsTroubleError {
  const half = own.aws_access_key_id !== undefined ? 'aws_access_key_id' : 'aws_secret_access_key';
  if (own[half] !== undefined) {
    const missing = half === 'aws_access_key_id' ? 'aws_secret_access_key' : 'aws_access_key_id';
    return new AwsTroubleError('credentials', {
      cause: 'keys-incomplete',
      profile: name,
      message: `The profile “${name}” has ${half} without ${missing}.`,
      hint: 'Give it both keys.',
      command: awsCommand('configure', name),
    });
  }
  return new AwsTroubleError('credentials', {
    cause: 'profile-empty',
    profile: name,
    message: `The profile “${name}” in ${settings.shared.configFile} says nothing about credentials.`,
    hint: 'Set up how it signs in.',
    command: awsCommand('configure sso', name),
  });
}
