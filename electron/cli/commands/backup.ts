/** `backup`: one encrypted file that holds everything needed to have the ledger again, checked before it counts. */
import { resolve } from 'node:path';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { appVersion } from '../../backup/app-version.ts';
import { BACKED_UP_TO_FILE } from '../../backup/keeper.ts';
import { BACKUP_EXTENSION, makeBackup } from '../../backup/make-backup.ts';
import { fileDestination } from '../../files/destination.ts';
import { tellTakenOut } from '../../ledger/taken-out.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { FORCE, outputRules } from '../output.ts';

export const backup: Command = {
  name: 'backup',
  does: 'an encrypted backup in one file, checked before it counts',
  usage: `backup --out F${BACKUP_EXTENSION} [--force]`,
  options: { out: { type: 'string' }, ...FORCE },
  writes: () => true,
  async run({ values, open }) {
    if (typeof values.out !== 'string') throw new UsageError('backup needs --out FILE');
    if (values.demo === true) throw new UsageError('the sample company is not backed up: its key is kept nowhere');
    const rules = outputRules(values);
    await fileDestination(values.out, rules);
    const { folder, dataKey, now, host, actor } = await open();
    if (dataKey === null) throw new LedgerError('locked', 'The ledger is locked.');
    const out = resolve(values.out);
    const wanted = { folder, key: dataKey, out, app: appVersion(), now: now(), ...rules };
    const { bytes, made, content } = await makeBackup(wanted);
    const { accounts, people } = content;
    const detail = { made, bytes, entry: content.lastEntry?.seq ?? 0 };
    tellTakenOut({ ...host, actor }, { what: 'backup', title: BACKED_UP_TO_FILE, detail });
    return {
      json: { ok: true, problems: [], file: out, bytes, made, ...content },
      text: `Wrote and checked ${out}: ${accounts} accounts, ${people} people.\n`,
    };
  },
};
