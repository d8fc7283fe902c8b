/** Making a ledger: keys and database together or nothing, whoever else is at it, wherever it is cut off. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { settleRestoreAtStart } from '../../../electron/backup/restore.ts';
import { unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { createLedger } from '../../../electron/ledger/create-ledger.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { databaseOf } from '../../../electron/ledger/open.ts';
import { openWithKeys } from '../../../electron/ledger/open-with-keys.ts';
import { LIGHT, utf8 } from '../keys/fixtures.ts';
import { scratch } from './scratch.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../keys/quick-derivation.ts')).quickDerivation,
}));

const PASSPHRASE = 'correct horse battery staple';
const FILES = ['ledger.db', 'keys.json', 'keys.json.previous'];
const create = (folder: string, more: Partial<Parameters<typeof createLedger>[1]> = {}) =>
  createLedger(folder, { passphrase: utf8(PASSPHRASE), parameters: LIGHT, program: 'a test', ...more });

async function opens(folder: string, recoveryKey?: string): Promise<void> {
  const unlocked =
    recoveryKey === undefined
      ? await unlockWithPassphrase(folder, utf8(PASSPHRASE))
      : await unlockWithRecoveryKey(folder, recoveryKey);
  const { database } = await openWithKeys(join(folder, 'ledger.db'), folder, unlocked);
  new LedgerHost(databaseOf(database)).close();
}

const ofLedger = (folder: string) =>
  readdirSync(folder).filter((name) => FILES.includes(name) || name.startsWith('creating-'));

describe('a new ledger', () => {
  it('opens with its passphrase and with its recovery key, and is its owner’s alone', async () => {
    const folder = join(scratch(), 'new');
    const { recoveryKey } = await create(folder);
    await opens(folder);
    await opens(folder, recoveryKey);
    expect(ofLedger(folder).sort()).toEqual(FILES.toSorted());
    if (process.platform !== 'win32')
      for (const name of ['.', ...FILES]) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  });

  it('is made by one of three at once, and that one’s recovery key opens it', async () => {
    const folder = join(scratch(), 'new');
    const tries = await Promise.allSettled([create(folder), create(folder), create(folder)]);
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason.code).toMatch(/^ledger-(in-use|exists)$/);
    await opens(folder, won[0]?.recoveryKey);
  });

  it.each([
    ['a whole ledger', FILES, 'ledger-exists', /There is a ledger/],
    ['a database without keys', ['ledger.db'], 'no-key', /its keys are missing/],
    ['a journal alone', ['ledger.db-wal'], 'no-key', /its keys are missing/],
    ['keys without a database', ['keys.json', 'keys.json.previous'], 'ledger-exists', /keys of a ledger/],
    ['the second copy of keys alone', ['keys.json.previous'], 'ledger-exists', /keys of a ledger/],
  ] as const)('is not made where there is %s, and nothing is changed there', async (_, files, code, words) => {
    const folder = scratch();
    for (const name of files) writeFileSync(join(folder, name), 'precious');
    await expect(create(folder)).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
    expect(ofLedger(folder).sort()).toEqual(files.filter((name) => name !== 'ledger.db-wal').toSorted());
  });

  it('that could not be made leaves nothing of it, whatever stopped it', async () => {
    const steps: string[] = [];
    await create(scratch(), { step: (name) => steps.push(name) });
    expect(steps).toEqual(expect.arrayContaining(['made', 'place:ledger.db', 'place:keys.json', 'placed']));
    for (const stop of new Set(steps)) {
      const folder = scratch();
      const step = (name: string) => {
        if (name === stop) throw Object.assign(new Error('about data'), { code: 'ENOSPC' });
      };
      await expect(create(folder, { step }), stop).rejects.toMatchObject({ code: 'disk-full' });
      expect(ofLedger(folder), stop).toEqual([]);
      await create(folder);
    }
  });

  it('is not made when its recovery key could not be handed over', async () => {
    const folder = scratch();
    const handOver = () => Promise.reject(new Error('no'));
    await expect(create(folder, { handOver })).rejects.toThrow('no');
    expect(ofLedger(folder)).toEqual([]);
  });
});

describe('a creation that was cut off', () => {
  /** The folder as a crash at each step would leave it. */
  async function snapshots() {
    const found: { step: string; at: string }[] = [];
    const folder = join(scratch(), 'new');
    await create(folder, {
      step: (step) => {
        const at = join(scratch(), 'folder');
        cpSync(folder, at, { recursive: true });
        found.push({ step, at });
      },
    });
    return found;
  }

  it('can be begun anew, at every step', async () => {
    for (const { step, at } of await snapshots()) {
      const { recoveryKey } = await create(at).catch((error) => Promise.reject(new Error(`${step}: ${error}`)));
      await opens(at, recoveryKey);
      expect(ofLedger(at).sort(), step).toEqual(FILES.toSorted());
    }
  });

  it('is settled at the next start: nothing, or a ledger that the passphrase opens', async () => {
    for (const { step, at } of await snapshots()) {
      await settleRestoreAtStart(at);
      const left = ofLedger(at).sort();
      expect([[], FILES.toSorted()], step).toContainEqual(left);
      if (left.length > 0) await opens(at);
      expect(left.length > 0, step).toBe(step === 'placed');
    }
  });

  it('takes nothing away that has been used since, or is not of it', async () => {
    const [last] = (await snapshots()).filter(({ step }) => step === 'placed');
    const at = last?.at ?? '';
    await opens(at);
    writeFileSync(join(at, 'ledger.db'), 'something else');
    await expect(create(at)).rejects.toMatchObject({ code: 'ledger-exists' });
    expect(existsSync(join(at, 'ledger.db'))).toBe(true);
    const other = scratch();
    mkdirSync(join(other, 'creating-abc'));
    for (const name of FILES) writeFileSync(join(other, name), 'precious');
    for (const name of FILES) writeFileSync(join(other, 'creating-abc', name), 'planted');
    await expect(create(other)).rejects.toMatchObject({ code: 'ledger-exists' });
    expect(ofLedger(other).sort()).toEqual(FILES.toSorted());
    rmSync(join(other, 'keys.json'));
    mkdirSync(join(other, 'creating-abc'));
    await settleRestoreAtStart(other);
    expect(existsSync(join(other, 'ledger.db'))).toBe(true);
  });
});
