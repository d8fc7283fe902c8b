/** Starts the simulator: an HTTP server on the loopback address that answers for all of AWS's services on one port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIMULATED_CREDENTIALS } from './caller.ts';
import { CallLog } from './calls.ts';
import { dispatch, type Gates, type Outcome } from './dispatch.ts';
import { FaultPlan } from './fault-plan.ts';
import { GLOBAL_REGION, type SimulatedOrganization } from './organization.ts';
import { uuidOf } from './random.ts';
import { publishedRateLimits, type RateLimit, RateLimiter } from './rate-limits.ts';
import { readRequest } from './wire/request.ts';
import { World } from './world.ts';

export interface SimulatorOptions {
  organization: SimulatedOrganization;
  /** 0 or absent = any free one. */
  port?: number;
  /** Every answer comes this much later, in milliseconds. */
  latencyMs?: number;
  /** Faults in the grammar of faults.ts, beside the organization's own. */
  faults?: readonly string[];
  /** Default: the rates that AWS publishes. An empty list lifts them. */
  rateLimits?: readonly RateLimit[];
  /** The instant that data is told for. Default: the machine's clock. */
  now?: Date | (() => Date);
}

export interface Simulator {
  /** e.g. `http://127.0.0.1:43210`, for `AWS_ENDPOINT_URL`. */
  endpoint: string;
  /** The environment that leads the SDK or the AWS command line here, as an administrator of the management account. */
  environment: Record<string, string>;
  calls: CallLog;
  /** The records answered from: change them to change the answers. */
  organization: SimulatedOrganization;
  /** Closes every connection and frees the port. */
  stop(): Promise<void>;
}

const BODY_LIMIT_BYTES = 1_000_000;

/** Starts answering; the promise is kept once the port listens, and broken when it is taken or a fault is malformed. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { organization, latencyMs = 0, now } = options;
  const clock = typeof now === 'function' ? now : () => now ?? new Date();
  const calls = new CallLog();
  const gates: Gates = {
    world: new World(organization, clock),
    faults: new FaultPlan(organization, options.faults ?? []),
    limiter: new RateLimiter(options.rateLimits ?? publishedRateLimits(organization.partition)),
    calls,
  };
  const server = createServer((request, response) => void answer(gates, latencyMs, request, response));
  // The SDK keeps connections open; a server that closes them first looks like a fault.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let stopping: Promise<void> | null = null;
  return {
    endpoint,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: SIMULATED_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: SIMULATED_CREDENTIALS.secretAccessKey,
      AWS_REGION: GLOBAL_REGION[organization.partition],
    },
    calls,
    organization,
    stop: () => {
      stopping ??= closed(server);
      return stopping;
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

async function answer(
  gates: Gates,
  latencyMs: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request).catch(() => null);
  if (body === null) return void request.socket.destroy();
  const outcome = outcomeOf(gates, request, body);
  const delayMs = latencyMs + outcome.delayMs;
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
  if ('break' in outcome) {
    if (outcome.break === 'reset') request.socket.resetAndDestroy();
    return;
  }
  const { status, headers, body: content } = outcome.answer;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(content) }).end(content);
}

function outcomeOf(gates: Gates, request: IncomingMessage, body: string): Outcome {
  const requestId = uuidOf(`${gates.world.organization.seed}/${gates.calls.total}`);
  const plain = (status: number, content: string): Outcome => ({
    delayMs: 0,
    answer: { status, headers: { 'content-type': 'text/plain', 'x-amzn-requestid': requestId }, body: content },
  });
  try {
    const { method = 'GET', url = '/', headers } = request;
    const call = readRequest({ method, url, headers, body });
    return call ? dispatch(gates, call, requestId) : plain(404, 'The simulator does not know this service.\n');
  } catch {
    return plain(400, 'The request could not be read.\n');
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) throw new Error('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
