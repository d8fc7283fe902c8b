/** `init`: create an empty encrypted ledger. */

import { LedgerError } from '../../../shared/ipc/result.ts';
import { settleRestoreAtStart } from '../../backup/restore.ts';
import { createKeyFile } from '../../keys/create.ts';
import { LedgerHost } from '../../ledger/host.ts';
import { ledgerLocation, prepareFolders } from '../../ledger/location.ts';
import { openLedgerDatabase } from '../../ledger/open.ts';
import type { Command } from '../command.ts';
import { readPassphrase } from '../open-session.ts';

export const init: Command = {
  name: 'init',
  does: 'create an empty encrypted ledger',
  usage: 'init --ledger DIR --passphrase-file F',
  options: {},
  writes: () => true,
  async run({ values, say }) {
    const location = ledgerLocation(typeof values.ledger === 'string' ? values.ledger : undefined);
    const passphrase = await readPassphrase(values);
    if (passphrase === null)
      throw new LedgerError('no-key', 'A new ledger needs a passphrase.', {
        hint: 'Give --passphrase-file FILE (or - for standard input), at least 8 characters.',
      });
    await prepareFolders(location);
    await settleRestoreAtStart(location.folder);
    const { unlocked, recoveryKey } = await createKeyFile(location.folder, { passphrase });
    try {
      new LedgerHost(openLedgerDatabase(location.folder, unlocked.keys[0].key, { create: true })).close();
    } finally {
      unlocked.wipe();
    }
    // The recovery key is shown once and kept nowhere; on standard error so that it does not end up in a script's output.
    say(`Recovery key (shown once, print it and keep it apart from this machine): ${recoveryKey}`);
    return { json: { ledger: location.folder }, text: `Created ${location.folder}\n` };
  },
};
