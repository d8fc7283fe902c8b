/** Derives one key in a thread of its own and ends: in the main process the half second of work would freeze the windows. */
import { parentPort } from 'node:worker_threads';
import { type Argon2Parameters, portableArgon2 } from './argon2.ts';
import { wipe } from './wipe.ts';

/** What the thread is told. The passphrase's bytes are moved to it, and wiped by it. */
export interface DeriveMessage {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly parameters: Argon2Parameters;
}

const port = parentPort;
if (port === null) throw new Error('the key derivation runs in a worker thread');

port.once('message', async ({ passphrase, salt, parameters }: DeriveMessage) => {
  try {
    const key = Uint8Array.from(await portableArgon2(passphrase, salt, parameters));
    port.postMessage({ key }, [key.buffer]);
  } catch {
    port.postMessage({ key: null });
  } finally {
    wipe(passphrase);
    port.close();
  }
});
