/** Backups: whole, checked, readable without this app, and never in the way of those made before. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { writeArchive } from '../../../electron/backup/archive.ts';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import { readArchive, serializeManifest } from '../../../electron/backup/manifest.ts';
import { isBackupName, listBackups, makeRollingBackup, rollingName, toDrop } from '../../../electron/backup/rolling.ts';
import { previewBackup, stageBackup } from '../../../electron/backup/staged.ts';
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
      'log',
      'made',
      'proof',
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
    ['something behind its end', 'damaged', (file: string) => appendFileSync(file, Buffer.alloc(512))],
    ['one byte behind its end', 'damaged', (file: string) => appendFileSync(file, '\0')],
    ['a byte between its parts', 'damaged', (file: string) => flip(file, -1024 - 5)],
    ['a byte in its last block', 'damaged', (file: string) => flip(file, -5)],
    ['another owner in a header', 'damaged', (file: string) => reheader(file)],
    ['another date', 'damaged', (file: string) => replace(file, '"made": "2026-11-24', '"made": "2026-12-25')],
    ['another version of the app', 'damaged', (file: string) => replace(file, '"app": "1.2.3"', '"app": "9.9.9"')],
    ['another beginning', 'not-a-backup', (file: string) => flip(file, 3)],
    ['no content', 'not-a-backup', (file: string) => truncateSync(file, 0)],
    ['another kind of file', 'not-a-backup', (file: string) => writeFileSync(file, '{"format":"root-ledger-backup"}')],
    ['a later format', 'newer', (file: string) => replace(file, '"version": 1', '"version": 2')],
  ] as const)('by %s is refused as %s, and nothing of it stays', async (_, problem, harm) => {
    const { refused, into } = await harmed(harm);
    await expect(refused).rejects.toMatchObject({ problem, hint: expect.stringMatching(/\w/) });
    expect(readdirSync(into)).toEqual([]);
  });

  it('whose proof was taken away only says of itself when it was made', async () => {
    const ledger = await newLedger('Ada');
    const out = join(scratch(), 'b.root-ledger-backup');
    await makeBackup(wantedOf(ledger, out));
    ledger.host.close();
    const { manifest } = await readArchive(out);
    const secret = { with: 'recovery', recoveryKey: ledger.recoveryKey } as const;
    expect(await previewBackup(scratch(), out, secret)).toMatchObject({ proven: true });
    const apart = scratch();
    execFileSync('tar', ['-xf', out, '-C', apart]);
    const { proof, ...rest } = manifest;
    expect(proof).toBeDefined();
    const forged = join(scratch(), 'b.root-ledger-backup');
    const database = join(apart, 'ledger.db');
    const [keys, databaseBytes] = [readFileSync(join(apart, 'keys.json')), statSync(database).size];
    const made = '2026-12-25T00:00:00.000Z';
    const text = serializeManifest({ ...rest, made, app: '9.9.9' });
    await writeArchive(forged, { manifest: text, keys, database, databaseBytes }, new Date(made));
    expect(await previewBackup(scratch(), forged, secret)).toMatchObject({ made, proven: false });
    const again = serializeManifest({ ...rest, made, app: '9.9.9', proof });
    rmSync(forged);
    await writeArchive(forged, { manifest: again, keys, database, databaseBytes }, new Date(made));
    await expect(previewBackup(scratch(), forged, secret)).rejects.toMatchObject({ problem: 'damaged' });
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
  /** Writes the owner's number into the first header, and its sum. */
  const reheader = (file: string) => {
    const bytes = readFileSync(file);
    bytes.write('0001750', 108, 'latin1');
    bytes.fill(' ', 148, 156);
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
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
    const timed = (names: readonly string[]) =>
      names.map((name, hours) => ({ name, at: NOW.getTime() - hours * HOUR_MS }));
    const dropped = new Set(toDrop(timed(hourly), 5, NOW));
    const kept = hourly.filter((name) => !dropped.has(name));
    // Five newest (the first of them is also today's and this week's), six more days, three more weeks.
    expect(kept).toHaveLength(5 + 6 + 3);
    expect(kept.slice(0, 5)).toEqual(hourly.slice(0, 5));
    expect(toDrop(timed(hourly.slice(0, 1)), 0, NOW)).toEqual([]);
  });

  /** A ledger with one backup for each of so many days before now, the oldest first. */
  async function dailyBackups(days: number) {
    const ledger = await newLedger('Ada');
    const { folder, key } = ledger;
    const make = (now: Date) => makeRollingBackup({ folder, key, app: '1', now, keep: 10 });
    const names: string[] = [];
    for (let ago = days; ago >= 1; ago -= 1)
      names.push((await make(new Date(NOW.getTime() - ago * 24 * HOUR_MS))).file);
    ledger.host.close();
    return { folder, make, names, backups: join(folder, 'backups') };
  }
  const there = (files: readonly string[]) => files.filter((file) => existsSync(file));

  it('made while the clock was ahead push no real one out, and later ones are kept again', async () => {
    const { make, names } = await dailyBackups(9);
    for (let minutes = 0; minutes < 12; minutes += 1) await make(new Date(Date.UTC(2099, 0, 1, 0, minutes)));
    expect(there(names)).toEqual(names);
    for (let hours = 0; hours < 5; hours += 1) {
      const { file } = await make(new Date(NOW.getTime() + hours * HOUR_MS));
      expect(existsSync(file)).toBe(true);
      expect(there(names).length).toBeGreaterThanOrEqual(7);
    }
  });

  it.each([
    ['in the future', (at: number) => new Date(Date.UTC(2099, 11, 31, 0, at))],
    ['in the next hours', (at: number) => new Date(NOW.getTime() + (at + 1) * HOUR_MS)],
    ['just before now', (at: number) => new Date(NOW.getTime() - at * 1000 - 1)],
  ])('are not pushed out by files that are only named like them, %s', async (_, time) => {
    const { make, names, backups } = await dailyBackups(9);
    for (let at = 0; at < 12; at += 1)
      writeFileSync(join(backups, rollingName(time(at))), at % 2 === 0 ? '' : 'no backup');
    const { file } = await make(NOW);
    expect(existsSync(file)).toBe(true);
    expect(there(names)).toEqual(names);
    // Nobody's to delete: they are not ours.
    expect(readdirSync(backups)).toHaveLength(9 + 12 + 1);
  });

  it('keep the one just made, even if the clock was set back for it', async () => {
    const { make } = await dailyBackups(3);
    const { file } = await make(new Date('2001-01-01T00:00:00Z'));
    expect(existsSync(file)).toBe(true);
  });

  it('tell which are dated in the future', async () => {
    const { folder, make } = await dailyBackups(1);
    await make(new Date('2099-01-01T00:00:00Z'));
    expect((await listBackups(folder, NOW)).map(({ ahead }) => ahead)).toEqual([true, false]);
  });

  it('keep what belongs to the scheme whatever else is dated how', () => {
    const day = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 40 }), fc.integer({ min: 0, max: 12 }), (days, keep) => {
        const backups = days.map((ago) => ({ name: `b${ago}`, at: NOW.getTime() - ago * 24 * HOUR_MS }));
        const dropped = new Set(toDrop(backups, keep, NOW));
        const past = backups.filter(({ at }) => at <= NOW.getTime()).sort((a, b) => b.at - a.at);
        for (const one of backups) if (one.at > NOW.getTime()) expect(dropped.has(one.name)).toBe(false);
        for (const one of past.slice(0, keep)) expect(dropped.has(one.name)).toBe(false);
        // What is dated later changes nothing for the others.
        expect(new Set(toDrop(past, keep, NOW))).toEqual(dropped);
      }),
    );
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
