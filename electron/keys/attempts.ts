/**
 * Wrong attempts slow down. The count is kept in memory and in `unlock-attempts.json`, so that a restart does not reset
 * it. It delays somebody at the keyboard; somebody who has copied the files is held off by Argon2id alone.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable-write.ts';
import { KeyError } from './errors.ts';

export const ATTEMPTS_FILE_NAME = 'unlock-attempts.json';
const FREE_ATTEMPTS = 3;
const FIRST_DELAY_MS = 1_000;
/** The owner who mistypes for long waits no more than this. */
export const LONGEST_DELAY_MS = 30_000;
/** After this long without an attempt the count starts anew. */
const FORGET_AFTER_MS = 60 * 60 * 1_000;

const attemptsSchema = z.object({ failed: z.int().min(0).max(1_000_000), lastAt: z.number().min(0) });
export type Attempts = z.infer<typeof attemptsSchema>;

const NONE: Attempts = { failed: 0, lastAt: 0 };
const inMemory = new Map<string, Attempts>();

/** How long after the last wrong attempt the next one must wait, in milliseconds. */
export function delayAfter(failed: number): number {
  if (failed < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failed - FREE_ATTEMPTS, 20));
}

async function readAttempts(folder: string): Promise<Attempts> {
  try {
    const stored = attemptsSchema.parse(JSON.parse(await readFile(join(folder, ATTEMPTS_FILE_NAME), 'utf8')));
    const remembered = inMemory.get(resolve(folder)) ?? NONE;
    return stored.failed >= remembered.failed ? stored : remembered;
  } catch {
    return inMemory.get(resolve(folder)) ?? NONE;
  }
}

async function store(folder: string, attempts: Attempts): Promise<void> {
  inMemory.set(resolve(folder), attempts);
  // A folder that cannot be written to must not keep the owner out: memory alone counts then.
  await writeDurably(join(folder, ATTEMPTS_FILE_NAME), `${JSON.stringify(attempts)}\n`).catch(() => {});
}

/** Milliseconds until the next attempt is allowed; 0 if it is now. */
export async function waitMs(folder: string, nowMs: number): Promise<number> {
  const { failed, lastAt } = await readAttempts(folder);
  // With the clock set back the wait starts now, or it might never end.
  if (nowMs < lastAt && failed >= FREE_ATTEMPTS) await store(folder, { failed, lastAt: nowMs });
  if (nowMs - lastAt >= FORGET_AFTER_MS) return 0;
  return Math.max(0, delayAfter(failed) - Math.max(0, nowMs - lastAt));
}

/** Throws `throttled` (with `retryAfterMs`) while the delay after the last wrong attempt has not passed. */
export async function assertNotThrottled(folder: string, nowMs: number): Promise<void> {
  const retryAfterMs = await waitMs(folder, nowMs);
  if (retryAfterMs <= 0) return;
  const seconds = Math.ceil(retryAfterMs / 1_000);
  throw new KeyError('throttled', `Several attempts were wrong. Try again in ${seconds} s.`, { retryAfterMs });
}

/** Counts a wrong attempt. */
export async function recordWrongAttempt(folder: string, nowMs: number): Promise<void> {
  const { failed, lastAt } = await readAttempts(folder);
  const forgotten = nowMs >= lastAt && nowMs - lastAt >= FORGET_AFTER_MS;
  await store(folder, { failed: forgotten ? 1 : failed + 1, lastAt: nowMs });
}

/** Forgets wrong attempts after a right one. */
export async function clearAttempts(folder: string): Promise<void> {
  const { failed } = await readAttempts(folder);
  if (failed > 0) await store(folder, NONE);
  inMemory.delete(resolve(folder));
}
