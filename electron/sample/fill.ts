/** The sample company for the command line: its records, its AWS answered by the simulator, scanned like any other. */
import type { LedgerHost } from '../ledger/host.ts';
import { scanMemory } from '../ledger/scan-memory.ts';
import { runScan } from '../scan/scan.ts';
import { startSimulator } from '../simulator/start.ts';
import { sampleOrganization } from './organization.ts';
import { stateSample } from './state.ts';

/**
 * Fill a new ledger. The simulator keeps answering for this process until the function that is returned is called; until
 * then nothing of the machine's own AWS configuration takes part.
 */
export async function fillSample(host: LedgerHost, actor: string): Promise<() => Promise<void>> {
  const { ledger, assessment } = host;
  stateSample({ ledger, assessment, actor });
  const now = (): Date => ledger.now();
  // The published rates would keep somebody waiting who only wants to look.
  const simulator = await startSimulator({
    organization: sampleOrganization(now().toISOString()),
    rateLimits: [],
    now,
  });
  const restore = leadTo(simulator.environment);
  const memory = scanMemory(async (name, request) => {
    const result = host.internal(name, request, actor);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as never;
  });
  const stop = async (): Promise<void> => {
    restore();
    await simulator.stop();
  };
  try {
    await runScan({ caller: {}, now, ...memory });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Lead this process's AWS SDK to the simulator; answers what puts the environment back. */
function leadTo(environment: Readonly<Record<string, string>>): () => void {
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, environment, {
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  });
  return () => {
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    for (const [name, value] of Object.entries(before)) if (name.startsWith('AWS_')) process.env[name] = value;
  };
}
