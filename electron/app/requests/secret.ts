/** A secret as the window sends it, as the keys take it. */
import type { z } from 'zod';
import type { secretSchema } from '../../../shared/ipc/channels/keys.ts';
import type { UnlockSecret } from '../session/ports.ts';

/** SECURITY: a passphrase leaves its string at once; the bytes are wiped by the keys. */
export function bytesOf(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase);
}

export function secretOf(secret: z.output<typeof secretSchema>): UnlockSecret {
  return secret.with === 'passphrase' ? { with: 'passphrase', passphrase: bytesOf(secret.passphrase) } : secret;
}
