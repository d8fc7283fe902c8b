/** Argon2id: a slow, memory-hard way from a passphrase to a key. */
import * as crypto from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { KeyError } from './errors.ts';

export interface Argon2Parameters {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

export type Argon2 = (passphrase: Uint8Array, salt: Uint8Array, parameters: Argon2Parameters) => Promise<Buffer>;

/** 64 MiB, three times what OWASP names as the least. */
export const LEAST_MEMORY_KIB = 64 * 1024;
/** 1 GiB. More would let a forged file exhaust the machine. */
export const MOST_MEMORY_KIB = 1024 * 1024;
export const LEAST_ITERATIONS = 2;
export const MOST_ITERATIONS = 10;
export const MOST_PARALLELISM = 4;
const DERIVED_KEY_BYTES = 32;

const inRange = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** Throws `parameters-refused` unless the parameters are within what this version accepts. */
export function assertAcceptable(parameters: Argon2Parameters): void {
  const acceptable =
    inRange(parameters.memoryKiB, LEAST_MEMORY_KIB, MOST_MEMORY_KIB) &&
    inRange(parameters.iterations, LEAST_ITERATIONS, MOST_ITERATIONS) &&
    inRange(parameters.parallelism, 1, MOST_PARALLELISM);
  if (!acceptable) {
    throw new KeyError(
      'parameters-refused',
      'The key file asks for a key derivation that is weaker or heavier than this version accepts. It was not tried.',
    );
  }
}

/** Argon2id in WebAssembly: the same everywhere, about half as fast as the built-in one. */
export const portableArgon2: Argon2 = async (passphrase, salt, parameters) => {
  const derived = await argon2id({
    password: passphrase,
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: DERIVED_KEY_BYTES,
    outputType: 'binary',
  });
  return Buffer.from(derived.buffer, derived.byteOffset, derived.byteLength);
};

/** Node's own Argon2id, or null where the runtime has none (Electron's BoringSSL, older Node). */
export function builtInArgon2(): Argon2 | null {
  // Read through a record: runtimes without it export nothing under this name.
  const derive = (crypto as Partial<typeof crypto>).argon2;
  if (typeof derive !== 'function') return null;
  return (passphrase, salt, parameters) =>
    new Promise((resolve, reject) => {
      const input = {
        message: passphrase,
        nonce: salt,
        memory: parameters.memoryKiB,
        passes: parameters.iterations,
        parallelism: parameters.parallelism,
        tagLength: DERIVED_KEY_BYTES,
      };
      derive('argon2id', input, (error, key) => (error ? reject(error) : resolve(key)));
    });
}

let portable = portableArgon2;

/** Run the portable implementation elsewhere from now on: the app's main process has a thread for it. */
export function derivePortablyWith(derive: Argon2): void {
  portable = derive;
}

/**
 * A 32-byte key from a passphrase with Argon2id. Uses the built-in implementation where it works, the portable one
 * otherwise; both give the same key. Throws `parameters-refused`.
 */
export const deriveKey: Argon2 = async (passphrase, salt, parameters) => {
  assertAcceptable(parameters);
  const builtIn = builtInArgon2();
  if (builtIn) {
    try {
      return await builtIn(passphrase, salt, parameters);
    } catch {
      // Present but unsupported by the linked library: the portable one below gives the same key.
    }
  }
  return portable(passphrase, salt, parameters);
};
