/** The session's keys: the key file, and the operating system's keychain. */
import { assertNotThrottled } from '../../keys/attempts.ts';
import type { UnlockedKeys } from '../../keys/data-key.ts';
import { KeyError } from '../../keys/errors.ts';
import { hasKeyFile, loadKeyFile } from '../../keys/key-store.ts';
import type { Keychain } from '../../keys/keychain.ts';
import { finishRekey } from '../../keys/rekey.ts';
import { slotsOf, unlockWithKeychain, unlockWithPassphrase, unlockWithRecoveryKey } from '../../keys/unlock.ts';
import { createLedger } from '../../ledger/create-ledger.ts';
import { ledgerLocation } from '../../ledger/location.ts';
import { removeCopy } from '../../ledger/rekeying/encrypted-copy.ts';
import type { KeyPort, KeyState, KeysInHand, UnlockSecret } from './ports.ts';

/** Names that people know, for the names that Electron gives. */
function keychainName(backend: string): string {
  if (backend === 'gnome_libsecret') return 'GNOME Keyring';
  if (backend.startsWith('kwallet')) return 'KWallet';
  if (backend === 'dpapi') return 'Windows data protection';
  return backend === 'keychain' ? 'macOS Keychain' : backend;
}

function inHand(folder: string, unlocked: UnlockedKeys): KeysInHand {
  const [first, ...rest] = unlocked.keys;
  return {
    keys: [first.key, ...rest.map((one) => one.key)],
    notices: unlocked.notices.map(({ message }) => message),
    settle: async (index) => {
      const winner = unlocked.keys[index];
      // Also with one key in hand: the secret may know one of two that are in use.
      if (!winner || (await loadKeyFile(folder)).file.keys.length === 1) return;
      await removeCopy(ledgerLocation(folder).database);
      (await finishRekey(folder, unlocked, winner.id)).wipe();
    },
    wipe: () => unlocked.wipe(),
  };
}

/** How long the next attempt must wait, in milliseconds. */
async function waitMs(folder: string): Promise<number> {
  try {
    await assertNotThrottled(folder, Date.now());
    return 0;
  } catch (error) {
    return error instanceof KeyError ? (error.details.retryAfterMs ?? 0) : 0;
  }
}

async function stateOf(folder: string): Promise<KeyState> {
  if (!(await hasKeyFile(folder))) return { exists: false, keychainSlot: false, recoverySlot: false, waitMs: 0 };
  const { file } = await loadKeyFile(folder);
  return {
    exists: true,
    keychainSlot: slotsOf(file, 'keychain').length > 0,
    recoverySlot: slotsOf(file, 'recovery').length > 0,
    waitMs: await waitMs(folder),
  };
}

function unlockedBy(folder: string, secret: UnlockSecret, keychain: Keychain): Promise<UnlockedKeys> {
  if (secret.with === 'passphrase') return unlockWithPassphrase(folder, secret.passphrase);
  if (secret.with === 'recovery') return unlockWithRecoveryKey(folder, secret.recoveryKey);
  return unlockWithKeychain(folder, keychain);
}

export function keyPort(keychain: Keychain): KeyPort {
  return {
    state: stateOf,
    keychain: async () => {
      const { real, backend, reason } = await keychain.available();
      return {
        available: real,
        description: real ? keychainName(backend) : (reason ?? 'No keychain answers on this computer.'),
      };
    },
    create: async (folder, wanted) => {
      const made = await createLedger(folder, {
        passphrase: wanted.passphrase,
        keychain: wanted.keychain ? keychain : undefined,
        program: 'the Root Ledger window',
      });
      return { keys: inHand(folder, made.unlocked), recoveryKey: made.recoveryKey };
    },
    unlock: async (folder, secret) => inHand(folder, await unlockedBy(folder, secret, keychain)),
  };
}
