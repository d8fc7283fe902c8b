/** SDK clients for one identity: made when first needed, guarded, over connections that all identities share. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ApiName, InputOf, OutputOf, SdkClient, ServiceName } from './apis.ts';
import { partsOf, SERVICES } from './apis.ts';
import type { CredentialsProvider } from './caller.ts';
import { guard } from './guard.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** Long enough for a slow proxy, short enough that one hanging account does not hold a worker for minutes. */
const ANSWER_TIMEOUT_MS = 30_000;
const SOCKETS_PER_HOST = 64;

/** What all identities of a scan share: sockets, and how far the machine's clock is off. */
export class Connection {
  private readonly options = { keepAlive: true, keepAliveMsecs: 30_000, maxSockets: SOCKETS_PER_HOST };
  readonly httpAgent = new HttpAgent(this.options);
  readonly httpsAgent = new HttpsAgent(this.options);
  /** Milliseconds to add to this machine's clock; learned from answers. */
  clockOffsetMs = 0;

  close(): void {
    this.httpAgent.destroy();
    this.httpsAgent.destroy();
  }
}

const noop = (): void => {};
const SILENT = { trace: noop, debug: noop, info: noop, warn: noop, error: noop };

/** One identity: the caller, a role in a member account, or a root session of the deep audit. */
export class AwsSession {
  private readonly connection: Connection;
  private readonly credentials: CredentialsProvider;
  private readonly clients = new Map<string, Promise<SdkClient>>();
  readonly region: string;
  /** Which identity this is, for rate limits: the caller's account or the member's. */
  readonly account: string;

  constructor(connection: Connection, credentials: CredentialsProvider, region: string, account: string) {
    this.connection = connection;
    this.credentials = credentials;
    this.region = region;
    this.account = account;
  }

  /** Send one request. One attempt: retrying, waiting and counting are the engine's. Throws what the SDK throws. */
  async send<Name extends ApiName>(
    api: Name,
    input: InputOf<Name>,
    signal: AbortSignal,
    region = this.region,
  ): Promise<OutputOf<Name>> {
    const { service, operation } = partsOf(api);
    const client = await this.client(service, region);
    const { commands } = await loaded(service);
    const Command = commands[`${operation}Command`] as new (input: unknown) => unknown;
    const configuration = (client as unknown as { config: { systemClockOffset: number } }).config;
    configuration.systemClockOffset = this.connection.clockOffsetMs;
    try {
      return (await client.send(new Command(input), { abortSignal: signal })) as OutputOf<Name>;
    } finally {
      this.connection.clockOffsetMs = configuration.systemClockOffset;
    }
  }

  private client(service: ServiceName, region: string): Promise<SdkClient> {
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
      // The SDK keeps what a provider gave for ever, unless told that the provider does that itself.
      credentials: Object.assign(() => this.credentials(), { memoized: true }),
      maxAttempts: 1,
      logger: SILENT,
      requestHandler: {
        httpAgent: this.connection.httpAgent,
        httpsAgent: this.connection.httpsAgent,
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
