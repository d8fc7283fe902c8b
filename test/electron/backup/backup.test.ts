/** Backups: whole, checked, readable without this app, and never in the way of those made before. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import { readArchive } from '../../../electron/backup/manifest.ts';
import { isBackupName, listBackups, makeRollingBackup, rollingName, toDrop } from '../../../electron/backup/rolling.ts';
import { stageBackup } from '../../../electron/backup/staged.ts';
import { exportRawKey } from '../../../electron/keys/export-raw-key.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { SCHEMA_VERSION } from '../../../electron/ledger/migrations/index.ts';
import { utf8 } from '../keys/fixtures.ts';
import { scratch } from '../ledger/scratch.ts';
import { addPeople, NOW, newLedger, PASSPHRASE, type TestLedger } from './ledgers.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../keys/quick-derivation.ts')).quickDerivation,
}));

const wantedOf = ({ folder, key }: TestLedger, out: string) => ({ folder, key, out, app: '1.2.3', now: NOW });
const HOUR_MS = 3_600_000;

describe('a backup', () => {
  it('holds the ledger as it is, while it is open and in use', async () => {
    const ledger = await newLedger('Ada', 'Bela');
    const out = join(scratch(), 'manual.root-ledger-backup');
    const made = await makeBackup(wantedOf(ledger, out));
    expect(made.content).toMatchObject({ accounts: 0, people: 2, lastEntry: { seq: 2, title: 'Added Bela' } });
    const staged = await stageBackup(scratch(), out, { with: 'passphrase', passphrase: utf8(PASSPHRASE) });
    expect(staged.preview).toMatchObject({
      made: NOW.toISOString(),
      app: '1.2.3',
      sameLedger: null,
      content: made.content,
    });
    await staged.discard();
    addPeople(ledger.host, 'Cleo');
    ledger.host.close();
  });

  it('is a tar archive that other programs take apart, and its recovery key reads it', async () => {
    const ledger = await newLedger('Ada');
    const out = join(scratch(), 'b.root-ledger-backup');
    await makeBackup(wantedOf(ledger, out));
    ledger.host.close();
    const apart = scratch();
    execFileSync('tar', ['-xf', out, '-C', apart]);
    expect(readdirSync(apart).sort()).toEqual(['backup.json', 'keys.json', 'ledger.db']);
    const [raw] = exportRawKey(readFileSync(join(apart, 'keys.json'), 'utf8'), ledger.recoveryKey);
    const db = openEncrypted(join(apart, 'ledger.db'), Buffer.from(raw?.hex ?? '', 'hex'), { readonly: true });
    expect(db.prepare(`SELECT count(*) FROM subject WHERE kind = 'person'`).pluck().get()).toBe(1);
    db.close();
  });

  it('says nothing of what is in it to somebody without a key', async () => {
    const ledger = await newLedger('Ada Lovelace');
    const out = join(scratch(), 'b.root-ledger-backup');
    await makeBackup(wantedOf(ledger, out));
    ledger.host.close();
    const bytes = readFileSync(out);
    for (const word of ['Ada', 'Lovelace', 'fernhill', 'Added', 'SQLite format 3'])
      expect(bytes.includes(word)).toBe(false);
    expect(Object.keys((await readArchive(out)).manifest).sort()).toEqual([
      'app',
      'files',
      'format',
      'made',
      'schema',
      'version',
    ]);
  });

  it('never replaces a file that is there', async () => {
    const ledger = await newLedger('Ada');
    const out = join(scratch(), 'b.root-ledger-backup');
    writeFileSync(out, 'mine');
    await expect(makeBackup(wantedOf(ledger, out))).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    ledger.host.close();
  });

  it('is not made beside a key file that does not open the ledger', async () => {
    const ledger = await newLedger('Ada');
    const other = await newLedger('Bela');
    cpSync(join(other.folder, 'keys.json'), join(ledger.folder, 'keys.json'));
    const out = join(scratch(), 'b.root-ledger-backup');
    await expect(makeBackup(wantedOf(ledger, out))).rejects.toMatchObject({ problem: 'foreign-keys' });
    expect(existsSync(out)).toBe(false);
    for (const { host } of [ledger, other]) host.close();
  });

  it('of a damaged ledger is refused, and leaves nothing behind', async () => {
    const ledger = await newLedger(...Array.from({ length: 40 }, (_, index) => `Person ${index}`));
    ledger.host.close();
    const database = join(ledger.folder, 'ledger.db');
    writeFileSync(database, readFileSync(database).fill(0x55, 6 * 4096, 9 * 4096));
    const folder = scratch();
    const out = join(folder, 'b.root-ledger-backup');
    await expect(makeBackup(wantedOf(ledger, out))).rejects.toMatchObject({ code: 'ledger-damaged' });
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(join(ledger.folder, 'backups'))).toEqual([]);
  });

  it('stopped at any step leaves no file that looks like a backup', async () => {
    const ledger = await newLedger('Ada');
    const steps: string[] = [];
    await makeBackup({
      ...wantedOf(ledger, join(scratch(), 'b.root-ledger-backup')),
      step: (name) => steps.push(name),
    });
    expect(steps).toEqual(['copy', 'pack', 'check', 'name']);
    for (const stop of steps) {
      const folder = scratch();
      const step = (name: string) => {
        if (name === stop) throw new Error('stopped');
      };
      const out = join(folder, 'b.root-ledger-backup');
      await expect(makeBackup({ ...wantedOf(ledger, out), step })).rejects.toThrow('stopped');
      expect(readdirSync(folder)).toEqual([]);
    }
    ledger.host.close();
  });
});

describe('a backup that was harmed', () => {
  async function harmed(harm: (file: string) => void) {
    const ledger = await newLedger('Ada', 'Bela');
    const out = join(scratch(), 'b.root-ledger-backup');
    await makeBackup(wantedOf(ledger, out));
    ledger.host.close();
    harm(out);
    const into = scratch();
    const refused = stageBackup(into, out, { with: 'recovery', recoveryKey: ledger.recoveryKey });
    return { refused, into };
  }

  it.each([
    ['a changed byte of the database', 'damaged', (file: string) => flip(file, -9000)],
    ['a changed byte of the keys', 'damaged', (file: string) => flip(file, 1700)],
    ['a cut end', 'damaged', (file: string) => truncateSync(file, 20_000)],
    ['a damaged header', 'damaged', (file: string) => flip(file, 1024 + 5)],
    ['another beginning', 'not-a-backup', (file: string) => flip(file, 3)],
    ['no content', 'not-a-backup', (file: string) => truncateSync(file, 0)],
    ['another kind of file', 'not-a-backup', (file: string) => writeFileSync(file, '{"format":"root-ledger-backup"}')],
    ['a later format', 'newer', (file: string) => replace(file, '"version": 1', '"version": 2')],
  ] as const)('by %s is refused as %s, and nothing of it stays', async (_, problem, harm) => {
    const { refused, into } = await harmed(harm);
    await expect(refused).rejects.toMatchObject({ problem, hint: expect.stringMatching(/\w/) });
    expect(readdirSync(into)).toEqual([]);
  });

  it('does not hide that it is not there', async () => {
    const refused = stageBackup(scratch(), '/nowhere/b.root-ledger-backup', { with: 'recovery', recoveryKey: '' });
    await expect(refused).rejects.toMatchObject({ problem: 'unreadable' });
  });

  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file);
    const index = at < 0 ? bytes.length + at : at;
    bytes[index] = (bytes[index] ?? 0) ^ 0x01;
    writeFileSync(file, bytes);
  };
  const replace = (file: string, from: string, to: string) => {
    const bytes = readFileSync(file);
    bytes.write(to, bytes.indexOf(from));
    writeFileSync(file, bytes);
  };
});

describe('automatic backups', () => {
  it('are listed newest first, with what can be told without a key; other files are not', async () => {
    const ledger = await newLedger('Ada');
    const backups = join(ledger.folder, 'backups');
    for (const hours of [0, 2, 1])
      await makeRollingBackup({
        folder: ledger.folder,
        key: ledger.key,
        app: '1.2.3',
        now: new Date(NOW.getTime() + hours * HOUR_MS),
        keep: 3,
      });
    writeFileSync(join(backups, 'notes.txt'), 'mine');
    writeFileSync(join(backups, 'broken.root-ledger-backup'), 'cut off');
    const listed = await listBackups(ledger.folder);
    expect(listed.map((one) => one.made)).toEqual(
      [2, 1, 0].map((hours) => new Date(NOW.getTime() + hours * HOUR_MS).toISOString()),
    );
    expect(listed[0]).toMatchObject({ app: '1.2.3', schema: SCHEMA_VERSION, automatic: true });
    ledger.host.close();
  });

  it('are thinned out only once a newer one is there, and nothing else is deleted', async () => {
    const ledger = await newLedger('Ada');
    const backups = join(ledger.folder, 'backups');
    const make = (minutes: number) =>
      makeRollingBackup({
        folder: ledger.folder,
        key: ledger.key,
        app: '1',
        now: new Date(NOW.getTime() + minutes * 60_000),
        keep: 2,
      });
    for (const minutes of [0, 1, 2]) await make(minutes);
    writeFileSync(join(backups, 'mine.root-ledger-backup'), 'mine');
    await make(3);
    expect(readdirSync(backups).sort()).toEqual([
      rollingName(new Date(NOW.getTime() + 2 * 60_000)),
      rollingName(new Date(NOW.getTime() + 3 * 60_000)),
      'mine.root-ledger-backup',
    ]);
    writeFileSync(join(ledger.folder, 'keys.json'), 'damaged');
    writeFileSync(join(ledger.folder, 'keys.json.previous'), 'damaged');
    await expect(make(4)).rejects.toMatchObject({ code: 'ledger-damaged' });
    expect(readdirSync(backups)).toHaveLength(3);
    ledger.host.close();
  });

  it('keep the newest, one for each of seven days and one for each of four weeks', () => {
    const hourly = Array.from({ length: 24 * 40 }, (_, hours) =>
      rollingName(new Date(NOW.getTime() - hours * HOUR_MS)),
    );
    const dropped = new Set(toDrop(hourly, 5));
    const kept = hourly.filter((name) => !dropped.has(name));
    // Five newest (the first of them is also today's and this week's), six more days, three more weeks.
    expect(kept).toHaveLength(5 + 6 + 3);
    expect(kept.slice(0, 5)).toEqual(hourly.slice(0, 5));
    expect(toDrop(['mine.root-ledger-backup', 'notes.txt'], 1)).toEqual([]);
    expect(toDrop([hourly[0] ?? ''], 0)).toEqual([]);
  });

  it('have names, never paths', () => {
    expect(isBackupName(rollingName(NOW))).toBe(true);
    for (const name of [
      '../x.root-ledger-backup',
      '/etc/passwd',
      'a/b.root-ledger-backup',
      '.root-ledger-backup',
      'x.db',
      'unfinished-1.root-ledger-backup',
    ])
      expect(isBackupName(name)).toBe(false);
  });

  it('into a folder that cannot be written to says so', async () => {
    const ledger = await newLedger('Ada');
    const out = join(ledger.folder, 'missing-folder', 'b.root-ledger-backup');
    await expect(makeBackup(wantedOf(ledger, out))).rejects.toMatchObject({
      code: 'not-found',
    });
    chmodSync(ledger.folder, 0o700);
    ledger.host.close();
  });
});
