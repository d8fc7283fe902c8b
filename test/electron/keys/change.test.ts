import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { addSlot, changePassphrase, listSlots, removeSlot, replaceRecoveryKey } from '../../../electron/keys/change.ts';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { unlockWithKeychain, unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { fakeKeychain, LIGHT, scratchFolder, utf8 } from './fixtures.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('./quick-derivation.ts')).quickDerivation,
}));

async function newLedger() {
  const folder = await scratchFolder();
  const created = await createKeyFile(folder, { passphrase: utf8('the first passphrase'), parameters: LIGHT });
  const slot = async (kind: string) => (await listSlots(folder)).find((one) => one.kind === kind)?.id ?? '';
  return { folder, slot, ...created, dataKey: created.unlocked.keys[0].key.toString('hex') };
}

const both = async (folder: string) =>
  `${await readFile(join(folder, 'keys.json'), 'utf8')}${await readFile(join(folder, 'keys.json.previous'), 'utf8')}`;

describe('changing who can unlock', () => {
  it('changes the passphrase: the new one opens, the old one no longer does, not even through the second copy', async () => {
    const { folder, unlocked, dataKey } = await newLedger();
    const next = utf8('the second passphrase');
    await changePassphrase(folder, unlocked, next, { parameters: LIGHT });
    expect(next.every((byte) => byte === 0)).toBe(true);
    const opened = await unlockWithPassphrase(folder, utf8('the second passphrase'));
    expect(opened.keys[0].key.toString('hex')).toBe(dataKey);
    await copyFile(join(folder, 'keys.json.previous'), join(folder, 'keys.json'));
    await expect(unlockWithPassphrase(folder, utf8('the first passphrase'))).rejects.toMatchObject({
      problem: 'wrong-passphrase',
    });
  });

  it('sets a new passphrase after unlocking with the recovery key', async () => {
    const { folder, recoveryKey, dataKey } = await newLedger();
    const unlocked = await unlockWithRecoveryKey(folder, recoveryKey);
    await changePassphrase(folder, unlocked, utf8('remembered this time'), { parameters: LIGHT });
    const opened = await unlockWithPassphrase(folder, utf8('remembered this time'));
    expect(opened.keys[0].key.toString('hex')).toBe(dataKey);
  });

  it('refuses a short new passphrase and changes nothing', async () => {
    const { folder, unlocked } = await newLedger();
    const before = await both(folder);
    const changing = changePassphrase(folder, unlocked, utf8('short'), { parameters: LIGHT });
    await expect(changing).rejects.toMatchObject({ problem: 'passphrase-too-short' });
    expect(await both(folder)).toBe(before);
  });

  it('replaces the recovery key: the old paper is worthless', async () => {
    const { folder, unlocked, recoveryKey, dataKey } = await newLedger();
    const fresh = await replaceRecoveryKey(folder, unlocked);
    expect((await unlockWithRecoveryKey(folder, fresh)).keys[0].key.toString('hex')).toBe(dataKey);
    await expect(unlockWithRecoveryKey(folder, recoveryKey)).rejects.toMatchObject({ problem: 'wrong-recovery-key' });
  });

  it('adds and removes the keychain', async () => {
    const { folder, unlocked, dataKey } = await newLedger();
    const keychain = fakeKeychain();
    const { slot } = await addSlot(folder, unlocked, { kind: 'keychain', keychain });
    expect((await unlockWithKeychain(folder, keychain)).keys[0].key.toString('hex')).toBe(dataKey);
    await expect(addSlot(folder, unlocked, { kind: 'keychain', keychain })).rejects.toMatchObject({
      problem: 'slot-exists',
    });
    await removeSlot(folder, unlocked, slot);
    await expect(unlockWithKeychain(folder, keychain)).rejects.toMatchObject({ problem: 'no-key' });
    await expect(removeSlot(folder, unlocked, slot)).rejects.toMatchObject({ problem: 'no-such-slot' });
  });

  it('keeps a passphrase or a recovery key at all times: a keychain alone is not enough', async () => {
    const { folder, unlocked, slot } = await newLedger();
    await addSlot(folder, unlocked, { kind: 'keychain', keychain: fakeKeychain() });
    await removeSlot(folder, unlocked, await slot('recovery'));
    const before = await both(folder);
    await expect(removeSlot(folder, unlocked, await slot('passphrase'))).rejects.toMatchObject({
      problem: 'last-slot',
    });
    expect(await both(folder)).toBe(before);
    const { recoveryKey } = await addSlot(folder, unlocked, { kind: 'recovery' });
    await removeSlot(folder, unlocked, await slot('passphrase'));
    await unlockWithRecoveryKey(folder, recoveryKey ?? '');
  });

  it("refuses another ledger's keys", async () => {
    const [one, other] = [await newLedger(), await newLedger()];
    const changing = changePassphrase(one.folder, other.unlocked, utf8('taking it over'), { parameters: LIGHT });
    await expect(changing).rejects.toMatchObject({ problem: 'key-mismatch' });
    await expect(replaceRecoveryKey(one.folder, other.unlocked)).rejects.toMatchObject({ problem: 'key-mismatch' });
  });

  it('lists the ways to unlock without any of their secrets', async () => {
    const { folder } = await newLedger();
    const slots = await listSlots(folder);
    expect(slots.map((one) => Object.keys(one))).toEqual([
      ['id', 'kind', 'created'],
      ['id', 'kind', 'created'],
    ]);
  });
});
