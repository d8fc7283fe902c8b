/** The sample company's ledger: in a folder of its own that is gone when it is closed. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearScratchLedgers, SAMPLE_PREFIX } from '../../ledger/scratch-ledgers.ts';
import type { LedgerPort, SamplePort } from './ports.ts';

const DATA_KEY_BYTES = 32;

/** `fill` starts the simulated AWS and the scan of it; it answers what ends both. */
export function samplePort(fill: (ledger: LedgerPort) => Promise<() => Promise<void>>): SamplePort {
  return {
    prepare: async () => {
      await clearScratchLedgers();
      const folder = await mkdtemp(join(tmpdir(), SAMPLE_PREFIX));
      // Never stored: whatever is left of the sample after a crash cannot be opened by anyone.
      return { folder, dataKey: randomBytes(DATA_KEY_BYTES) };
    },
    fill,
    discard: (folder) => rm(folder, { recursive: true, force: true }),
  };
}
