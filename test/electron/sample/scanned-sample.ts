/** The sample company as the demonstration shows it: its records stated, its AWS scanned through the simulator. */
import { vi } from 'vitest';
import { factAges } from '../../../electron/ledger/fact-ages.ts';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import { sampleOrganization } from '../../../electron/sample/organization.ts';
import { MemoryScanStore } from '../../../electron/scan/engine/store.ts';
import { runScan } from '../../../electron/scan/scan.ts';
import { startSimulator } from '../../../electron/simulator/start.ts';
import { type CustodyModel, compileCustody, evaluateAccount, whoStillKnows } from '../../../shared/custody/index.ts';
import { RuleWorld } from '../../../shared/gaps/world.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import type { NewFact } from '../../../shared/register/facts.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { documentOf } from '../../../shared/register/record.ts';
import type { Register } from '../../../shared/register/register.ts';
import { registerOf } from '../../shared/gaps/worlds.ts';
import { leadTo } from '../scan/harness.ts';

export const NOW = '2026-11-24T12:00:00.000Z';

export interface ScannedSample {
  readonly register: Register;
  readonly document: LedgerDocument;
  readonly model: CustodyModel;
  readonly world: RuleWorld;
}

/** What the scan of the sample's organization finds, over HTTP as in the demonstration. */
export async function scannedFacts(): Promise<readonly NewFact[]> {
  const now = (): Date => new Date(NOW);
  const simulator = await startSimulator({ organization: sampleOrganization(NOW), rateLimits: [], now });
  const facts: NewFact[] = [];
  try {
    leadTo(simulator.environment);
    await runScan({
      caller: {},
      now,
      store: new MemoryScanStore(),
      sink: {
        write: async (batches) => {
          for (const batch of batches) facts.push(...batch.facts);
        },
      },
    });
  } finally {
    vi.unstubAllEnvs();
    await simulator.stop();
  }
  return facts;
}

/** The ledger with these facts beside the sample's own, under a policy profile. */
export function sampleWith(facts: readonly NewFact[], profile = 'split-custody'): ScannedSample {
  const register = registerOf([...sampleFacts(NOW), ...facts]);
  const document = documentOf(register);
  const policy = policyFrom({ ...document.settings, profile: profile as 'split-custody' });
  const model = compileCustody(document, { policy, now: Date.parse(NOW) });
  const ages = factAges(register);
  const owed = Map.groupBy(whoStillKnows(model), ({ account }) => account);
  const world = new RuleWorld({
    register,
    model,
    verdict: (id) => evaluateAccount(model, id, ages),
    owed: (id) => owed.get(id) ?? [],
  });
  return { register, document, model, world };
}
