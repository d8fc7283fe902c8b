/** Main's side of the derivation thread. */
import { Worker } from 'node:worker_threads';
import type { Argon2 } from './argon2.ts';
import type { DeriveMessage } from './argon2-worker.ts';
import { wipe } from './wipe.ts';

/** The portable Argon2id in a thread of its own, started from `workerFile` for each derivation and ended after it. */
export function argon2InThread(workerFile: string | URL): Argon2 {
  return async (passphrase, salt, parameters) => {
    const worker = new Worker(workerFile, { name: 'key derivation' });
    try {
      const answer = new Promise<Buffer>((resolve, reject) => {
        worker.once('message', ({ key }: { key: Uint8Array | null }) => {
          if (key === null) return reject(new Error('The key could not be derived.'));
          resolve(Buffer.from(key));
          wipe(key);
        });
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('The key derivation ended early.')));
      });
      // A copy that is moved: the caller's bytes are the caller's to wipe.
      const own = Uint8Array.from(passphrase);
      const message: DeriveMessage = { passphrase: own, salt: Uint8Array.from(salt), parameters };
      worker.postMessage(message, [own.buffer]);
      return await answer;
    } finally {
      await worker.terminate();
    }
  };
}
