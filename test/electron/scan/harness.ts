/** Scans a simulated organization over HTTP with the real SDK, and keeps what the scan said. */
import { vi } from 'vitest';
import { MemoryScanStore, type ScanSummary } from '../../../electron/scan/engine/store.ts';
import { runScan, type ScanOptions } from '../../../electron/scan/scan.ts';
import type { AccountInput } from '../../../electron/simulator/build.ts';
import { simulatedAccount, simulatedOrganization } from '../../../electron/simulator/build.ts';
import type { SimulatedOrganization } from '../../../electron/simulator/organization.ts';
import type { Simulator, SimulatorOptions } from '../../../electron/simulator/start.ts';
import type { AwsAccountFacts, AwsOrganizationFacts } from '../../../shared/register/aws-facts.ts';
import type { NewFact, Provenance, Statement } from '../../../shared/register/facts.ts';
import { MANAGEMENT, MEMBER, NOW, OTHER, running } from '../simulator/harness.ts';

export { MANAGEMENT, MEMBER, NOW, OTHER };

export interface Scanned {
  readonly summary: ScanSummary;
  readonly facts: readonly NewFact[];
  readonly listed: readonly string[];
  readonly simulator: Simulator;
  /** The last statement about a field of an account. */
  account<Field extends keyof AwsAccountFacts>(id: string, field: Field): Statement | undefined;
  organization<Field extends keyof AwsOrganizationFacts>(field: Field): Statement | undefined;
  provenance(id: string, field: string): Provenance | undefined;
}

/** A management account and one member with what `member` says. */
export function withMember(
  member: Partial<AccountInput>,
  more: Partial<SimulatedOrganization> = {},
): SimulatedOrganization {
  const accounts = [simulatedAccount({ id: MANAGEMENT }), simulatedAccount({ ...member, id: MEMBER })];
  return simulatedOrganization({ accounts, ...more });
}

/** Lead the SDK to this endpoint until the test ends. */
export function leadTo(environment: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // Nothing of the machine's own configuration may take part.
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent/config');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent/credentials');
}

export async function scanOf(
  organization: SimulatedOrganization,
  options: Partial<ScanOptions> = {},
  simulatorOptions: Partial<SimulatorOptions> = {},
): Promise<Scanned> {
  const simulator = await running({ organization, ...simulatorOptions });
  return scanAgain(simulator, options);
}

export async function scanAgain(simulator: Simulator, options: Partial<ScanOptions> = {}): Promise<Scanned> {
  leadTo(simulator.environment);
  const facts: NewFact[] = [];
  const listed: string[] = [];
  const summary = await runScan({
    caller: {},
    now: () => NOW,
    store: new MemoryScanStore(),
    sink: {
      write: async (batches) => {
        for (const batch of batches) facts.push(...batch.facts);
      },
      listed: async (_organization, accounts) => {
        listed.push(...accounts);
      },
    },
    ...options,
  });
  const last = (kind: string, key: string | null, field: string): NewFact | undefined =>
    facts.findLast((fact) => fact.kind === kind && (key === null || fact.key === key) && fact.field === field);
  return {
    summary,
    facts,
    listed,
    simulator,
    account: (id, field) => last('account', id, field)?.statement,
    organization: (field) => last('organization', null, field)?.statement,
    provenance: (id, field) => last('account', id, field)?.provenance,
  };
}
