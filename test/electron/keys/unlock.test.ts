import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { exportRawKey } from '../../../electron/keys/export-raw-key.ts';
import { unlockWithKeychain, unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { failureOf } from '../../../shared/ipc/result.ts';
import { fakeKeychain, LIGHT, scratchFolder, utf8 } from './fixtures.ts';

const PASSPHRASE = 'correct horse battery';
const OTHER_RECOVERY_KEY = '000G-40R4-0M30-E209-185G-R38E-1W81-24GK-741N';

async function newLedger(keychain = fakeKeychain()) {
  const folder = await scratchFolder();
  const created = await createKeyFile(folder, { passphrase: utf8(PASSPHRASE), keychain, parameters: LIGHT });
  return { folder, keychain, ...created, dataKey: created.unlocked.keys[0].key.toString('hex') };
}

describe('creating and unlocking', () => {
  it('unlocks with passphrase, recovery key and keychain to the same random data key', async () => {
    const { folder, keychain, recoveryKey, dataKey } = await newLedger();
    const ways = [
      await unlockWithPassphrase(folder, utf8(PASSPHRASE)),
      await unlockWithRecoveryKey(folder, recoveryKey.toLowerCase().replaceAll('-', ' ')),
      await unlockWithKeychain(folder, keychain),
    ];
    for (const { keys, notices } of ways) {
      expect(keys.map((one) => one.key.toString('hex'))).toEqual([dataKey]);
      expect(notices).toEqual([]);
    }
    expect((await newLedger()).dataKey).not.toBe(dataKey);
  });

  it('stores no secret bare, and nothing that others may read', async () => {
    const { folder, recoveryKey, dataKey } = await newLedger();
    expect((await readdir(folder)).sort()).toEqual(['keys.json', 'keys.json.previous']);
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), 'utf8');
      const bare = recoveryKey.replaceAll('-', '');
      for (const secret of [PASSPHRASE, recoveryKey, bare, dataKey, Buffer.from(dataKey, 'hex').toString('base64')]) {
        expect(text).not.toContain(secret);
      }
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it('wipes passphrases and, when asked, keys', async () => {
    const { folder, unlocked } = await newLedger();
    const right = utf8(PASSPHRASE);
    const wrong = utf8('not the passphrase');
    const short = utf8('short');
    await unlockWithPassphrase(folder, right);
    await expect(unlockWithPassphrase(folder, wrong)).rejects.toThrow();
    await expect(createKeyFile(folder, { passphrase: short })).rejects.toThrow();
    unlocked.wipe();
    for (const bytes of [right, wrong, short, unlocked.keys[0].key])
      expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('refuses a wrong passphrase and a wrong recovery key, calmly and without repeating them', async () => {
    const { folder } = await newLedger();
    const passphrase = await unlockWithPassphrase(folder, utf8('battery horse correct')).catch((error) => error);
    expect(passphrase).toMatchObject({ problem: 'wrong-passphrase', code: 'wrong-passphrase' });
    const recovery = await unlockWithRecoveryKey(folder, OTHER_RECOVERY_KEY).catch((error) => error);
    expect(recovery).toMatchObject({ problem: 'wrong-recovery-key', code: 'wrong-passphrase' });
    for (const error of [passphrase, recovery]) {
      expect(JSON.stringify({ ...failureOf(error), stack: error.stack })).not.toMatch(/battery horse|24GK/);
    }
  });

  it('never opens with another passphrase', async () => {
    const { folder } = await newLedger();
    let clock = 0;
    const later = () => {
      clock += 3_600_000;
      return clock;
    };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), async (guess) => {
        fc.pre(guess.normalize('NFKC') !== PASSPHRASE);
        await expect(unlockWithPassphrase(folder, utf8(guess), later)).rejects.toMatchObject({
          problem: 'wrong-passphrase',
        });
      }),
      { numRuns: 8 },
    );
  });

  it('never creates over an existing ledger, even a damaged one', async () => {
    const { folder, recoveryKey } = await newLedger();
    const again = () => createKeyFile(folder, { passphrase: utf8('another passphrase'), parameters: LIGHT });
    await expect(again()).rejects.toMatchObject({ problem: 'already-exists', code: 'ledger-exists' });
    await writeFile(join(folder, 'keys.json'), 'garbage');
    await writeFile(join(folder, 'keys.json.previous'), 'garbage');
    await expect(again()).rejects.toMatchObject({ problem: 'already-exists' });
    await expect(unlockWithRecoveryKey(folder, recoveryKey)).rejects.toMatchObject({ problem: 'key-file-damaged' });
  });

  it('says that there is no key, in an empty folder and for a slot that is not there', async () => {
    const folder = await scratchFolder();
    await expect(unlockWithPassphrase(folder, utf8(PASSPHRASE))).rejects.toMatchObject({ problem: 'no-key' });
    await mkdir(join(folder, 'ledger'));
    await createKeyFile(join(folder, 'ledger'), { passphrase: utf8(PASSPHRASE), parameters: LIGHT });
    await expect(unlockWithKeychain(join(folder, 'ledger'), fakeKeychain())).rejects.toMatchObject({ code: 'no-key' });
  });

  it('gives the raw key for other programs to the recovery key alone', async () => {
    const { folder, recoveryKey, dataKey } = await newLedger();
    const text = await readFile(join(folder, 'keys.json'), 'utf8');
    expect(exportRawKey(text, recoveryKey).map((one) => one.hex)).toEqual([dataKey]);
    expect(() => exportRawKey(text, OTHER_RECOVERY_KEY)).toThrow(/not the one of this ledger/);
  });
});
