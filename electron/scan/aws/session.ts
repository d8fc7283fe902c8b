/** SDK clients: made when first needed, guarded, shared by all identities; and who a request is made for. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AwsSettings } from '../config/settings.ts';
import { GuardedHandler, type HandlerLimits } from '../http/handler.ts';
import type { ApiName, InputOf, OutputOf, SdkClient, SdkModule, ServiceName } from './apis.ts';
import { partsOf, SERVICES } from './apis.ts';
import type { Credentials, CredentialsProvider } from './caller.ts';
import { guard } from './guard.ts';
import type { CredentialService } from './service-ids.ts';

const LIMITS: HandlerLimits = {
  connectMs: 5_000,
  /** Long enough for a slow proxy, short enough that one hanging account does not hold a worker for minutes. */
  answerMs: 30_000,
  socketsPerHost: 64,
};

const noop = (): void => {};
const SILENT = { trace: noop, debug: noop, info: noop, warn: noop, error: noop };

/** Whose request is being made: clients are shared by all identities, since making one costs as much as a call. */
const whose = new AsyncLocalStorage<CredentialsProvider>();

/** Asked by the SDK for each request; it keeps what a provider gave unless told that the provider does that itself. */
const CREDENTIALS_IN_USE = Object.assign(
  (): Promise<Credentials> => {
    const provider = whose.getStore();
    if (provider === undefined) throw new Error('A request was made for nobody.');
    return provider();
  },
  { memoized: true },
);

/** What all identities of a scan share: clients, sockets, and how far the machine's clock is off. */
export class Connection {
  readonly settings: AwsSettings;
  private readonly handler: GuardedHandler;
  private readonly clients = new Map<string, Promise<SdkClient>>();
  /** Milliseconds to add to this machine's clock; learned from answers. */
  clockOffsetMs = 0;

  constructor(settings: AwsSettings) {
    this.settings = settings;
    this.handler = new GuardedHandler(settings, LIMITS);
  }

  client(service: ServiceName, region: string): Promise<SdkClient> {
    return this.shared(`${service}/${region}`, async () => {
      const { Client } = await loaded(service);
      return this.clientOf(Client, service, { region, credentials: CREDENTIALS_IN_USE });
    });
  }

  /** A client that asks for credentials: the same way out, the same refusals. `Client` is its class in the SDK. */
  credentialClient(
    Client: SdkModule['Client'],
    service: CredentialService | 'sts',
    region: string,
  ): Promise<SdkClient> {
    return this.shared(`credentials/${service}/${region}`, async () =>
      // These calls carry a token of their own and are not signed.
      this.clientOf(Client, service, { region, credentials: { accessKeyId: '', secretAccessKey: '' } }),
    );
  }

  private shared(key: string, make: () => Promise<SdkClient>): Promise<SdkClient> {
    const made = this.clients.get(key) ?? make();
    this.clients.set(key, made);
    return made;
  }

  private clientOf(
    Client: SdkModule['Client'],
    service: ServiceName | CredentialService,
    more: Record<string, unknown>,
  ): SdkClient {
    const { endpoints, fips, dualstack } = this.settings;
    const endpoint = endpoints[service]?.url;
    const client = new Client({
      ...more,
      ...(endpoint === undefined ? {} : { endpoint }),
      // What is configured has been read and looked at already: the SDK is not to read it again, as another profile perhaps.
      ignoreConfiguredEndpointUrls: true,
      useFipsEndpoint: fips,
      useDualstackEndpoint: dualstack,
      maxAttempts: 1,
      retryMode: 'standard',
      defaultsMode: 'legacy',
      logger: SILENT,
      requestHandler: this.handler,
      customUserAgent: [['root-ledger', 'scan']],
    });
    guard(client, service);
    return client;
  }

  close(): void {
    this.handler.close();
  }
}

/** One identity: the caller, a role in a member account, or a root session of the deep audit. */
export class AwsSession {
  private readonly connection: Connection;
  private readonly credentials: CredentialsProvider;
  readonly region: string;

  constructor(connection: Connection, credentials: CredentialsProvider, region: string) {
    this.connection = connection;
    this.credentials = credentials;
    this.region = region;
  }

  /** Send one request. One attempt: retrying, waiting and counting are the engine's. Throws what the SDK throws. */
  async send<Name extends ApiName>(
    api: Name,
    input: InputOf<Name>,
    signal: AbortSignal,
    region = this.region,
  ): Promise<OutputOf<Name>> {
    const { service, operation } = partsOf(api);
    const client = await this.connection.client(service, region);
    const { commands } = await loaded(service);
    const Command = commands[`${operation}Command`] as new (input: unknown) => unknown;
    const configuration = (client as unknown as { config: { systemClockOffset: number } }).config;
    // Each client learns the offset for itself; what one has learned spares the others a refusal.
    if (configuration.systemClockOffset === 0) configuration.systemClockOffset = this.connection.clockOffsetMs;
    try {
      const sent = whose.run(this.credentials, () => client.send(new Command(input), { abortSignal: signal }));
      return (await sent) as OutputOf<Name>;
    } finally {
      this.connection.clockOffsetMs = configuration.systemClockOffset;
    }
  }
}

const modules = new Map<ServiceName, ReturnType<(typeof SERVICES)[ServiceName]>>();

function loaded(service: ServiceName): ReturnType<(typeof SERVICES)[ServiceName]> {
  let module = modules.get(service);
  if (module === undefined) {
    module = SERVICES[service]();
    modules.set(service, module);
  }
  return module;
}
