import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  ATTEMPTS_FILE_NAME,
  assertNotThrottled,
  clearAttempts,
  delayAfter,
  LONGEST_DELAY_MS,
  recordWrongAttempt,
  waitMs,
} from '../../../electron/keys/attempts.ts';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { LIGHT, scratchFolder, utf8 } from './fixtures.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('./quick-derivation.ts')).quickDerivation,
}));

const HOUR_MS = 3_600_000;
const T0 = 1_800_000_000_000;

async function wrong(folder: string, times: number, at = T0) {
  for (let count = 0; count < times; count += 1) await recordWrongAttempt(folder, at);
}

describe('repeated wrong attempts', () => {
  it('are free at first, then slow down more and more, up to half a minute', () => {
    const delays = Array.from({ length: 12 }, (_, failed) => delayAfter(failed));
    expect(delays).toEqual([0, 0, 0, 1e3, 2e3, 4e3, 8e3, 16e3, 30e3, 30e3, 30e3, 30e3]);
    expect(delayAfter(1_000_000)).toBe(LONGEST_DELAY_MS);
  });

  it('keep even the right passphrase waiting, which then opens and clears the count', async () => {
    const folder = await scratchFolder();
    const { recoveryKey } = await createKeyFile(folder, { passphrase: utf8('a good passphrase'), parameters: LIGHT });
    let now = T0;
    const clock = () => now;
    for (let count = 0; count < 3; count += 1) {
      await expect(unlockWithPassphrase(folder, utf8('a bad passphrase'), clock)).rejects.toMatchObject({
        problem: 'wrong-passphrase',
      });
    }
    now += 400;
    const throttled = { problem: 'throttled', code: 'wait', details: { retryAfterMs: 600 } };
    await expect(unlockWithPassphrase(folder, utf8('a good passphrase'), clock)).rejects.toMatchObject(throttled);
    await expect(unlockWithRecoveryKey(folder, recoveryKey, clock)).rejects.toMatchObject(throttled);
    now += 600;
    await unlockWithPassphrase(folder, utf8('a good passphrase'), clock);
    expect(await waitMs(folder, now)).toBe(0);
    expect(JSON.parse(await readFile(join(folder, ATTEMPTS_FILE_NAME), 'utf8'))).toEqual({ failed: 0, lastAt: 0 });
  });

  it('are not made by a mistyped recovery key', async () => {
    const folder = await scratchFolder();
    await createKeyFile(folder, { passphrase: utf8('a good passphrase'), parameters: LIGHT });
    for (let count = 0; count < 5; count += 1) {
      await expect(unlockWithRecoveryKey(folder, '0000')).rejects.toMatchObject({ problem: 'malformed-recovery-key' });
    }
    await assertNotThrottled(folder, Date.now());
  });

  it('outlive a restart, and deleting the file does not help a running app', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, ATTEMPTS_FILE_NAME), JSON.stringify({ failed: 5, lastAt: T0 }));
    expect(await waitMs(folder, T0)).toBe(4_000);
    await wrong(folder, 1);
    await rm(join(folder, ATTEMPTS_FILE_NAME));
    expect(await waitMs(folder, T0)).toBe(8_000);
    await clearAttempts(folder);
    expect(await waitMs(folder, T0)).toBe(0);
  });

  it('are forgotten after an hour', async () => {
    const folder = await scratchFolder();
    await wrong(folder, 6);
    expect(await waitMs(folder, T0)).toBe(8_000);
    expect(await waitMs(folder, T0 + HOUR_MS)).toBe(0);
    await recordWrongAttempt(folder, T0 + HOUR_MS);
    expect(await waitMs(folder, T0 + HOUR_MS)).toBe(0);
  });

  it('never lock the owner out when the clock is set back', async () => {
    const folder = await scratchFolder();
    await wrong(folder, 8, T0 + 1_000 * HOUR_MS);
    expect(await waitMs(folder, T0)).toBe(LONGEST_DELAY_MS);
    expect(await waitMs(folder, T0 + LONGEST_DELAY_MS)).toBe(0);
  });

  it.each(['', 'garbage', '{"failed":-1,"lastAt":0}', '{"failed":1e99,"lastAt":null}', '[]'])(
    'do not keep the owner out when their file is damaged: %j',
    async (content) => {
      const folder = await scratchFolder();
      await writeFile(join(folder, ATTEMPTS_FILE_NAME), content);
      expect(await waitMs(folder, T0)).toBe(0);
    },
  );

  it('count in memory where the folder cannot be written to', async () => {
    const folder = join(await scratchFolder(), 'gone');
    await wrong(folder, 4);
    expect(await waitMs(folder, T0)).toBe(2_000);
    await clearAttempts(folder);
  });
});
