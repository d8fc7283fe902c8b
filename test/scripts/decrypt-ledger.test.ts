/** A ledger is readable without the app: by a script that shares no code with it, with the recovery key alone. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { createKeyFile } from '../../electron/keys/create.ts';
import { beginRekey } from '../../electron/keys/rekey.ts';
import { openEncrypted } from '../../electron/ledger/connection.ts';
import { LIGHT, utf8 } from '../electron/keys/fixtures.ts';
import { scratch } from '../electron/ledger/scratch.ts';

vi.mock('../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../electron/keys/quick-derivation.ts')).quickDerivation,
}));

const SCRIPT = fileURLToPath(new URL('../../scripts/decrypt-ledger.mjs', import.meta.url));
const DOCUMENT = readFileSync(new URL('../../docs/open-with-sqlcipher.md', import.meta.url), 'utf8');
const PASSPHRASE = 'correct horse battery';

function run(folder: string, out: string, recoveryKey: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder, out], { input: recoveryKey });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

async function newLedger() {
  const folder = join(scratch(), 'ledger');
  mkdirSync(folder);
  const { unlocked, recoveryKey } = await createKeyFile(folder, { passphrase: utf8(PASSPHRASE), parameters: LIGHT });
  const database = openEncrypted(join(folder, 'ledger.db'), unlocked.keys[0].key, { create: true });
  database.exec('CREATE TABLE fact (id INTEGER PRIMARY KEY, value TEXT)');
  const insert = database.prepare('INSERT INTO fact (value) VALUES (?)');
  for (let row = 0; row < 300; row += 1) insert.run(`fact ${row} ${'x'.repeat(100)}`);
  return { folder, unlocked, recoveryKey, database };
}

function factsIn(file: string) {
  const plain = new Database(file, { readonly: true });
  const facts = plain.prepare('SELECT count(*) AS count, max(value) AS last FROM fact').get();
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
  plain.close();
  return facts;
}

const ALL = { count: 300, last: `fact 99 ${'x'.repeat(100)}` };

describe('reading a ledger without the app', () => {
  it('gives a plain SQLite file with everything in it, for its owner alone', async () => {
    const { folder, recoveryKey, database } = await newLedger();
    database.close();
    const out = join(folder, '..', 'plain.sqlite');
    expect(run(folder, out, `${recoveryKey.toLowerCase()}\n`)).toMatchObject({ status: 0, stderr: '' });
    expect(factsIn(out)).toEqual(ALL);
    expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  it('answers with a sentence where it cannot write or read, and overwrites nothing', async () => {
    const { folder, recoveryKey, database } = await newLedger();
    database.close();
    const out = join(folder, '..', 'mine');
    writeFileSync(out, 'mine');
    for (const [from, to, words] of [
      [folder, out, /exists already/],
      [folder, join(folder, 'gone', 'x'), /cannot be written \(ENOENT\)/],
      [join(folder, 'gone'), join(folder, '..', 'x'), /cannot be read \(ENOENT\)/],
    ] as const) {
      const { status, stderr } = run(from, to, recoveryKey);
      expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
      expect(stderr).toMatch(words);
    }
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it('includes what a crash left in the journal, and a change of the data key that was not finished', async () => {
    const { folder, unlocked, database } = await newLedger();
    const begun = await beginRekey(folder, unlocked, { passphrase: utf8(PASSPHRASE) });
    const crashed = join(folder, '..', 'crashed');
    cpSync(folder, crashed, { recursive: true });
    database.close();
    expect(statSync(join(crashed, 'ledger.db-wal')).size).toBeGreaterThan(0);
    const out = join(crashed, 'plain.sqlite');
    expect(run(crashed, out, begun.recoveryKey ?? '')).toMatchObject({ status: 0, stderr: '' });
    expect(factsIn(out)).toEqual(ALL);
  });

  it('prints the raw key, with which a SQLCipher 4 reader opens a copy as documented, the journal included', async () => {
    const { folder, unlocked, recoveryKey, database } = await newLedger();
    const { stdout } = run(folder, '--raw-key', recoveryKey);
    expect(stdout).toBe(`${unlocked.keys[0].key.toString('hex')}\n`);
    expect(DOCUMENT).toContain(`PRAGMA key = "x'…64 digits…'";`);
    const copy = join(folder, '..', 'copy');
    mkdirSync(copy);
    for (const file of ['ledger.db', 'ledger.db-wal']) cpSync(join(folder, file), join(copy, file));
    database.close();
    const reader = new Database(join(copy, 'ledger.db'));
    // What a program that is SQLCipher 4 itself need not be told.
    reader.pragma(`cipher = 'sqlcipher'`);
    reader.pragma('legacy = 4');
    reader.pragma(`key = "x'${stdout.trim()}'"`);
    expect(reader.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['fact']);
    expect(reader.prepare('SELECT count(*) AS count, max(value) AS last FROM fact').get()).toEqual(ALL);
    expect(reader.pragma('integrity_check', { simple: true })).toBe('ok');
    reader.close();
  });

  it('names damaged pages and still writes the rest; refuses a wrong key and an existing file', async () => {
    const { folder, recoveryKey, database } = await newLedger();
    database.close();
    const other = await newLedger();
    other.database.close();
    const out = join(folder, '..', 'plain.sqlite');
    expect(run(folder, out, other.recoveryKey)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/does not open/),
    });
    expect(existsSync(out)).toBe(false);
    const file = join(folder, 'ledger.db');
    writeFileSync(file, readFileSync(file).fill(0x55, 4 * 4096, 5 * 4096));
    const damaged = run(folder, out, recoveryKey);
    expect(damaged.status).toBe(2);
    expect(damaged.stderr).toMatch(/damaged.*: 5\n/);
    expect(existsSync(out)).toBe(true);
    expect(run(folder, out, recoveryKey).status).not.toBe(0);
  });
});
