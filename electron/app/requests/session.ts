/** Opening, locking and creating the ledger. */
import type { AppServices, HandlersOf } from './handlers.ts';

type Names = 'session.state' | 'session.create' | 'session.unlock' | 'session.lock' | 'session.open-sample';

/** SECURITY: a passphrase leaves its string at once; the bytes are wiped by the keys. */
function bytesOf(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase);
}

export function sessionHandlers({ session }: AppServices): HandlersOf<Names> {
  return {
    'session.state': () => session.state(),
    'session.create': ({ passphrase, keychain }) => session.create(bytesOf(passphrase), keychain),
    'session.unlock': (secret) =>
      session.unlock(
        secret.with === 'passphrase' ? { with: 'passphrase', passphrase: bytesOf(secret.passphrase) } : secret,
      ),
    'session.lock': () => session.lock('user'),
    'session.open-sample': () => session.openSample(),
  };
}
