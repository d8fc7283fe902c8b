import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Argon2Parameters } from '../../../electron/keys/argon2.ts';
import type { Keychain } from '../../../electron/keys/keychain.ts';

/** The lightest parameters that the product accepts, so that tests stay quick. */
export const LIGHT: Argon2Parameters = { memoryKiB: 64 * 1024, iterations: 2, parallelism: 1 };

export const utf8 = (text: string) => Buffer.from(text, 'utf8');

/** An empty folder that goes away with the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-keys-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface FakeKeychain extends Keychain {
  name: string;
  real: boolean;
  /** The keychain's own key; a reset gives it another. */
  key: string;
  renew: boolean;
  broken: boolean;
}

/** A keychain in memory that encrypts (by XOR with its key and a checksum) and can change, break and be reset. */
export function fakeKeychain(): FakeKeychain {
  const stream = (key: string, length: number) =>
    Buffer.concat(Array.from({ length: Math.ceil(length / 32) }, (_, at) => hash(`${key}${at}`))).subarray(0, length);
  const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest();
  const mix = (bytes: Uint8Array, key: string) => {
    const pad = stream(key, bytes.length);
    return Buffer.from(bytes.map((byte, at) => byte ^ (pad[at] ?? 0)));
  };
  const chain: FakeKeychain = {
    name: 'gnome_libsecret',
    real: true,
    key: 'first',
    renew: false,
    broken: false,
    backend: () => chain.name,
    available: async () =>
      chain.real
        ? { real: true, backend: chain.name }
        : { real: false, backend: chain.name, reason: 'No protected keychain answers.' },
    encrypt: async (bytes) => mix(Buffer.concat([hash(bytes), bytes]), chain.key),
    decrypt: async (bytes) => {
      if (chain.broken) throw new Error('refused');
      const clear = mix(bytes, chain.key);
      const content = clear.subarray(32);
      if (!hash(content).equals(clear.subarray(0, 32))) throw new Error('cannot decrypt');
      return { bytes: Buffer.from(content), shouldReEncrypt: chain.renew };
    },
  };
  return chain;
}
