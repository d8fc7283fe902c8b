/** SDK clients: made when first needed, guarded, shared by all identities; and who a request is made for. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ApiName, InputOf, OutputOf, SdkClient, ServiceName } from './apis.ts';
import { partsOf, SERVICES } from './apis.ts';
import type { Credentials, CredentialsProvider } from './caller.ts';
import { guard } from './guard.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** Long enough for a slow proxy, short enough that one hanging account does not hold a worker for minutes. */
const ANSWER_TIMEOUT_MS = 30_000;
const SOCKETS_PER_HOST = 64;

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
  private readonly options = { keepAlive: true, keepAliveMsecs: 30_000, maxSockets: SOCKETS_PER_HOST };
  private readonly httpAgent = new HttpAgent(this.options);
  private readonly httpsAgent = new HttpsAgent(this.options);
  private readonly clients = new Map<string, Promise<SdkClient>>();
  /** Milliseconds to add to this machine's clock; learned from answers. */
  clockOffsetMs = 0;

  client(service: ServiceName, region: string): Promise<SdkClient> {
    const key = `${service}/${region}`;
    const known = this.clients.get(key);
    if (known) return known;
    const made = this.make(service, region);
    this.clients.set(key, made);
    return made;
  }

  private async make(service: ServiceName, region: string): Promise<SdkClient> {
    const { Client } = await loaded(service);
    const client = new Client({
      region,
      credentials: CREDENTIALS_IN_USE,
      maxAttempts: 1,
      logger: SILENT,
      requestHandler: {
        httpAgent: this.httpAgent,
        httpsAgent: this.httpsAgent,
        connectionTimeout: CONNECT_TIMEOUT_MS,
        requestTimeout: ANSWER_TIMEOUT_MS,
        throwOnRequestTimeout: true,
        // Many waiting requests are what the scan is about; the handler's warning would go to the console.
        socketAcquisitionWarningTimeout: 3_600_000,
      },
      customUserAgent: [['root-ledger', 'scan']],
    });
    guard(client, service);
    return client;
  }

  close(): void {
    this.httpAgent.destroy();
    this.httpsAgent.destroy();
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
