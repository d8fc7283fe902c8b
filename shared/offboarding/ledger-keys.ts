/** What opens the ledger, as the step that keeps somebody out of it knows it, and which change of the keys ends which of it. */

export const LEDGER_KEYS = [
  { key: 'ledger:passphrase', label: 'The passphrase', note: 'if they know it, or saw it typed' },
  { key: 'ledger:recovery-key', label: 'The recovery key', note: 'if they had it in their hands' },
  { key: 'ledger:data-key', label: 'The encryption key', note: 'if they may have a copy of the ledger or a backup' },
] as const;
type LedgerKey = (typeof LEDGER_KEYS)[number]['key'];

/** Every change of what opens the ledger, by the channel that makes it. */
export type KeyChange =
  | 'keys.change-passphrase'
  | 'keys.new-recovery-key'
  | 'keys.set-keychain'
  | 'keys.remove-slot'
  | 'keys.rekey-finish';

/** What somebody who had it cannot use any more after a change. The encryption key brings a recovery key of its own. */
export const ENDED_BY: Readonly<Record<KeyChange, readonly LedgerKey[]>> = {
  'keys.change-passphrase': ['ledger:passphrase'],
  'keys.new-recovery-key': ['ledger:recovery-key'],
  'keys.set-keychain': [],
  'keys.remove-slot': [],
  'keys.rekey-finish': ['ledger:recovery-key', 'ledger:data-key'],
};
