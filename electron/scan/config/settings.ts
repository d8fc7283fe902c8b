/**
 * What the machine's configuration says for one caller: profile, region, endpoints, certificates, proxy.
 *
 * Everything is taken in the order of the AWS command line: the environment first, then the profile. It is the same whether
 * the profile was named by an option, by `AWS_PROFILE` or in the window. Pure but for `refuseUnsafe`’s throwing.
 */

import { FIRST_REGION } from '../aws/partitions.ts';
import { ENDPOINT_SERVICES, SERVICE_IDS } from '../aws/service-ids.ts';
import { AwsTroubleError, awsCommand, nearNames } from '../aws/trouble.ts';
import { mayBeLoopback } from '../http/loopback.ts';
import type { Bundle } from '../http/network-trouble.ts';
import type { Settings } from './ini.ts';
import { encryptedProxy, type HttpProxy, isProxy } from './proxy.ts';
import { expanded, type SharedConfig } from './shared-files.ts';

export type EndpointService = keyof typeof SERVICE_IDS;

export interface Endpoint {
  readonly url: string;
  /** The setting that named it, for sentences. */
  readonly named: string;
}

export interface AwsSettings {
  /** The profile that was named; null: none was. */
  readonly profile: string | null;
  /** Settings of that profile, or of `default`. */
  readonly own: Settings;
  readonly region: string;
  readonly fips: boolean;
  readonly dualstack: boolean;
  /** What certificates are checked against in place of the public authorities. */
  readonly bundles: readonly Bundle[];
  readonly proxy: HttpProxy | null;
  readonly endpoints: Partial<Record<EndpointService, Endpoint>>;
  readonly shared: SharedConfig;
  readonly env: NodeJS.ProcessEnv;
}

export interface Wanted {
  /** A profile by name; `''`: the environment, whatever `AWS_PROFILE` says; absent: as the environment says. */
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** Throws `AwsTroubleError` where the configuration cannot be used as it is. Nothing has been sent then. */
export function settingsOf(wanted: Wanted, env: NodeJS.ProcessEnv, shared: SharedConfig): AwsSettings {
  const profile = wanted.profile ?? (env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || '');
  const found = shared.profiles.get(profile || 'default');
  if (profile !== '' && found === undefined) throw profileMissing(profile, shared);
  const own = found ?? {};
  const named = profile === '' ? null : profile;
  const region = wanted.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || own.region || FIRST_REGION);
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(region)) throw regionInvalid(region, named);
  const proxy = encryptedProxy(env);
  if (proxy !== null && !isProxy(proxy))
    throw new AwsTroubleError('setup', {
      cause: 'proxy-invalid',
      profile: named,
      message: proxy.sentence,
      hint: `Set ${proxy.variable} to http://HOST:PORT, or leave it out.`,
    });
  const settings: AwsSettings = {
    profile: named,
    own,
    region,
    fips: isOn(env.AWS_USE_FIPS_ENDPOINT ?? own.use_fips_endpoint),
    dualstack: isOn(env.AWS_USE_DUALSTACK_ENDPOINT ?? own.use_dualstack_endpoint),
    bundles: bundlesOf(env, own, profile || 'default'),
    proxy,
    endpoints: endpointsOf(env, own, shared, named),
    shared,
    env,
  };
  refuseUnsafe(settings);
  return settings;
}

const isOn = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** Both count where both are named: whoever named the profile's meant it for what the profile reaches. */
function bundlesOf(env: NodeJS.ProcessEnv, own: Settings, profile: string): Bundle[] {
  const found: Bundle[] = [];
  if (env.AWS_CA_BUNDLE) found.push({ file: expanded(env.AWS_CA_BUNDLE, env), named: 'AWS_CA_BUNDLE' });
  if (own.ca_bundle) found.push({ file: expanded(own.ca_bundle, env), named: `ca_bundle of the profile “${profile}”` });
  return found;
}

function endpointsOf(
  env: NodeJS.ProcessEnv,
  own: Settings,
  shared: SharedConfig,
  profile: string | null,
): AwsSettings['endpoints'] {
  if (isOn(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? own.ignore_configured_endpoint_urls)) return {};
  const section = own.services === undefined ? undefined : shared.services.get(own.services);
  if (own.services !== undefined && section === undefined) throw servicesMissing(own.services, shared, profile);
  const of = `of the profile “${profile ?? 'default'}”`;
  const found: Partial<Record<EndpointService, Endpoint>> = {};
  for (const service of ENDPOINT_SERVICES) {
    const id = SERVICE_IDS[service];
    const variable = `AWS_ENDPOINT_URL_${id.toUpperCase()}`;
    const choices: readonly (readonly [string | undefined, string])[] = [
      [env[variable], variable],
      [env.AWS_ENDPOINT_URL, 'AWS_ENDPOINT_URL'],
      [section?.[`${id}.endpoint_url`], `${id} in the services section “${own.services}”`],
      [own.endpoint_url, `endpoint_url ${of}`],
    ];
    const [url, named] = choices.find(([value]) => value) ?? [];
    if (url && named) found[service] = { url, named };
  }
  return found;
}

/** Every endpoint that may be asked is looked at before anything is sent, credentials included. */
function refuseUnsafe({ endpoints, profile }: AwsSettings): void {
  for (const { url: text, named } of Object.values(endpoints)) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      throw new AwsTroubleError('setup', {
        cause: 'endpoint-invalid',
        profile,
        message: `${named} is not the address of an endpoint.`,
        hint: 'Set it to https://HOST, without user and password, or leave it out.',
      });
    if (url.protocol === 'http:' && !mayBeLoopback(url.hostname))
      throw new AwsTroubleError('setup', {
        cause: 'endpoint-unencrypted',
        profile,
        message: `${named} names an endpoint that is not encrypted: ${url.host}. Root Ledger sent nothing to it.`,
        hint: 'Use an https endpoint. Only the machine itself may be asked without encryption.',
      });
  }
}

/** Throws away nothing: a profile that a line of the file was meant to be is told with that line. */
export function profileMissing(profile: string, shared: SharedConfig): AwsTroubleError {
  const about = shared.troubles.find((trouble) => trouble.profile === profile);
  if (about !== undefined)
    return new AwsTroubleError('setup', {
      cause: 'config-unreadable',
      profile,
      message: `The profile “${profile}” is not seen by any AWS tool. ${about.sentence}`,
      hint: `Correct that line in ${about.file}.`,
    });
  const unread = shared.troubles.find((trouble) => trouble.profile === undefined);
  const files = `${shared.configFile} and ${shared.credentialsFile}`;
  const near = nearNames(profile, shared.profiles.keys());
  const meant = near.length === 0 ? '' : ` Did you mean ${near.map((name) => `“${name}”`).join(' or ')}?`;
  return new AwsTroubleError('setup', {
    cause: unread === undefined ? 'profile-missing' : 'config-unreadable',
    profile,
    message: `There is no profile “${profile}” in ${files}.${unread === undefined ? '' : ` ${unread.sentence}`}${meant}`,
    hint: near.length === 0 ? 'Set it up, or choose another.' : 'Choose one of the profiles there are.',
    command: near.length === 0 ? awsCommand('configure sso', profile) : 'aws configure list-profiles',
  });
}

function regionInvalid(region: string, profile: string | null): AwsTroubleError {
  return new AwsTroubleError('setup', {
    cause: 'region-invalid',
    profile,
    message: `“${region.slice(0, 40)}” is not the name of an AWS region${profile === null ? '' : ` (profile “${profile}”)`}.`,
    hint: 'Set a region such as eu-west-1.',
    command: awsCommand('configure set region eu-west-1', profile),
  });
}

function servicesMissing(services: string, shared: SharedConfig, profile: string | null): AwsTroubleError {
  return new AwsTroubleError('setup', {
    cause: 'services-missing',
    profile,
    message: `The profile “${profile ?? 'default'}” refers to the section [services ${services}], which is not in ${shared.configFile}.`,
    hint: 'Add the section, or remove the line services from the profile.',
  });
}
