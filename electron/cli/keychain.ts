/** The keychain that commands may unlock with. Only Electron reaches it: the packaged app offers it, a checkout has none. */
import { LedgerError } from '../../shared/ipc/result.ts';
import { listSlots } from '../keys/change.ts';
import type { UnlockedKeys } from '../keys/data-key.ts';
import type { Keychain } from '../keys/keychain.ts';
import { unlockWithKeychain } from '../keys/unlock.ts';

type Reach = () => Promise<Keychain>;

let reach: Reach | null = null;

/** From now on commands without `--passphrase-file` ask this keychain. */
export function offerKeychain(offered: Reach | null): void {
  reach = offered;
}

const GIVE_A_FILE = 'Give --passphrase-file FILE (or - for standard input).';

/** Unlock with the keychain, where there is one and the ledger is set up for it. Throws `no-key` with the way forward, and what unlocking throws. */
export async function unlockFromKeychain(folder: string): Promise<UnlockedKeys> {
  if (reach === null)
    throw new LedgerError('no-key', 'The ledger is locked.', {
      hint: `${GIVE_A_FILE} The keychain of this computer is reached by the installed app’s command line only.`,
    });
  if (!(await listSlots(folder)).some((slot) => slot.kind === 'keychain'))
    throw new LedgerError('no-key', 'The ledger is locked, and not set up to be unlocked with the keychain.', {
      hint: `${GIVE_A_FILE} Or set the keychain up in the app, under Keys & backups.`,
    });
  return unlockWithKeychain(folder, await reach());
}
