/** Files that a command writes where `--out` says. */
import type { DestinationRules } from '../files/destination.ts';
import { ledgerLocation } from '../ledger/location.ts';
import type { OptionTable, Values } from './command.ts';

/** The option of every command that writes a file. */
export const FORCE = { force: { type: 'boolean' } } as const satisfies OptionTable;

/** What may be written to, by a command with these options: not the ledger they name, and not what unlocks it. */
export function outputRules(values: Values): DestinationRules {
  const text = (name: string): readonly string[] => {
    const value = values[name];
    return typeof value === 'string' && value !== '-' ? [value] : [];
  };
  return {
    replace: values.force === true,
    toReplace: ', or give --force to replace it',
    ledgers: [ledgerLocation(text('ledger')[0]).folder],
    secrets: [...text('passphrase-file'), ...text('recovery-key-file')],
  };
}
