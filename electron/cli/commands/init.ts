/** `init`: create an empty encrypted ledger. */

import { rm } from 'node:fs/promises';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { fileDestination } from '../../files/destination.ts';
import { writeOut } from '../../files/write-out.ts';
import { createLedger } from '../../ledger/create-ledger.ts';
import { ledgerLocation } from '../../ledger/location.ts';
import type { Command } from '../command.ts';
import { readPassphrase } from '../open-session.ts';
import { outputRules } from '../output.ts';

export const init: Command = {
  name: 'init',
  does: 'create an empty encrypted ledger',
  usage: 'init --ledger DIR --passphrase-file F [--recovery-key-out F]',
  options: { 'recovery-key-out': { type: 'string' } },
  writes: () => true,
  async run({ values, say }) {
    const location = ledgerLocation(typeof values.ledger === 'string' ? values.ledger : undefined);
    const passphrase = await readPassphrase(values, say);
    if (passphrase === null)
      throw new LedgerError('no-key', 'A new ledger needs a passphrase.', {
        hint: 'Give --passphrase-file FILE (or - for standard input), at least 8 characters.',
      });
    const out = values['recovery-key-out'];
    // A recovery key is written over nothing, whatever was agreed to.
    const rules = { ...outputRules(values), replace: false, toReplace: '' };
    if (typeof out === 'string') await fileDestination(out, rules);
    const handOver = async (recoveryKey: string) => {
      if (typeof out === 'string') await writeOut(out, `${recoveryKey}\n`, rules);
      written = typeof out === 'string' ? out : null;
    };
    let written: string | null = null;
    const { unlocked, recoveryKey } = await createLedger(location.folder, {
      passphrase,
      program: 'the command "init"',
      handOver,
    }).catch(async (error: unknown) => {
      // It opens nothing.
      if (written !== null) await rm(written, { force: true });
      throw error;
    });
    unlocked.wipe();
    // Shown once and kept nowhere; on standard error so that it does not end up in a script's output.
    if (typeof out === 'string')
      say(`Wrote the recovery key to ${out}. Print it, and keep it apart from this machine.`);
    else say(`Recovery key (shown once, print it and keep it apart from this machine): ${recoveryKey}`);
    return { json: { ledger: location.folder }, text: `Created ${location.folder}\n` };
  },
};
