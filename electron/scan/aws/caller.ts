/** Who scans: the SDK's own configuration (profiles, SSO, environment, region), never a key of ours. */
import { FIRST_REGION } from './partitions.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}
export type CredentialsProvider = () => Promise<Credentials>;

export interface CallerConfiguration {
  /** A profile of the shared configuration files; default: what the SDK's own chain finds. */
  readonly profile?: string | undefined;
  /** Default: the profile's, or the environment's. */
  readonly region?: string | undefined;
  /** For tests and embedding: instead of the SDK's chain. */
  readonly credentials?: CredentialsProvider | undefined;
}

export interface Caller {
  readonly credentials: CredentialsProvider;
  readonly region: string;
  readonly profile: string | undefined;
  /** Forget what was cached, so that a renewed session is read. */
  renew(): void;
}

const noop = (): void => {};
const QUIET = { trace: noop, debug: noop, info: noop, warn: noop, error: noop };

/** Resolve the caller's configuration. Reads files and environment; sends nothing until credentials are asked for. */
export async function callerFrom(configuration: CallerConfiguration): Promise<Caller> {
  const region = configuration.region ?? (await configuredRegion(configuration.profile)) ?? FIRST_REGION;
  let provider: Promise<CredentialsProvider> | null = null;
  let pending: Promise<Credentials> | null = null;
  let staleAt = Number.POSITIVE_INFINITY;

  // One resolution for all calls that ask at once: an SSO or process provider is slow, and many calls may be waiting.
  const credentials: CredentialsProvider = () => {
    if (pending !== null && Date.now() < staleAt) return pending;
    provider ??= providerOf(configuration, region);
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
    provider = null;
    pending = null;
  };
  return { credentials, region, profile: configuration.profile, renew };
}

const REFRESH_BEFORE_MS = 60_000;

async function providerOf(configuration: CallerConfiguration, region: string): Promise<CredentialsProvider> {
  if (configuration.credentials) return configuration.credentials;
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  return fromNodeProviderChain({
    ...(configuration.profile === undefined ? {} : { profile: configuration.profile }),
    ignoreCache: true,
    logger: QUIET,
    clientConfig: { region },
  });
}

/** The region of the environment or of the profile, as the SDK reads them. */
async function configuredRegion(profile: string | undefined): Promise<string | undefined> {
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_PROFILE } = process.env;
  if (profile === undefined && AWS_REGION) return AWS_REGION;
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const files = await loadSharedConfigFiles({ ignoreCache: true }).catch(() => null);
  const name = profile ?? AWS_PROFILE ?? 'default';
  const fromProfile = files?.configFile?.[name]?.region ?? files?.credentialsFile?.[name]?.region;
  return fromProfile || AWS_REGION || AWS_DEFAULT_REGION || undefined;
}
