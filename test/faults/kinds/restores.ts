import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import { settleRestoreAtStart } from '../../../electron/backup/restore.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { addPerson, copyOf, openAndCheck } from '../ledgers.ts';
import type { KillKind } from './kind.ts';

export const restores: KillKind = {
  name: 'restores',
  windowMs: 500,
  people: 20,
  recoveryOnly: true,
  prepare: async (template) => {
    const out = mkdtempSync(join(tmpdir(), 'root-ledger-backups-'));
    const key = Buffer.from(template.key, 'hex');
    const files = await Promise.all(
      ['A', 'B'].map(async (name) => {
        const { folder, dispose } = copyOf(template);
        const host = new LedgerHost(openLedgerDatabase(folder, key));
        addPerson(host, `only-in-${name}`);
        host.close();
        const file = join(out, `${name}.root-ledger-backup`);
        await makeBackup({ folder, key, out: file, app: 'fault', now: new Date() });
        dispose();
        return file;
      }),
    );
    return {
      args: [template.recoveryKey, ...files],
      dispose: async () => rmSync(out, { recursive: true, force: true }),
    };
  },
  check: async ({ folder, template, killed }) => {
    await settleRestoreAtStart(folder);
    const { people, problems, host } = await openAndCheck(folder, template.recoveryKey);
    host.close();
    const acknowledged = killed.acknowledged.length;
    const which = people.has('only-in-A') ? 'A' : people.has('only-in-B') ? 'B' : 'before';
    const last = killed.acknowledged.at(-1) ?? 'before';
    const next = acknowledged % 2 === 0 ? 'A' : 'B';
    const aside = readdirSync(folder).filter((name) => name.startsWith('replaced-')).length;
    const people_ = restores.people + (which === 'before' ? 0 : 1);
    return [
      ...problems,
      ...(which === last || which === next ? [] : [`lost: ${last}, found ${which}`]),
      ...(people.size === people_ ? [] : ['partial: a mixture of two ledgers']),
      ...(aside >= acknowledged ? [] : ['lost: a ledger that was moved aside']),
      ...(readdirSync(folder).some((name) => name.startsWith('restor')) ? ['a restore was not settled'] : []),
    ];
  },
};
