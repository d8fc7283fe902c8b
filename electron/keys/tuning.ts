import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  type Argon2,
  type Argon2Parameters,
  deriveKey,
  LEAST_ITERATIONS,
  LEAST_MEMORY_KIB,
  MOST_ITERATIONS,
} from './argon2.ts';

/** What unlocking may take on the machine that sets the passphrase: slow for a guesser, bearable for the owner. */
const TARGET_MS = 500;

/** Iterations whose time is nearest to the target, given how long the fewest took; always within the accepted range. */
export function iterationsFor(fewestTookMs: number, targetMs = TARGET_MS): number {
  const perIterationMs = fewestTookMs / LEAST_ITERATIONS;
  if (!Number.isFinite(perIterationMs) || perIterationMs <= 0) return MOST_ITERATIONS;
  return Math.min(MOST_ITERATIONS, Math.max(LEAST_ITERATIONS, Math.round(targetMs / perIterationMs)));
}

/** Parameters that take about half a second here, found by measuring one derivation. One lane: both implementations agree. */
export async function tuneParameters(
  derive: Argon2 = deriveKey,
  clock: () => number = () => performance.now(),
): Promise<Argon2Parameters> {
  const fewest = { memoryKiB: LEAST_MEMORY_KIB, iterations: LEAST_ITERATIONS, parallelism: 1 };
  const start = clock();
  await derive(randomBytes(16), randomBytes(16), fewest);
  return { ...fewest, iterations: iterationsFor(clock() - start) };
}
