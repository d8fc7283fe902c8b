import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBackupName, listBackups } from '../../../electron/backup/rolling.ts';
import { stageBackup } from '../../../electron/backup/staged.ts';
import { openAndCheck } from '../ledgers.ts';
import type { KillKind } from './kind.ts';

export const backups: KillKind = {
  name: 'backups',
  windowMs: 500,
  people: 40,
  prepare: async ({ key }) => ({ args: [key] }),
  check: async ({ folder, template, killed }) => {
    const { people, problems, host } = await openAndCheck(folder, template.recoveryKey);
    host.close();
    const found = [...problems];
    const folderOfBackups = join(folder, 'backups');
    const named = readdirSync(folderOfBackups).filter(isBackupName);
    const listed = await listBackups(folder);
    if (listed.length !== named.length) found.push('partial: a file that looks like a backup and is none');
    const aside = mkdtempSync(join(tmpdir(), 'root-ledger-look-'));
    for (const { name } of listed)
      try {
        const secret = { with: 'recovery', recoveryKey: template.recoveryKey } as const;
        const staged = await stageBackup(aside, join(folderOfBackups, name), secret);
        if (staged.preview.content.people > people.size) found.push('a backup of what was never written');
        await staged.discard();
      } catch (error) {
        found.push(`partial: ${name} does not open: ${error instanceof Error ? error.message : error}`);
      }
    rmSync(aside, { recursive: true, force: true });
    const last = killed.acknowledged.at(-1);
    if (last !== undefined) {
      const [number, file = ''] = last.split(' ');
      if (!existsSync(file)) found.push('lost: the last backup');
      if (people.size < backups.people + Number(number) + 1) found.push('lost: a change');
    }
    return found;
  },
};
