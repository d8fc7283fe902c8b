/** Opening, locking and creating the ledger. */
import type { AppServices, HandlersOf } from './handlers.ts';
import { bytesOf, secretOf } from './secret.ts';

type Names =
  | 'session.state'
  | 'session.create'
  | 'session.unlock'
  | 'session.accept-loss'
  | 'session.lock'
  | 'session.open-sample';

export function sessionHandlers({ session }: AppServices): HandlersOf<Names> {
  return {
    'session.state': () => session.state(),
    'session.create': ({ passphrase, keychain }) => session.create(bytesOf(passphrase), keychain),
    'session.unlock': (secret) => session.unlock(secretOf(secret)),
    'session.accept-loss': () => session.acceptLoss(),
    'session.lock': () => session.lock('user'),
    'session.open-sample': () => session.openSample(),
  };
}
