/** The list of ways to unlock: whoever takes one out, or plants one, is noticed by whoever unlocks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  changePassphrase,
  removeSlot,
  replaceKeychainSlot,
  replaceRecoveryKey,
} from '../../../electron/keys/change.ts';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { type KeyFile, parseKeyFile, serializeKeyFile } from '../../../electron/keys/key-file.ts';
import { beginRekey, finishRekey } from '../../../electron/keys/rekey.ts';
import { unlockWithKeychain, unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { fakeKeychain, LIGHT, scratchFolder, utf8 } from './fixtures.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('./quick-derivation.ts')).quickDerivation,
}));

const PASSPHRASE = 'correct horse battery staple';
const unlock = (folder: string) => unlockWithPassphrase(folder, utf8(PASSPHRASE));
const codes = (unlocked: { notices: readonly { code: string }[] }) => unlocked.notices.map(({ code }) => code);

async function ledger() {
  const folder = await scratchFolder();
  const keychain = fakeKeychain();
  const created = await createKeyFile(folder, { passphrase: utf8(PASSPHRASE), keychain, parameters: LIGHT });
  return { folder, keychain, ...created };
}

/** Changes both copies of the key file, checksum included, as somebody who knows the format would. */
function forge(folder: string, change: (file: KeyFile) => KeyFile): void {
  for (const name of ['keys.json', 'keys.json.previous']) {
    const path = join(folder, name);
    writeFileSync(path, serializeKeyFile(change(parseKeyFile(readFileSync(path, 'utf8')))));
  }
}

describe('the list of ways to unlock', () => {
  it('is told to be changed when it was, by every way that is left', async () => {
    const forgeries: ((file: KeyFile) => KeyFile)[] = [
      (file) => ({ ...file, slots: file.slots.filter(({ kind }) => kind !== 'recovery') }),
      (file) => ({
        ...file,
        slots: file.slots.map((slot) => (slot.kind === 'recovery' ? { ...slot, pending: true } : slot)),
      }),
      (file) => ({ ...file, slots: file.slots.toReversed() }),
      (file) => ({ ...file, slots: file.slots.map((slot) => ({ ...slot, created: '2020-01-01T00:00:00.000Z' })) }),
    ];
    for (const change of forgeries) {
      const { folder, keychain } = await ledger();
      expect(codes(await unlock(folder))).toEqual([]);
      forge(folder, change);
      expect(codes(await unlock(folder))).toEqual(['slots-changed']);
      expect(codes(await unlockWithKeychain(folder, keychain))).toEqual(['slots-changed']);
    }
  });

  it('is told to be unproven where its proof was taken away, or an older version wrote it', async () => {
    const { folder, recoveryKey } = await ledger();
    forge(folder, ({ proof: _, ...rest }) => rest);
    expect(codes(await unlockWithRecoveryKey(folder, recoveryKey))).toEqual(['slots-unproven']);
    await changePassphrase(folder, await unlock(folder), utf8(PASSPHRASE), { parameters: LIGHT });
    expect(codes(await unlock(folder))).toEqual([]);
  });

  it('stays proven through every change of our own', async () => {
    const { folder, keychain } = await ledger();
    keychain.renew = true;
    expect(codes(await unlockWithKeychain(folder, keychain))).toEqual(['keychain-renewed']);
    keychain.renew = false;
    await replaceRecoveryKey(folder, await unlock(folder));
    await replaceKeychainSlot(folder, await unlock(folder), keychain);
    const [slot] = parseKeyFile(readFileSync(join(folder, 'keys.json'), 'utf8')).slots.filter(
      ({ kind }) => kind === 'keychain',
    );
    await removeSlot(folder, await unlock(folder), slot?.id ?? '');
    expect(codes(await unlock(folder))).toEqual([]);
    const begun = await beginRekey(folder, await unlock(folder), { passphrase: utf8(PASSPHRASE) });
    expect(codes(await unlock(folder))).toEqual([]);
    await finishRekey(folder, begun.unlocked, begun.to.id);
    expect(codes(await unlock(folder))).toEqual([]);
  });

  it('with more work in it than one way may ask for is not tried', async () => {
    const { folder } = await ledger();
    const { file } = { file: parseKeyFile(readFileSync(join(folder, 'keys.json'), 'utf8')) };
    const [first] = file.slots;
    if (first?.kind !== 'passphrase') throw new Error('the first slot has the passphrase');
    const decoys = Array.from({ length: 5 }, (_, number) => ({
      ...first,
      id: `slot-${String(number).padStart(16, '0')}`,
      kdf: { ...first.kdf, memoryKiB: 1024 * 1024, iterations: 10 },
    }));
    forge(folder, (one) => ({ ...one, slots: [...decoys.slice(0, 1), ...one.slots.slice(1)] }));
    forge(folder, (one) => one);
    writeFileSync(join(folder, 'keys.json'), serializeKeyFile({ ...file, slots: [...decoys, ...file.slots] }));
    await expect(unlock(folder)).rejects.toMatchObject({ problem: 'parameters-refused', code: 'ledger-damaged' });
  });
});
