import { describe, expect, it } from 'vitest';
import { assertAcceptable, builtInArgon2, deriveKey, portableArgon2 } from '../../../electron/keys/argon2.ts';
import { iterationsFor, tuneParameters } from '../../../electron/keys/tuning.ts';
import { LIGHT, utf8 } from './fixtures.ts';

const salt = Buffer.alloc(32, 7);

describe('Argon2id', () => {
  it('gives the same key with the built-in and the portable implementation', async () => {
    const builtIn = builtInArgon2();
    expect(builtIn).not.toBeNull();
    for (const parallelism of [1, 4]) {
      const parameters = { ...LIGHT, parallelism };
      const portable = await portableArgon2(utf8('some passphrase'), salt, parameters);
      const native = await builtIn?.(utf8('some passphrase'), salt, parameters);
      expect(native?.toString('hex')).toBe(portable.toString('hex'));
      expect(portable).toHaveLength(32);
    }
  });

  it('gives the key that it always gave', async () => {
    expect((await deriveKey(utf8('some passphrase'), salt, LIGHT)).toString('hex')).toBe(
      'bd35ae8ba2c181735e50ac848969c3d5900ccdfffbf129c96e0d191d0a38b8c9',
    );
  });

  it.each([
    { memoryKiB: 1024 },
    { memoryKiB: 64 * 1024 - 1 },
    { memoryKiB: 2 * 1024 * 1024 },
    { memoryKiB: Number.NaN },
    { iterations: 1 },
    { iterations: 11 },
    { iterations: 2.5 },
    { parallelism: 0 },
    { parallelism: 5 },
  ])('refuses parameters out of range, before doing any work: %o', async (change) => {
    expect(() => assertAcceptable({ ...LIGHT, ...change })).toThrow(
      expect.objectContaining({ problem: 'parameters-refused' }),
    );
    await expect(deriveKey(utf8('x'), salt, { ...LIGHT, ...change })).rejects.toMatchObject({
      problem: 'parameters-refused',
    });
  });
});

describe('tuning', () => {
  it.each([
    [200, 5],
    [50, 10],
    [2_000, 2],
    [0, 10],
    [Number.NaN, 10],
    [333, 3],
  ])('two iterations in %d ms give %d iterations: about half a second, never out of range', (tookMs, iterations) => {
    expect(iterationsFor(tookMs)).toBe(iterations);
  });

  it('measures on this machine and stays at 64 MiB or more', async () => {
    const ticks = [1_000, 1_250];
    const tuned = await tuneParameters(
      async () => Buffer.alloc(32),
      () => ticks.shift() ?? 0,
    );
    expect(tuned).toEqual({ memoryKiB: 65_536, iterations: 4, parallelism: 1 });
  });
});
