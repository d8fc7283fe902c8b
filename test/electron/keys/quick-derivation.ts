import { createHash } from 'node:crypto';

/** Stands in for Argon2id where its slowness is not what is tested. */
export const quickDerivation = async (passphrase: Uint8Array, salt: Uint8Array): Promise<Buffer> =>
  createHash('sha256').update(salt).update(passphrase).digest();
