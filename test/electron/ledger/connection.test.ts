import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { connectionErrorOf } from '../../../electron/ledger/connection-errors.ts';
import { failureOf } from '../../../shared/ipc/result.ts';
import { scratch } from './scratch.ts';

const PAGE_BYTES = 4096;
const SECRET_TEXT = 'billing-production@example.com';

function newLedger(rows = 200) {
  const folder = scratch();
  const file = join(folder, 'ledger.db');
  const key = randomBytes(32);
  const database = openEncrypted(file, key, { create: true });
  database.exec('CREATE TABLE fact (id INTEGER PRIMARY KEY, value TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO fact (value) VALUES (?)');
  for (let row = 0; row < rows; row += 1) insert.run(`${SECRET_TEXT} ${'x'.repeat(100)} ${row}`);
  return { folder, file, key, database };
}

function closedLedger(rows?: number) {
  const ledger = newLedger(rows);
  ledger.database.close();
  return ledger;
}

const countFacts = (database: Database.Database) => database.prepare('SELECT count(*) FROM fact').pluck().get();

/** The error that opening throws; the test fails if it opens. */
function problemOf(open: () => Database.Database): unknown {
  try {
    open().close();
  } catch (error) {
    return error;
  }
  return 'it opened';
}

describe('the ledger file', () => {
  it('is opened with every setting that durability and secrecy need', () => {
    const { database } = newLedger();
    const settings = Object.fromEntries(
      [
        'cipher',
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'temp_store',
        'secure_delete',
        'trusted_schema',
        'cell_size_check',
        'busy_timeout',
      ].map((name) => [name, database.pragma(name, { simple: true })]),
    );
    expect(settings).toEqual({
      cipher: 'sqlcipher',
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      temp_store: 2,
      secure_delete: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      busy_timeout: 5_000,
    });
    database.close();
  });

  it('holds nothing readable, in file and journal, and lets nobody else in', () => {
    const { folder, database } = newLedger();
    const names = readdirSync(folder);
    expect(names).toEqual(expect.arrayContaining(['ledger.db', 'ledger.db-wal']));
    for (const name of names) {
      const content = readFileSync(join(folder, name));
      for (const clear of [SECRET_TEXT, 'billing', 'CREATE TABLE', 'SQLite format 3']) {
        expect(content.includes(clear), `${clear} in ${name}`).toBe(false);
      }
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    database.close();
  });

  it('opens again with its key, also for reading alone, where a write is refused', () => {
    const { file, key } = closedLedger();
    const reader = openEncrypted(file, key, { readonly: true });
    expect(countFacts(reader)).toBe(200);
    let thrown: unknown;
    try {
      reader.exec('DELETE FROM fact');
    } catch (error) {
      thrown = connectionErrorOf(error);
    }
    expect(thrown).toMatchObject({ problem: 'read-only', code: 'read-only' });
    reader.close();
  });

  it('keeps what was committed before a crash, whatever wrong keys are tried on it meanwhile', () => {
    const { folder, file, key, database } = newLedger();
    const crashed = join(folder, 'crashed');
    mkdirSync(crashed);
    for (const name of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(folder, name), join(crashed, name));
    const copy = join(crashed, 'ledger.db');
    for (let tries = 0; tries < 3; tries += 1) {
      expect(problemOf(() => openEncrypted(copy, randomBytes(32)))).toMatchObject({ problem: 'wrong-key' });
    }
    const opened = openEncrypted(copy, key);
    expect(countFacts(opened)).toBe(200);
    opened.close();
    database.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe('a ledger file that does not open', () => {
  it('with a wrong key says so, and is not called damaged', () => {
    const { file } = closedLedger();
    const error = problemOf(() => openEncrypted(file, randomBytes(32)));
    expect(error).toMatchObject({ problem: 'wrong-key', code: 'no-key' });
  });

  it('because any byte of its first page is damaged is called damaged, since the key is proven right', () => {
    const { file, key } = closedLedger();
    const whole = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(PAGE_BYTES - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        writeFileSync(file, damaged);
        expect(problemOf(() => openEncrypted(file, key))).toMatchObject({ problem: 'damaged', code: 'ledger-damaged' });
      }),
      { numRuns: 100 },
    );
  });

  it('because its first page is overwritten is damaged too, and still not opened by another key', () => {
    const { file, key } = closedLedger();
    const damaged = readFileSync(file).fill(0, 16, PAGE_BYTES);
    writeFileSync(file, damaged);
    expect(problemOf(() => openEncrypted(file, key))).toMatchObject({ problem: 'damaged' });
    expect(problemOf(() => openEncrypted(file, randomBytes(32)))).toMatchObject({ problem: 'wrong-key' });
  });

  it.each([1, 100, 511, 512, PAGE_BYTES - 1, PAGE_BYTES, 3 * PAGE_BYTES])(
    'because it was cut off after %d bytes is never opened as if it were new',
    (size) => {
      const { file, key } = closedLedger();
      truncateSync(file, size);
      expect(problemOf(() => openEncrypted(file, key))).toMatchObject({ name: 'ConnectionError' });
      expect(statSync(file).size).toBe(size);
    },
  );

  it('because a later page is damaged gives a typed error when that page is read', () => {
    const { file, key } = closedLedger();
    const damaged = readFileSync(file);
    damaged.fill(0x55, 3 * PAGE_BYTES, 4 * PAGE_BYTES);
    writeFileSync(file, damaged);
    const database = openEncrypted(file, key);
    let thrown: unknown;
    try {
      database.prepare('SELECT * FROM fact').all();
    } catch (error) {
      thrown = connectionErrorOf(error);
    }
    database.close();
    expect(thrown).toMatchObject({ problem: 'damaged', code: 'ledger-damaged' });
  });

  it('because its journal was lost, with all that was in it, is never opened as if it were new', () => {
    const { folder, file, key, database } = newLedger();
    const copy = join(folder, 'without-journal.db');
    copyFileSync(file, copy);
    expect(problemOf(() => openEncrypted(copy, key))).toMatchObject({ problem: 'empty', code: 'ledger-damaged' });
    database.close();
  });

  it.each([
    ['is missing', (_: string) => {}, 'missing', 'ledger-missing'],
    ['is empty', (file: string) => writeFileSync(file, ''), 'empty', 'ledger-damaged'],
    ['is a folder', (file: string) => mkdirSync(file), 'no-access', 'read-only'],
    [
      'is not encrypted',
      (file: string) => new Database(file).exec('CREATE TABLE t (a)').close(),
      'not-encrypted',
      'ledger-damaged',
    ],
  ])('because it %s gives its own error and no fresh start', (_, prepare, problem, code) => {
    const file = join(scratch(), 'ledger.db');
    prepare(file);
    const size = existsSync(file) ? statSync(file).size : null;
    expect(problemOf(() => openEncrypted(file, randomBytes(32)))).toMatchObject({ problem, code });
    expect(existsSync(file) ? statSync(file).size : null).toBe(size);
  });

  it('because its folder is missing gives an error, also when it is to be made', () => {
    const file = join(scratch(), 'gone', 'ledger.db');
    for (const create of [false, true]) {
      expect(problemOf(() => openEncrypted(file, randomBytes(32), { create }))).toMatchObject({ problem: 'missing' });
    }
  });

  it('because another process is writing says that it is in use, after waiting', () => {
    const { file, key, database } = newLedger();
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE; DELETE FROM fact WHERE id = 1');
    const error = problemOf(() => {
      const second = openEncrypted(file, key, { busyTimeoutMs: 10 });
      try {
        second.exec('DELETE FROM fact WHERE id = 2');
      } catch (busy) {
        second.close();
        throw connectionErrorOf(busy);
      }
      return second;
    });
    expect(error).toMatchObject({ problem: 'locked', code: 'busy' });
    database.exec('ROLLBACK');
    database.close();
  });

  it('is never made anew over an existing one', () => {
    const { file, key } = closedLedger();
    const before = readFileSync(file);
    expect(problemOf(() => openEncrypted(file, key, { create: true }))).toMatchObject({ problem: 'already-exists' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('takes no key but one of 32 bytes, for a shorter one would be treated as a passphrase', () => {
    expect(() => openEncrypted(join(scratch(), 'ledger.db'), randomBytes(31), { create: true })).toThrow(RangeError);
  });
});

describe('errors at work', () => {
  it('tells a full disk from everything else, and the change before it stays', () => {
    const { file, key, database } = newLedger();
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
    let thrown: unknown;
    try {
      const insert = database.prepare('INSERT INTO fact (value) VALUES (?)');
      for (let row = 0; row < 500; row += 1) insert.run('y'.repeat(500));
    } catch (error) {
      thrown = connectionErrorOf(error);
    }
    expect(thrown).toMatchObject({ problem: 'disk-full', code: 'disk-full' });
    database.close();
    const reader = openEncrypted(file, key);
    expect(countFacts(reader)).toBeGreaterThanOrEqual(200);
    reader.close();
  });

  it.each([
    ['SQLITE_BUSY_SNAPSHOT', 'locked'],
    ['SQLITE_LOCKED_SHAREDCACHE', 'locked'],
    ['SQLITE_READONLY_DIRECTORY', 'read-only'],
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_CORRUPT_VTAB', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_CANTOPEN', 'no-access'],
    ['SQLITE_IOERR_WRITE', 'disk-error'],
    ['SQLITE_IOERR_CORRUPTFS', 'damaged'],
  ])('knows %s as %s, with a way forward', (code, problem) => {
    const error = connectionErrorOf(new Database.SqliteError('text of the engine', code));
    expect(error).toMatchObject({ problem, detail: code });
    const failure = failureOf(error);
    expect(failure.hint).toMatch(/\w+ .*\.$/);
    expect(JSON.stringify(failure)).not.toContain('text of the engine');
  });

  it('leaves errors alone that are not about the file', () => {
    expect(connectionErrorOf(new Database.SqliteError('UNIQUE', 'SQLITE_CONSTRAINT_UNIQUE'))).toBeNull();
    expect(connectionErrorOf(new Error('something else'))).toBeNull();
    expect(connectionErrorOf('text')).toBeNull();
  });
});
