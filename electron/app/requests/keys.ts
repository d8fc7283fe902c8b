/** The ways to unlock the open ledger. */
import type { KeysView } from '../../../shared/ipc/channels/keys.ts';
import type { AppServices, HandlersOf } from './handlers.ts';
import { bytesOf, secretOf } from './secret.ts';

type Names =
  | 'keys.list'
  | 'keys.change-passphrase'
  | 'keys.new-recovery-key'
  | 'keys.set-keychain'
  | 'keys.remove-slot'
  | 'keys.rekey-begin'
  | 'keys.rekey-finish';

export function keyHandlers({ trust }: AppServices): HandlersOf<Names> {
  const { keys, keychain } = trust;
  return {
    'keys.list': async (): Promise<KeysView> => {
      const [slots, state] = await Promise.all([keys.slots(), keychain()]);
      const set = slots.find((slot) => slot.kind === 'keychain');
      return {
        slots: slots.map((slot) => ({ ...slot, backend: slot.backend ?? null })),
        keychain: state,
        keychainProblem: set === undefined ? null : (problemOf(set.backend, state) ?? (await lostOf(keys))),
        rekeyWaits: keys.rekeyWaits,
        notices: keys.notices,
      };
    },
    'keys.change-passphrase': async ({ secret, passphrase }) => {
      await keys.changePassphrase(secretOf(secret), bytesOf(passphrase));
      return null;
    },
    'keys.new-recovery-key': async ({ secret }) => ({ recoveryKey: await keys.newRecoveryKey(secretOf(secret)) }),
    'keys.set-keychain': async ({ secret }) => {
      await keys.setKeychain(secretOf(secret));
      return null;
    },
    'keys.remove-slot': async ({ secret, slot }) => {
      await keys.removeSlot(secretOf(secret), slot);
      return null;
    },
    'keys.rekey-begin': async ({ passphrase }) => ({ recoveryKey: await keys.beginRekey(bytesOf(passphrase)) }),
    'keys.rekey-finish': async ({ stored }) => {
      await keys.finishRekey(stored);
      return null;
    },
  };
}

const LOST =
  'It no longer holds this ledger’s secret: it was reset, or the ledger came from another computer. Set it up anew, or remove it.';

/** What trying says: the same keychain may have been reset. One that does not answer just now is not called lost. */
async function lostOf(keys: AppServices['trust']['keys']): Promise<string | null> {
  return (await keys.keychainOpens().catch(() => true)) ? null : LOST;
}

/** Why a keychain that was set up does not open the ledger any more, as far as can be told without trying it. */
function problemOf(made: string | undefined, now: KeysView['keychain']): string | null {
  if (!now.available) return `${now.description} Unlocking with it does not work until it answers again.`;
  if (made === now.description) return null;
  return `It was set up with “${made}”, and this session uses “${now.description}”. Set it up anew, or sign in as before.`;
}
