/** When a backup is due: after changes, and never because of the entry that tells of the last one. */
import { describe, expect, test, vi } from 'vitest';
import { BackupKeeper } from '../../../electron/backup/keeper.ts';
import type { Job } from '../../../electron/backup/messages.ts';
import { listBackups, makeRollingBackup } from '../../../electron/backup/rolling.ts';
import type { LedgerHost } from '../../../electron/ledger/host.ts';
import { readLog } from '../../../electron/ledger/log.ts';
import { changedSince, tellTakenOut } from '../../../electron/ledger/taken-out.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings.ts';
import { addPeople, newLedger } from './ledgers.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../keys/quick-derivation.ts')).quickDerivation,
}));

function keeperOf(now: () => Date) {
  const run = async (job: Job) => {
    if (job.kind !== 'rolling') throw new Error('not asked for');
    return makeRollingBackup({ ...job, key: Buffer.from(job.key), now: new Date(job.now) }) as never;
  };
  const notice = () => {};
  return new BackupKeeper({ run, settings: () => DEFAULT_SETTINGS, app: '1', now, onChange: () => {}, notice });
}

const ledgerOf = (host: LedgerHost) => {
  const context = { ledger: host.ledger, assessment: host.assessment, actor: 'me' };
  return {
    changedSince: async (head: Parameters<typeof changedSince>[1]['head']) => changedSince(context, { head }),
    tell: async (title: string, detail: Parameters<typeof tellTakenOut>[1]['detail']) =>
      tellTakenOut(context, { what: 'backup', title, detail }),
  };
};

describe('the keeper of backups', () => {
  test('backs up what the newest backup lacks, tells it, and takes that for no change', async () => {
    const { folder, key, host } = await newLedger('ada');
    let minute = 0;
    /** One session: opened, used, closed by its user. Answers how many backups there are. */
    const session = async (...people: string[]) => {
      minute += 1;
      const keeper = keeperOf(() => new Date(Date.UTC(2026, 10, 24, 12, minute)));
      keeper.opened(folder, key);
      await keeper.follows(ledgerOf(host));
      addPeople(host, ...people);
      if (people.length > 0) keeper.changed();
      await keeper.beforeClose();
      keeper.closed();
      return (await listBackups(folder)).length;
    };
    expect(await session()).toBe(1);
    expect(readLog(host.ledger.db, { limit: 9, search: '' }).map(({ action }) => action)).toEqual(['backup', 'edit']);
    expect(await session()).toBe(1);
    expect(await session('bela')).toBe(2);
    expect(await session()).toBe(2);
    // Changed while no window was there, by the command line.
    host.ledger.note({ actor: 'me', action: 'offboard', title: 'Signed' });
    expect(await session()).toBe(3);
    host.close();
  });
});
