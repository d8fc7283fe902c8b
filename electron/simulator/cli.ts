/** `simulate-aws`: runs the simulator alone until it is told to stop. */
import { parseArgs } from 'node:util';
import { parseFault } from './faults.ts';
import { ACCOUNTS_MOST, generateOrganization } from './generate/organization.ts';
import type { Partition } from './organization.ts';
import { startSimulator } from './start.ts';

const PARTITIONS: readonly Partition[] = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'];
const PORT_MOST = 65_535;

export interface SimulateOptions {
  port: number;
  accounts: number;
  seed: number;
  latencyMs: number;
  partition: Partition;
  faults: string[];
  /** Are the published rate limits enforced? */
  limited: boolean;
  json: boolean;
}

/** The options that the arguments give. Throws an Error that says which argument is wrong. */
export function parseSimulateArguments(args: readonly string[]): SimulateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      accounts: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      'latency-ms': { type: 'string', default: '0' },
      partition: { type: 'string', default: 'aws' },
      fault: { type: 'string', multiple: true, default: [] },
      'no-rate-limits': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const partition = PARTITIONS.find((name) => name === values.partition);
  if (!partition) throw new Error(`--partition must be one of ${PARTITIONS.join(', ')}.`);
  for (const fault of values.fault) parseFault(fault);
  return {
    port: whole('--port', values.port, 0, PORT_MOST),
    accounts: whole('--accounts', values.accounts, 1, ACCOUNTS_MOST),
    seed: whole('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    latencyMs: whole('--latency-ms', values['latency-ms'], 0, 3_600_000),
    partition,
    faults: values.fault,
    limited: !values['no-rate-limits'],
    json: values.json,
  };
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`${option} must be a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

export interface SimulateStreams {
  out(text: string): void;
  note(text: string): void;
  /** Kept when the simulator should stop. Default: SIGINT or SIGTERM. */
  stopped?: Promise<void>;
}

/**
 * Runs the simulator as `simulate-aws` does: `{endpoint}` on standard output once it is ready (plain text without
 * `--json`), until interrupted. Throws on wrong arguments and when the port is taken.
 */
export async function simulateAws(args: readonly string[], streams: SimulateStreams = processStreams()): Promise<void> {
  const options = parseSimulateArguments(args);
  const simulator = await startSimulator({
    organization: generateOrganization(options),
    port: options.port,
    latencyMs: options.latencyMs,
    faults: options.faults,
    ...(options.limited ? {} : { rateLimits: [] }),
  });
  // Whoever reads the endpoint may send a signal at once: listen for it first.
  const stopped = streams.stopped ?? interrupted();
  const { endpoint, environment, organization } = simulator;
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}=${value}`);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = environment;
  const told = { endpoint, accessKeyId, secretAccessKey, region, environment };
  streams.out(options.json ? `${JSON.stringify(told)}\n` : `${exports.join('\n')}\n`);
  streams.note(
    `Simulating ${organization.accounts.length} AWS accounts at ${endpoint}. Use the access key ${accessKeyId} (an administrator of the\n` +
      `management account); any secret key is accepted, other access keys are not known. Stop with Ctrl-C.\n` +
      `To scan it, in another terminal:\n\n${exports.map((line) => `  ${line}\n`).join('')}  root-ledger scan\n\n`,
  );
  await stopped;
  await simulator.stop();
}

function processStreams(): SimulateStreams {
  return { out: (text) => void process.stdout.write(text), note: (text) => void process.stderr.write(text) };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
