/** AES-256-GCM over small secrets, bound to a description of where they belong. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
export const KEY_BYTES = 32;

export interface Sealed {
  /** Base64, 12 bytes, random. */
  readonly nonce: string;
  /** Base64, ciphertext followed by the 16-byte tag. */
  readonly sealed: string;
}

/** Encrypts `secret` under `key` (32 bytes); opening it later needs the same `context`. */
export function seal(key: Uint8Array, secret: Uint8Array, context: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** The secret, or null if the key, the context or the sealed bytes are not the right ones. */
export function unseal(key: Uint8Array, box: Sealed, context: string): Buffer | null {
  const sealed = Buffer.from(box.sealed, 'base64');
  const nonce = Buffer.from(box.nonce, 'base64');
  if (sealed.length <= TAG_BYTES || nonce.length !== NONCE_BYTES) return null;
  const split = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context, 'utf8'))
    .setAuthTag(sealed.subarray(split));
  const opened = decipher.update(sealed.subarray(0, split));
  try {
    decipher.final();
    return opened;
  } catch {
    opened.fill(0);
    return null;
  }
}
