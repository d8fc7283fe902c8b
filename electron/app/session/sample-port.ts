/** The sample company's ledger: in a folder of its own that is gone when it is closed. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerPort, SamplePort } from './ports.ts';

const PREFIX = 'root-ledger-sample-';
const DATA_KEY_BYTES = 32;

/** `fill` starts the simulated AWS and the scan of it; it answers what ends both. */
export function samplePort(fill: (ledger: LedgerPort) => Promise<() => Promise<void>>): SamplePort {
  return {
    prepare: async () => ({
      folder: await mkdtemp(join(tmpdir(), PREFIX)),
      // Never stored: whatever is left of the sample after a crash cannot be opened by anyone.
      dataKey: randomBytes(DATA_KEY_BYTES),
    }),
    fill,
    discard: (folder) => rm(folder, { recursive: true, force: true }),
  };
}
