/** Starts a simulator for one test and makes real SDK clients that talk to it. */
import { AssumeRoleCommand, AssumeRootCommand, STSClient } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../electron/simulator/build.ts';
import { SIMULATED_CREDENTIALS } from '../../../electron/simulator/caller.ts';
import type { SimulatedOrganization } from '../../../electron/simulator/organization.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../electron/simulator/start.ts';

export const MANAGEMENT = '111111111111';
export const MEMBER = '222222222222';
export const OTHER = '333333333333';
export const NOW = new Date('2026-11-24T12:00:00Z');
export const AUDIT_POLICY = 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** A management account and two members, nothing special. */
export function smallOrganization(input: Partial<SimulatedOrganization> = {}): SimulatedOrganization {
  return simulatedOrganization({
    accounts: [MANAGEMENT, MEMBER, OTHER].map((id) => simulatedAccount({ id })),
    ...input,
  });
}

/** A running simulator that stops with the test. Rate limits are off unless asked for. */
export async function running(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator({ rateLimits: [], now: NOW, ...options });
  onTestFinished(() => simulator.stop());
  return simulator;
}

interface Stoppable {
  destroy(): void;
}

/** A client of the simulator that tries once. `credentials`: default the management account's administrator. */
export function client<Client extends Stoppable>(
  kind: new (config: { endpoint: string; region: string; maxAttempts: number; credentials: Credentials }) => Client,
  simulator: Simulator,
  options: { credentials?: Credentials; region?: string; maxAttempts?: number } = {},
): Client {
  const made = new kind({
    endpoint: simulator.endpoint,
    region: options.region ?? 'us-east-1',
    maxAttempts: options.maxAttempts ?? 1,
    credentials: options.credentials ?? { ...SIMULATED_CREDENTIALS },
  });
  onTestFinished(() => made.destroy());
  return made;
}

/** A user of that account, with permanent keys. */
export function userOf(accountId: string): Credentials {
  return { accessKeyId: `AKIAUSER${accountId}`, secretAccessKey: 'any' };
}

/** Keys of the read role in that account. */
export async function roleIn(simulator: Simulator, accountId: string, partition = 'aws'): Promise<Credentials> {
  const { Credentials: keys } = await client(STSClient, simulator).send(
    new AssumeRoleCommand({ RoleArn: `arn:${partition}:iam::${accountId}:role/Audit`, RoleSessionName: 'test' }),
  );
  return credentialsFrom(keys);
}

/** Keys of a root session in that account under the audit policy, or another. */
export async function rootIn(simulator: Simulator, accountId: string, policy = AUDIT_POLICY): Promise<Credentials> {
  const { Credentials: keys } = await client(STSClient, simulator).send(
    new AssumeRootCommand({ TargetPrincipal: accountId, TaskPolicyArn: { arn: policy } }),
  );
  return credentialsFrom(keys);
}

function credentialsFrom(
  keys: { AccessKeyId?: string; SecretAccessKey?: string; SessionToken?: string } | undefined,
): Credentials {
  return {
    accessKeyId: keys?.AccessKeyId ?? '',
    secretAccessKey: keys?.SecretAccessKey ?? '',
    sessionToken: keys?.SessionToken ?? '',
  };
}

/** What a client makes of a refused call: the error's name, HTTP status and text. */
export async function refusal(promise: Promise<unknown>): Promise<{ name: string; status: number; message: string }> {
  try {
    await promise;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, status: $metadata?.httpStatusCode ?? 0 };
  }
  throw new Error('The call was not refused.');
}
