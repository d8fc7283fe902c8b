/** Whatever takes the last entries away leaves a whole ledger behind that ends earlier: the witness beside it says so. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import { restoreStaged } from '../../../electron/backup/restore.ts';
import { stageBackup } from '../../../electron/backup/staged.ts';
import { unlockWithPassphrase } from '../../../electron/keys/unlock.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { LedgerHost, type Opening } from '../../../electron/ledger/host.ts';
import { chainHead, readLog } from '../../../electron/ledger/log.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { openWithKeys } from '../../../electron/ledger/open-with-keys.ts';
import { changeDataKey } from '../../../electron/ledger/rekeying/change-data-key.ts';
import { makeCopy } from '../../../electron/ledger/rekeying/encrypted-copy.ts';
import { verifyLedger } from '../../../electron/ledger/verify.ts';
import { Witness } from '../../../electron/ledger/witness.ts';
import { addPeople, NOW, newLedger, PASSPHRASE, type TestLedger } from '../backup/ledgers.ts';
import { utf8 } from '../keys/fixtures.ts';
import { scratch } from './scratch.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../keys/quick-derivation.ts')).quickDerivation,
}));

const databaseOf = ({ folder }: { folder: string }) => join(folder, 'ledger.db');
const witnessOf = ({ folder }: { folder: string }) => join(folder, 'ledger.head');

function reopened({ folder, key }: Pick<TestLedger, 'folder' | 'key'>, how: Opening = {}): LedgerHost {
  const database = openLedgerDatabase(folder, key);
  try {
    return new LedgerHost(database, undefined, null, undefined, how);
  } catch (error) {
    database.db.close();
    throw error;
  }
}

/** Opens it, looks, closes it. */
function opens(ledger: Pick<TestLedger, 'folder' | 'key'>, how: Opening = {}) {
  const host = reopened(ledger, how);
  const { doubt } = host;
  const [last] = readLog(host.ledger.db, { limit: 1, search: '' });
  const problems = verifyLedger(host.ledger);
  host.close();
  return { doubt, last, problems };
}

/** Three people, then two more; `before` is the folder's database as it was between. */
async function grown() {
  const ledger = await newLedger('ada', 'bela', 'cora');
  ledger.host.close();
  const before = join(ledger.folder, 'before.db');
  cpSync(databaseOf(ledger), before);
  const host = reopened(ledger);
  addPeople(host, 'dora', 'ella');
  return { ...ledger, before, host };
}

describe('the witness of the head', () => {
  test('follows every change, and a ledger that is as it was opens without a word', async () => {
    const { host, ...ledger } = await grown();
    expect(new Witness(witnessOf(ledger), ledger.key).read()).toEqual({
      head: { seq: 5, hash: chainHead(host.ledger.db).hash },
    });
    host.close();
    expect(opens(ledger)).toMatchObject({ doubt: null, last: { seq: 5 }, problems: [] });
  });

  test.each(['an older copy', 'a lost journal', 'a cut-off tail', 'a flipped bit in the journal'])(
    '%s is refused with the number of entries that are missing',
    async (what) => {
      const { host, ...ledger } = await grown();
      if (what === 'a lost journal' || what === 'a flipped bit in the journal') {
        // What a killed process leaves: the file as it was opened, and a journal.
        const live = ['ledger.db', 'ledger.db-wal', 'ledger.head'];
        for (const name of live) cpSync(join(ledger.folder, name), join(ledger.folder, `left-${name}`));
        host.close();
        rmSync(`${databaseOf(ledger)}-shm`, { force: true });
        for (const name of live) renameSync(join(ledger.folder, `left-${name}`), join(ledger.folder, name));
        const journal = `${databaseOf(ledger)}-wal`;
        if (what === 'a lost journal') rmSync(journal);
        else {
          const bytes = readFileSync(journal);
          bytes[32 + 100] = (bytes[32 + 100] ?? 0) ^ 1;
          writeFileSync(journal, bytes);
        }
      } else {
        host.close();
        if (what === 'an older copy') renameSync(ledger.before, databaseOf(ledger));
        else {
          const db = openEncrypted(databaseOf(ledger), ledger.key);
          db.pragma('foreign_keys = OFF');
          const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
            name: string;
            sql: string;
          }[];
          for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
          db.exec(`DELETE FROM fact WHERE added_seq > 3; DELETE FROM log WHERE seq > 3;
            DELETE FROM subject WHERE id NOT IN (SELECT subject_id FROM fact)`);
          for (const { sql } of triggers) db.exec(sql);
          db.close();
        }
      }
      expect(() => opens(ledger)).toThrow(
        expect.objectContaining({
          code: 'ledger-behind',
          message: expect.stringMatching(/^2 entries .* missing: it ends with entry 3, and entry 5/),
        }),
      );
      expect(opens(ledger, { onlyLook: true })).toMatchObject({ doubt: { kind: 'missing', missing: 2 }, problems: [] });
      // Refused again, until somebody says to go on; the log says who.
      expect(() => opens(ledger)).toThrow('missing');
      const accepted = opens(ledger, { acceptedBy: 'ada' });
      expect(accepted.last).toMatchObject({ seq: 4, actor: 'ada', action: 'witness', detail: { missing: 2 } });
      expect(opens(ledger)).toMatchObject({ doubt: null, problems: [] });
    },
  );

  test('a rewritten past of the same length is another past', async () => {
    const { host, ...ledger } = await grown();
    host.close();
    renameSync(ledger.before, databaseOf(ledger));
    rmSync(witnessOf(ledger));
    const other = reopened(ledger);
    addPeople(other, 'faye');
    const head = { seq: chainHead(other.ledger.db).seq, hash: 'a'.repeat(64) };
    other.close();
    new Witness(witnessOf(ledger), ledger.key).keep(head, { alone: true });
    expect(() => opens(ledger)).toThrow(
      expect.objectContaining({ code: 'ledger-behind', message: expect.stringMatching(/another past/) }),
    );
  });

  test('one that is behind is no alarm: a kill between a commit and its note leaves it so', async () => {
    const { host, ...ledger } = await grown();
    cpSync(witnessOf(ledger), join(ledger.folder, 'behind'));
    addPeople(host, 'faye');
    host.close();
    renameSync(join(ledger.folder, 'behind'), witnessOf(ledger));
    expect(opens(ledger)).toMatchObject({ doubt: null });
    expect(new Witness(witnessOf(ledger), ledger.key).read()).toMatchObject({ head: { seq: 6 } });
  });

  test('one that was half written, or forged in one place, still has the other', async () => {
    const { host, ...ledger } = await grown();
    addPeople(host, 'faye');
    host.close();
    const whole = readFileSync(witnessOf(ledger));
    const left = [0, 1].map((slot) => {
      const torn = Buffer.from(whole);
      torn.fill(0x20, slot * 256 + 40, slot * 256 + 256);
      writeFileSync(witnessOf(ledger), torn);
      return new Witness(witnessOf(ledger), ledger.key).read();
    });
    expect(left.map((seen) => (typeof seen === 'object' ? seen.head.seq : seen)).sort()).toEqual([5, 6]);
  });

  test.each([
    ['missing', () => undefined],
    [
      'of another key',
      (file: string) => new Witness(file, Buffer.alloc(32, 9)).keep({ seq: 99, hash: 'b'.repeat(64) }),
    ],
    ['damaged', (file: string) => writeFileSync(file, 'nothing')],
    ['a link', (file: string) => symlinkSync('/etc/hostname', file)],
  ])('one that is %s is told, and begins anew with an entry', async (_, put) => {
    const { host, ...ledger } = await grown();
    host.close();
    rmSync(witnessOf(ledger));
    put(witnessOf(ledger));
    expect(opens(ledger, { onlyLook: true }).doubt).toMatchObject({ kind: 'no-witness' });
    expect(opens(ledger, { beginsNone: true }).last).toMatchObject({ seq: 5 });
    const first = opens(ledger);
    expect(first.last).toMatchObject({ seq: 6, action: 'witness' });
    expect(opens(ledger).doubt).toBeNull();
  });

  test('restoring a backup on purpose is no alarm, and notes how far the ledger went that was there', async () => {
    const { host, ...ledger } = await grown();
    const out = join(scratch(), 'one.root-ledger-backup');
    await makeBackup({ folder: ledger.folder, key: ledger.key, out, app: '1', now: NOW });
    addPeople(host, 'faye', 'gina');
    const { hash } = chainHead(host.ledger.db);
    host.close();
    const staged = await stageBackup(ledger.folder, out, { with: 'passphrase', passphrase: utf8(PASSPHRASE) });
    const { aside } = await restoreStaged(ledger.folder, staged, { actor: 'me', now: new Date() });
    await staged.discard();
    expect(existsSync(join(aside ?? '', 'ledger.head'))).toBe(true);
    expect(opens(ledger)).toMatchObject({
      doubt: null,
      last: { seq: 6, action: 'restore', detail: { replaced: { seq: 7, hash } } },
    });
  });

  test.each(['replace', 'replaced', null])(
    'a change of the data key keeps a witness for whichever key is in force, stopped at %s',
    async (stop) => {
      const { host, ...ledger } = await grown();
      host.close();
      const unlocked = await unlockWithPassphrase(ledger.folder, utf8(PASSPHRASE));
      const change = changeDataKey(
        databaseOf(ledger),
        ledger.folder,
        unlocked,
        { passphrase: utf8(PASSPHRASE) },
        makeCopy,
        {
          step: (name) => {
            if (name === stop) throw new Error('stopped');
          },
        },
      );
      await change.then(
        () => expect(stop).toBeNull(),
        () => expect(stop).not.toBeNull(),
      );
      const opened = await openWithKeys(
        databaseOf(ledger),
        ledger.folder,
        await unlockWithPassphrase(ledger.folder, utf8(PASSPHRASE)),
      );
      expect(opened.witness.read()).toMatchObject({ head: { seq: 5 } });
      opened.database.close();
    },
  );
});
