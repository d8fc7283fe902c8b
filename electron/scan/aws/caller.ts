/** Who scans: the machine's own AWS configuration (profiles, sign-ins, environment), never a key of ours. */

import { type AwsSettings, settingsOf } from '../config/settings.ts';
import { readSharedConfig } from '../config/shared-files.ts';
import { providerOf } from '../credentials/provider.ts';
import { type Source, sourceOf } from '../credentials/source.ts';
import { Connection } from './session.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}
export type CredentialsProvider = () => Promise<Credentials>;

export interface CallerConfiguration {
  /** A profile by name; `''`: the environment alone; default: what the AWS command line would use. */
  readonly profile?: string | undefined;
  /** Default: the environment's, or the profile's. */
  readonly region?: string | undefined;
  /** For tests and embedding: instead of what is configured. */
  readonly credentials?: CredentialsProvider | undefined;
}

export interface Caller {
  readonly credentials: CredentialsProvider;
  readonly region: string;
  readonly profile: string | null;
  /** Where the credentials come from; null: given by who embeds the scan. */
  readonly source: Source | null;
  /** Forget what was cached, so that a renewed session is read. */
  renew(): void;
}

const REFRESH_BEFORE_MS = 60_000;

/**
 * Read the configuration and make ready to ask. Sends nothing. Throws `AwsTroubleError` where the configuration cannot be
 * used: endpoints are looked at before anybody is asked for credentials.
 */
export async function connect(
  configuration: CallerConfiguration,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ connection: Connection; caller: Caller }> {
  const settings = await configured(configuration, env);
  const source = configuration.credentials === undefined ? sourceOf(settings) : null;
  const connection = new Connection(settings);
  const fresh = async (): Promise<CredentialsProvider> =>
    configuration.credentials ?? providerOf(sourceOf(await configured(configuration, env)), connection);
  const first = source === null ? fresh() : Promise.resolve(providerOf(source, connection));
  return { connection, caller: callerOf(settings, source, await first, fresh) };
}

/** The settings for this caller, read anew. Throws `AwsTroubleError`. */
export async function configured(configuration: CallerConfiguration, env: NodeJS.ProcessEnv): Promise<AwsSettings> {
  return settingsOf(configuration, env, await readSharedConfig(env));
}

function callerOf(
  settings: AwsSettings,
  source: Source | null,
  first: CredentialsProvider,
  fresh: () => Promise<CredentialsProvider>,
): Caller {
  let provider = Promise.resolve(first);
  let pending: Promise<Credentials> | null = null;
  let staleAt = Number.POSITIVE_INFINITY;

  // One resolution for all calls that ask at once: a sign-in or a program is slow, and many calls may be waiting.
  const credentials: CredentialsProvider = () => {
    if (pending !== null && Date.now() < staleAt) return pending;
    const resolving = provider.then((resolve) => resolve());
    pending = resolving;
    staleAt = Number.POSITIVE_INFINITY;
    resolving.then(
      (identity) => {
        if (identity.expiration) staleAt = identity.expiration.getTime() - REFRESH_BEFORE_MS;
      },
      () => {
        if (pending === resolving) pending = null;
      },
    );
    return resolving;
  };
  const renew = (): void => {
    provider = fresh();
    provider.catch(() => {});
    pending = null;
  };
  return { credentials, region: settings.region, profile: settings.profile, source, renew };
}
