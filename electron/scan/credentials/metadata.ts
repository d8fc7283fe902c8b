/**
 * Credentials that a container or an EC2 instance hands out to what runs in it.
 *
 * These are had without encryption, from addresses that no router passes on; any other address has to be encrypted or this
 * machine. The instance is asked in the newer way alone, which wants a token first (IMDSv2).
 */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { HttpRequest } from '@smithy/core/protocols';
import type { Credentials } from '../aws/caller.ts';
import { AwsTroubleError, awsCommand } from '../aws/trouble.ts';
import type { AwsSettings } from '../config/settings.ts';
import { GuardedHandler } from '../http/handler.ts';
import type { Source } from './source.ts';

const LIMITS = { connectMs: 1000, answerMs: 2000, socketsPerHost: 2 };
const TOKEN_SECONDS = '21600';
const ROLES = '/latest/meta-data/iam/security-credentials/';

type MetadataSource = Extract<Source, { kind: 'container' | 'instance' }>;

/** Throws `AwsTroubleError` where there are none. */
export async function metadataCredentials(source: MetadataSource, settings: AwsSettings): Promise<Credentials> {
  const handler = new GuardedHandler(settings, LIMITS, true);
  try {
    const answer = await (source.kind === 'container'
      ? ofContainer(handler, settings.env)
      : ofInstance(handler, settings));
    const { AccessKeyId, SecretAccessKey, Token, Expiration } = JSON.parse(answer) as Record<string, unknown>;
    if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') throw new Error('no credentials');
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      ...(typeof Token === 'string' ? { sessionToken: Token } : {}),
      ...(typeof Expiration === 'string' ? { expiration: new Date(Expiration) } : {}),
    };
  } catch (error) {
    if (error instanceof AwsTroubleError) throw error;
    throw source.kind === 'container' ? noContainer(source.profile) : noInstance(source, settings);
  } finally {
    handler.close();
  }
}

async function ofContainer(handler: GuardedHandler, env: NodeJS.ProcessEnv): Promise<string> {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const url = relative ? `http://169.254.170.2${relative}` : (env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '');
  const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  const token = file ? (await readFile(file, 'utf8')).trim() : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  return ask(handler, 'GET', url, token ? { Authorization: token } : {});
}

async function ofInstance(handler: GuardedHandler, { env, own }: AwsSettings): Promise<string> {
  if (isOff(env)) throw new Error('switched off');
  const mode = env.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE || own.ec2_metadata_service_endpoint_mode || '';
  const usual = mode.toLowerCase() === 'ipv6' ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254';
  const named = env.AWS_EC2_METADATA_SERVICE_ENDPOINT || own.ec2_metadata_service_endpoint || usual;
  const base = named.replace(/\/+$/, '');
  const token = await ask(handler, 'PUT', `${base}/latest/api/token`, {
    'x-aws-ec2-metadata-token-ttl-seconds': TOKEN_SECONDS,
  });
  const headers = { 'x-aws-ec2-metadata-token': token };
  const [role = ''] = (await ask(handler, 'GET', `${base}${ROLES}`, headers)).split('\n');
  return ask(handler, 'GET', `${base}${ROLES}${role.trim()}`, headers);
}

/** Whatever is written there but `false`: a word that nobody knows is no permission. */
const isOff = ({ AWS_EC2_METADATA_DISABLED: off = '' }: NodeJS.ProcessEnv): boolean =>
  !['', 'false'].includes(off.toLowerCase());

async function ask(
  handler: GuardedHandler,
  method: string,
  address: string,
  headers: Record<string, string>,
): Promise<string> {
  const { protocol, hostname, port, pathname, searchParams } = new URL(address);
  const { response } = await handler.handle(
    new HttpRequest({
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { ...headers, host: hostname },
    }),
    { requestTimeout: LIMITS.answerMs },
  );
  if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
  return text(response.body);
}

function noContainer(profile: string | null): AwsTroubleError {
  return new AwsTroubleError('credentials', {
    cause: 'container-unavailable',
    profile,
    message:
      'The environment says that a container hands out credentials (AWS_CONTAINER_CREDENTIALS_…), and it gave none.',
    hint: 'Outside of that container take the variables out, or name a profile.',
    command: 'unset AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_CONTAINER_CREDENTIALS_FULL_URI',
  });
}

function noInstance({ profile, last }: Extract<Source, { kind: 'instance' }>, settings: AwsSettings): AwsTroubleError {
  const off = isOff(settings.env);
  if (!last)
    return new AwsTroubleError('credentials', {
      cause: 'instance-unavailable',
      profile,
      message: off
        ? `The profile “${profile}” takes its credentials from the EC2 instance, and AWS_EC2_METADATA_DISABLED forbids to ask it.`
        : `The profile “${profile}” takes its credentials from the EC2 instance, and nothing answers there: this is no EC2 instance, or it has no role.`,
      hint: off ? 'Allow it, or choose another profile.' : 'Choose another profile on this machine.',
      command: off ? 'unset AWS_EC2_METADATA_DISABLED' : 'aws configure list-profiles',
    });
  return noCredentials(settings);
}

/** Nothing was named, and nothing was found in any of the places where the AWS tools look. */
function noCredentials({ shared, env }: AwsSettings): AwsTroubleError {
  const names = [...shared.profiles.keys()].filter((name) => name !== 'default');
  const shown = names.slice(0, 3).map((name) => `“${name}”`);
  const unread = shared.troubles[0];
  const places = [
    'no keys in the environment',
    `no credentials in the default profile (${shared.configFile}, ${shared.credentialsFile})`,
    isOff(env)
      ? 'no container, and an EC2 instance is not asked (AWS_EC2_METADATA_DISABLED)'
      : 'no container, and no EC2 instance with a role',
  ];
  return new AwsTroubleError('credentials', {
    cause: unread !== undefined && names.length === 0 ? 'config-unreadable' : 'no-credentials',
    message: `No AWS credentials were found: ${places.join('; ')}.${unread === undefined ? '' : ` ${unread.sentence}`}`,
    hint:
      names.length === 0
        ? 'Set up a profile.'
        : `Name one of the profiles there are (${shown.join(', ')}${names.length > 3 ? ' …' : ''}): --profile NAME or AWS_PROFILE.`,
    command: names.length === 0 ? 'aws configure sso' : awsCommand('configure list-profiles', null),
  });
}
