/** An older copy of the ledger, put back together with its witness, is told by the heads that are noted away from it. */
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import { headOf, readArchive } from '../../../electron/backup/manifest.ts';
import { headsNotedIn } from '../../../electron/backup/noted.ts';
import { restoreStaged } from '../../../electron/backup/restore.ts';
import { stageBackup } from '../../../electron/backup/staged.ts';
import { LedgerHost, type Opening } from '../../../electron/ledger/host.ts';
import { chainHead, readLog } from '../../../electron/ledger/log.ts';
import { HeadBook, headsIn, notedHead } from '../../../electron/ledger/noted-heads.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { verification } from '../../../electron/ledger/verification.ts';
import { utf8 } from '../keys/fixtures.ts';
import { scratch } from '../ledger/scratch.ts';
import { addPeople, newLedger, PASSPHRASE, type TestLedger } from './ledgers.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../keys/quick-derivation.ts')).quickDerivation,
}));

type Where = Pick<TestLedger, 'folder' | 'key'>;

/** As the window and the command line open it. */
async function reopened({ folder, key }: Where, how: Opening = {}): Promise<LedgerHost> {
  const database = openLedgerDatabase(folder, key);
  try {
    return new LedgerHost(database, undefined, null, undefined, { ...how, elsewhere: await headsNotedIn(folder) });
  } catch (error) {
    database.db.close();
    throw error;
  }
}

/** Opens it, lets these people in, closes it. Answers what was in doubt, and the last entry. */
async function opens(ledger: Where, how: Opening = {}, ...people: string[]) {
  const host = await reopened(ledger, how);
  addPeople(host, ...people);
  const { doubt } = host;
  const [last] = readLog(host.ledger.db, { limit: 1, search: '' });
  const { problems } = verification(host.ledger, { doubt, now: new Date() });
  host.close();
  return { doubt, last, problems };
}

const FILES = ['ledger.db', 'ledger.head'];

/** The ledger and its witness as they are now; the answer puts them back. */
function copied({ folder }: Where): () => void {
  const kept = scratch();
  for (const name of FILES) cpSync(join(folder, name), join(kept, name));
  return () => {
    rmSync(join(folder, 'ledger.db-wal'), { force: true });
    for (const name of FILES) cpSync(join(kept, name), join(folder, name));
  };
}

let backups = 0;
/** A backup in the ledger's own folder of backups. */
async function backedUp({ folder, key }: Where): Promise<string> {
  backups += 1;
  const out = join(folder, 'backups', `by hand ${backups}.root-ledger-backup`);
  await makeBackup({ folder, key, out, own: true, app: '1', now: new Date() });
  return out;
}

async function restored({ folder }: Where, file: string): Promise<void> {
  const staged = await stageBackup(folder, file, { with: 'passphrase', passphrase: utf8(PASSPHRASE) });
  await restoreStaged(folder, staged, { actor: 'me', now: new Date() });
  await staged.discard();
}

const forgetBook = ({ folder }: Where) => rmSync(join(folder, 'logs', 'heads.log'), { force: true });

async function three() {
  const ledger = await newLedger('ada', 'bela', 'cora');
  ledger.host.close();
  return ledger;
}

describe('an older copy with its witness', () => {
  test.each(['a backup', 'the log of heads'])('is told by %s, until somebody says to go on', async (by) => {
    const ledger = await three();
    const putBack = copied(ledger);
    await opens(ledger, {}, 'dora', 'ella');
    if (by === 'a backup') {
      await backedUp(ledger);
      forgetBook(ledger);
    }
    putBack();
    await expect(opens(ledger)).rejects.toMatchObject({
      code: 'ledger-behind',
      message: '2 entries of this ledger are missing: it ends with entry 3, and entry 5 was written.',
      hint: expect.stringContaining('Restore the newest backup'),
    });
    const looked = await opens(ledger, { onlyLook: true });
    expect(looked.problems).toEqual([expect.stringMatching(/^witness: 2 entries .* missing/)]);
    await expect(opens(ledger)).rejects.toThrow('missing');
    const accepted = await opens(ledger, { acceptedBy: 'ada' });
    expect(accepted.last).toMatchObject({ seq: 4, action: 'witness', actor: 'ada', detail: { missing: 2 } });
    // Gone on with, however far: what was given up asks no more.
    expect(await opens(ledger, {}, 'finn', 'gina', 'hugo')).toMatchObject({ doubt: null, problems: [] });
    expect(await opens(ledger)).toMatchObject({ doubt: null, last: { seq: 7 } });
  });

  test('that has been written to since is another past', async () => {
    const ledger = await three();
    const putBack = copied(ledger);
    await opens(ledger, {}, 'dora');
    putBack();
    const { host } = { host: new LedgerHost(openLedgerDatabase(ledger.folder, ledger.key)) };
    addPeople(host, 'ella', 'finn');
    host.close();
    await expect(opens(ledger)).rejects.toMatchObject({ code: 'ledger-behind', message: /another past/ });
    expect((await opens(ledger, { acceptedBy: 'ada' })).last).toMatchObject({ seq: 6, action: 'witness' });
    expect(await opens(ledger)).toMatchObject({ doubt: null });
  });

  test('says more than a witness that is missing, which must not begin anew over it', async () => {
    const ledger = await three();
    const putBack = copied(ledger);
    await opens(ledger, {}, 'dora');
    putBack();
    rmSync(join(ledger.folder, 'ledger.head'));
    await expect(opens(ledger)).rejects.toMatchObject({ code: 'ledger-behind' });
  });
});

describe('a backup restored on purpose', () => {
  test('is no alarm, twice over and to and fro; an older copy of what came of it is one', async () => {
    const ledger = await three();
    const early = await backedUp(ledger);
    await opens(ledger, {}, 'dora', 'ella');
    const late = await backedUp(ledger);
    const before = copied(ledger);
    await restored(ledger, early);
    expect(await opens(ledger, {}, 'finn')).toMatchObject({ doubt: null, last: { seq: 5 } });
    const putBack = copied(ledger);
    await opens(ledger, {}, 'gina', 'hugo', 'ida');
    // The copy from before the restore lacks the restore itself and all that followed it.
    const kept = copied(ledger);
    before();
    await expect(opens(ledger)).rejects.toMatchObject({ code: 'ledger-behind' });
    putBack();
    await expect(opens(ledger)).rejects.toMatchObject({ code: 'ledger-behind', message: /^3 entries/ });
    kept();
    await restored(ledger, late);
    expect(await opens(ledger)).toMatchObject({ doubt: null, last: { seq: 6, action: 'restore' }, problems: [] });
    await restored(ledger, early);
    expect(await opens(ledger, {}, 'june')).toMatchObject({ doubt: null, problems: [] });
  });

  test('in place of a ledger beyond opening is no alarm either', async () => {
    const ledger = await three();
    const early = await backedUp(ledger);
    await opens(ledger, {}, 'dora', 'ella');
    cpSync(early, join(ledger.folder, 'ledger.db'));
    await restored(ledger, early);
    expect(await opens(ledger)).toMatchObject({ doubt: null, last: { seq: 4, action: 'restore' } });
  });
});

describe('what is noted', () => {
  test('a backup carries the last entry, proven with the rest, and is a list of heads to whoever reads it', async () => {
    const ledger = await three();
    const host = await reopened(ledger);
    const { seq, hash } = chainHead(host.ledger.db);
    const first = notedHead(host.ledger.db)?.first;
    host.close();
    const file = await backedUp(ledger);
    const { manifest } = await readArchive(file);
    expect(headOf(manifest)).toEqual({ head: { seq: 3, hash }, since: first, first });
    expect(headsIn(readFileSync(file, 'latin1'))).toContainEqual({ seq, hash });
  });

  test('heads of another ledger, files that are no backups and lines that are no heads say nothing', async () => {
    const [ledger, other] = [await three(), await newLedger('zoe', 'yann', 'xena', 'will', 'vera')];
    cpSync(await backedUp(other), join(ledger.folder, 'theirs.tmp'));
    mkdirSync(join(ledger.folder, 'backups'), { recursive: true });
    cpSync(join(ledger.folder, 'theirs.tmp'), join(ledger.folder, 'backups', 'theirs.root-ledger-backup'));
    appendFileSync(join(ledger.folder, 'backups', 'none.root-ledger-backup'), 'nothing');
    mkdirSync(join(ledger.folder, 'logs'), { recursive: true });
    appendFileSync(join(ledger.folder, 'logs', 'heads.log'), `\n{}\n99:${'a'.repeat(64)}\n`);
    other.host.close();
    expect(await opens(ledger)).toMatchObject({ doubt: null, problems: [] });
  });

  test('the log of heads grows by what changed, names nobody, and stays small', async () => {
    const ledger = await three();
    const file = join(ledger.folder, 'logs', 'heads.log');
    await opens(ledger);
    await opens(ledger);
    const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatch(/^\d{4}-[-0-9T:.]+Z( \d+:[0-9a-f]{64}){3}$/);
    const book = new HeadBook(join(ledger.folder, 'logs'));
    const head = (seq: number) => ({ seq, hash: seq.toString(16).padStart(64, '0') });
    for (let seq = 4; seq < 1000; seq += 1) book.note({ head: head(seq), since: head(1), first: head(1) }, new Date());
    expect(statSync(file).size).toBeLessThan(80 * 1024);
    expect(book.read().at(-1)?.head.seq).toBe(999);
    expect(book.read().length).toBeGreaterThan(100);
    expect(existsSync(file) && readdirSync(join(ledger.folder, 'logs'))).toEqual(['heads.log']);
  });
});
