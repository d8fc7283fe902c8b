/** One running app with the sample company for all tests of a file, and a folder for what they save. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Launched, launchApp, scanned } from './harness.ts';

/** Generous: the sample is opened and scanned, on a machine that may be slow. */
export const LIMIT_MS = 300_000;

export interface SampleApp {
  /** There from the first test on. */
  readonly launched: Launched;
  readonly folder: string;
}

/** Call it once at the top of a test file: it opens the sample before its tests and puts all away after them. */
export function sampleApp(): SampleApp {
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-saved-'));
  let launched: Launched | null = null;
  beforeAll(async () => {
    launched = await launchApp({ demo: true });
    await scanned(launched.page);
  }, LIMIT_MS);
  afterAll(async () => {
    await launched?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    get launched() {
      if (launched === null) throw new Error('The sample is opened before the tests, not while they are collected.');
      return launched;
    },
  };
}
