/**
 * A secret on its way to one receiver. Messages between processes are copied through buffers that nobody can overwrite, so a key
 * travels encrypted: for a pair of keys that the receiver made for itself and that ends with it.
 */
import { createHash, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { seal, unseal } from '../keys/seal.ts';
import { wipe } from '../keys/wipe.ts';

const CONTEXT = 'root-ledger helper secret 1';
const PUBLIC_KEY_BYTES = 44;

export interface Receiver {
  /** To be told to whoever sends (X25519, SPKI). */
  readonly publicKey: Uint8Array;
  /** The secret. Throws if it was not sealed for this receiver. The caller wipes it. */
  open(sealed: Uint8Array): Buffer;
}

const spki = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ type: 'spki', format: 'der' }));

function sharedKey(privateKey: KeyObject, publicKey: Uint8Array): Buffer {
  const other = createPublicKey({ key: Buffer.from(publicKey), type: 'spki', format: 'der' });
  const shared = diffieHellman({ privateKey, publicKey: other });
  const key = createHash('sha256').update(CONTEXT).update(shared).digest();
  wipe(shared);
  return key;
}

export function receiver(): Receiver {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: spki(pair.publicKey),
    open: (sealed) => {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const key = sharedKey(pair.privateKey, bytes.subarray(0, PUBLIC_KEY_BYTES));
      const opened = unseal(key, JSON.parse(bytes.subarray(PUBLIC_KEY_BYTES).toString('utf8')), CONTEXT);
      wipe(key);
      if (opened === null) throw new Error('That secret was sealed for somebody else.');
      return opened;
    },
  };
}

/** Seal a secret for a receiver. The caller wipes the secret. */
export function sealFor(publicKey: Uint8Array, secret: Uint8Array): Uint8Array {
  const once = generateKeyPairSync('x25519');
  const key = sharedKey(once.privateKey, publicKey);
  const sealed = seal(key, secret, CONTEXT);
  wipe(key);
  return Uint8Array.from(Buffer.concat([spki(once.publicKey), Buffer.from(JSON.stringify(sealed), 'utf8')]));
}
