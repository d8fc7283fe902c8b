/** Changing the data key of a real ledger, with crashes: the file opens afterwards, with one key and all its content. */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { threadHelpers } from '../../../../electron/helpers/threads.ts';
import { replaceRecoveryKey } from '../../../../electron/keys/change.ts';
import { createKeyFile } from '../../../../electron/keys/create.ts';
import { loadKeyFile } from '../../../../electron/keys/key-store.ts';
import { beginRekey } from '../../../../electron/keys/rekey.ts';
import { unlockWithPassphrase, unlockWithRecoveryKey } from '../../../../electron/keys/unlock.ts';
import { openEncrypted } from '../../../../electron/ledger/connection.ts';
import { openWithKeys } from '../../../../electron/ledger/open-with-keys.ts';
import { changeDataKey } from '../../../../electron/ledger/rekeying/change-data-key.ts';
import { makeCopy } from '../../../../electron/ledger/rekeying/encrypted-copy.ts';
import { copyInHelper } from '../../../../electron/ledger/rekeying/helper.ts';
import { LIGHT, utf8 } from '../../keys/fixtures.ts';
import { scratch } from '../scratch.ts';

vi.mock('../../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../../keys/quick-derivation.ts')).quickDerivation,
}));

const PASSPHRASE = 'correct horse battery';
const ROWS = 300;
const secrets = () => ({ passphrase: utf8(PASSPHRASE) });

async function newLedger() {
  const folder = scratch();
  const file = join(folder, 'ledger.db');
  const { unlocked, recoveryKey } = await createKeyFile(folder, { ...secrets(), parameters: LIGHT });
  const database = openEncrypted(file, unlocked.keys[0].key, { create: true });
  database.exec('CREATE TABLE fact (value TEXT)');
  const insert = database.prepare('INSERT INTO fact VALUES (?)');
  for (let row = 0; row < ROWS; row += 1) insert.run(`${row} ${'x'.repeat(100)}`);
  database.close();
  return { folder, file, unlocked, recoveryKey };
}

async function assertWhole(folder: string, step = '') {
  const file = join(folder, 'ledger.db');
  const unlocked = await unlockWithPassphrase(folder, utf8(PASSPHRASE));
  const opened = await openWithKeys(file, folder, unlocked);
  expect(opened.database.prepare('SELECT count(*) FROM fact').pluck().get(), step).toBe(ROWS);
  expect(opened.database.pragma('integrity_check', { simple: true }), step).toBe('ok');
  opened.database.close();
  expect((await unlockWithPassphrase(folder, utf8(PASSPHRASE))).keys, step).toHaveLength(1);
  return opened.unlocked;
}

describe('in a helper', () => {
  const inHelper = copyInHelper(threadHelpers, resolve('electron/ledger/rekeying/worker.ts'));

  it('is done step by step, and told', async () => {
    const { folder, file, unlocked } = await newLedger();
    const steps: string[] = [];
    await changeDataKey(file, folder, unlocked, secrets(), inHelper, { step: (name) => void steps.push(name) });
    expect(steps.filter((name) => ['copy', 'encrypt', 'check', 'replace'].includes(name))).toEqual([
      'copy',
      'encrypt',
      'check',
      'replace',
    ]);
    await assertWhole(folder);
  });

  it('tells what is wrong with a damaged ledger', async () => {
    const { folder, file, unlocked, recoveryKey } = await newLedger();
    writeFileSync(file, readFileSync(file).fill(0x55, 3 * 4096, 4 * 4096));
    await expect(changeDataKey(file, folder, unlocked, secrets(), inHelper)).rejects.toMatchObject({
      code: 'ledger-damaged',
    });
    expect((await unlockWithRecoveryKey(folder, recoveryKey)).keys).toHaveLength(1);
  });

  it('that ends early leaves the old key in force', async () => {
    const { folder, file, unlocked, recoveryKey } = await newLedger();
    const gone = copyInHelper(threadHelpers, resolve('electron/ledger/rekeying/no-such-worker.ts'));
    await expect(changeDataKey(file, folder, unlocked, secrets(), gone)).rejects.toThrow('ended before it began');
    await assertWhole(folder);
    expect((await unlockWithRecoveryKey(folder, recoveryKey)).keys).toHaveLength(1);
  });
});

describe('changing the data key of a ledger', () => {
  it('re-encrypts everything: the old key, the old recovery key and old copies of the key file are worthless', async () => {
    const { folder, file, unlocked, recoveryKey } = await newLedger();
    const oldKey = Buffer.from(unlocked.keys[0].key);
    const shown: string[] = [];
    const settled = await changeDataKey(file, folder, unlocked, secrets(), makeCopy, {
      confirmRecoveryKey: async (key) => void shown.push(key),
    });
    expect(() => openEncrypted(file, oldKey)).toThrow(expect.objectContaining({ problem: 'wrong-key' }));
    expect((await assertWhole(folder)).keys[0].key.equals(settled.keys[0].key)).toBe(true);
    await expect(unlockWithRecoveryKey(folder, recoveryKey)).rejects.toMatchObject({ problem: 'wrong-recovery-key' });
    expect((await unlockWithRecoveryKey(folder, shown[0] ?? '')).keys[0].key.equals(settled.keys[0].key)).toBe(true);
    expect(unlocked.keys[0].key.every((byte) => byte === 0)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('rekey'))).toEqual([]);
  });

  it('is given up, with nothing changed, when the new recovery key is not confirmed', async () => {
    const { folder, file, unlocked, recoveryKey } = await newLedger();
    const before = readFileSync(file);
    const declined = changeDataKey(file, folder, unlocked, secrets(), makeCopy, {
      confirmRecoveryKey: () => Promise.reject(new Error('not now')),
    });
    await expect(declined).rejects.toThrow('not now');
    expect(readFileSync(file).equals(before)).toBe(true);
    await assertWhole(folder);
    expect((await unlockWithRecoveryKey(folder, recoveryKey)).keys).toHaveLength(1);
  });

  it('is given up when the ledger is damaged', async () => {
    const { folder, file, unlocked, recoveryKey } = await newLedger();
    writeFileSync(file, readFileSync(file).fill(0x55, 3 * 4096, 4 * 4096));
    await expect(changeDataKey(file, folder, unlocked, secrets(), makeCopy)).rejects.toMatchObject({
      code: 'ledger-damaged',
    });
    expect(existsSync(`${file}.rekey`)).toBe(false);
    expect((await unlockWithRecoveryKey(folder, recoveryKey)).keys).toHaveLength(1);
  });

  it('survives a crash before each of its steps', async () => {
    const { folder, file, unlocked } = await newLedger();
    const steps: string[] = [];
    // The folder as a crash at each step would leave it.
    const snapshots: string[] = [];
    const aside = scratch();
    await changeDataKey(file, folder, unlocked, secrets(), makeCopy, {
      step: (name) => {
        const snapshot = join(aside, String(steps.length));
        cpSync(folder, snapshot, { recursive: true });
        steps.push(name);
        snapshots.push(snapshot);
      },
    });
    expect(steps).toEqual(expect.arrayContaining(['new:rename', 'copy', 'check', 'replace', 'replaced']));
    for (const [at, snapshot] of snapshots.entries()) await assertWhole(snapshot, steps[at]);
  });

  it('never gives the new key up once the file is under it', async () => {
    const { folder, file, unlocked } = await newLedger();
    const failing = changeDataKey(file, folder, unlocked, secrets(), makeCopy, {
      step: (name) => {
        if (name === 'replaced') throw new Error('the disk went away');
      },
    });
    await expect(failing).rejects.toThrow('the disk went away');
    await assertWhole(folder);
  });

  it('leaves no half-made copy behind, and no journal that would be rolled back into the next', async () => {
    const { folder, file, unlocked } = await newLedger();
    await beginRekey(folder, unlocked, secrets());
    for (const end of ['.rekey', '.rekey-journal']) writeFileSync(`${file}${end}`, 'cut off');
    const settled = await assertWhole(folder);
    expect(readdirSync(folder).filter((name) => name.includes('rekey'))).toEqual([]);
    for (const end of ['.rekey', '.rekey-journal']) writeFileSync(`${file}${end}`, 'cut off');
    await changeDataKey(file, folder, settled, secrets(), makeCopy);
    await assertWhole(folder);
    expect(readdirSync(folder).filter((name) => name.includes('rekey'))).toEqual([]);
  });

  it('that was interrupted is settled by a secret that knows the old key only', async () => {
    const { folder, file, unlocked, recoveryKey } = await newLedger();
    await beginRekey(folder, unlocked, secrets());
    const old = await unlockWithRecoveryKey(folder, recoveryKey);
    expect(old.keys).toHaveLength(1);
    (await openWithKeys(file, folder, old)).database.close();
    expect((await loadKeyFile(folder)).file.keys).toHaveLength(1);
    await replaceRecoveryKey(folder, await unlockWithPassphrase(folder, utf8(PASSPHRASE)));
  });

  it('is not settled by a reader, and not by a key that does not open the file', async () => {
    const { folder, file, unlocked } = await newLedger();
    const begun = await beginRekey(folder, unlocked, secrets());
    const reader = await openWithKeys(file, folder, begun.unlocked, { readonly: true });
    reader.database.close();
    expect((await unlockWithPassphrase(folder, utf8(PASSPHRASE))).keys).toHaveLength(2);
    const stranger = { ...begun.unlocked, keys: [{ id: begun.to.id, key: randomBytes(32) }] as const };
    await expect(openWithKeys(file, folder, stranger)).rejects.toMatchObject({ problem: 'wrong-key' });
  });
});
