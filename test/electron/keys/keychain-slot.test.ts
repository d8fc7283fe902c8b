import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { listSlots, replaceKeychainSlot } from '../../../electron/keys/change.ts';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { keychainOpens, unlockWithKeychain, unlockWithPassphrase } from '../../../electron/keys/unlock.ts';
import { fakeKeychain, LIGHT, scratchFolder, utf8 } from './fixtures.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('./quick-derivation.ts')).quickDerivation,
}));

const PASSPHRASE = 'correct horse battery';

async function newLedger() {
  const folder = await scratchFolder();
  const keychain = fakeKeychain();
  const passphrase = utf8(PASSPHRASE);
  const { unlocked } = await createKeyFile(folder, { passphrase, keychain, parameters: LIGHT });
  return { folder, keychain, unlocked, dataKey: unlocked.keys[0].key.toString('hex') };
}

describe('keychain unlock', () => {
  it('is never set up with a keychain that is not real, and nothing is created then', async () => {
    const folder = await scratchFolder();
    const keychain = Object.assign(fakeKeychain(), { name: 'basic_text', real: false });
    const creating = createKeyFile(folder, { passphrase: utf8(PASSPHRASE), keychain, parameters: LIGHT });
    await expect(creating).rejects.toMatchObject({ problem: 'keychain-unavailable' });
    await expect(listSlots(folder)).rejects.toMatchObject({ problem: 'no-key' });
  });

  it('is not set up with a keychain that fails its round trip', async () => {
    const { folder, unlocked } = await newLedger();
    const before = await readFile(join(folder, 'keys.json'), 'utf8');
    const keychain = Object.assign(fakeKeychain(), { broken: true });
    const replacing = replaceKeychainSlot(folder, unlocked, keychain);
    await expect(replacing).rejects.toMatchObject({ problem: 'keychain-unavailable' });
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(before);
  });

  it.each([
    ['gone for now', { real: false }, 'keychain-unavailable', /No protected keychain answers/],
    ['another one', { name: 'kwallet6' }, 'keychain-changed', /"gnome_libsecret".*"kwallet6"/],
    ['reset', { key: 'second' }, 'keychain-lost', /no longer holds/],
    ['refusing', { broken: true }, 'keychain-lost', /no longer holds/],
  ])('explains a keychain that is %s, and the passphrase still works', async (_, change, problem, words) => {
    const { folder, keychain, dataKey } = await newLedger();
    Object.assign(keychain, change);
    const error = await unlockWithKeychain(folder, keychain).catch((thrown) => thrown);
    expect(error).toMatchObject({ problem, code: 'keychain-changed', message: expect.stringMatching(words) });
    expect(error.message).toMatch(/passphrase or the recovery key/);
    const unlocked = await unlockWithPassphrase(folder, utf8(PASSPHRASE));
    expect(unlocked.keys[0].key.toString('hex')).toBe(dataKey);
  });

  it('is asked whether it still opens the ledger, and nothing is changed by that', async () => {
    const { folder, keychain } = await newLedger();
    const before = await readFile(join(folder, 'keys.json'), 'utf8');
    expect(await keychainOpens(folder, keychain)).toBe(true);
    Object.assign(keychain, { key: 'second' });
    expect(await keychainOpens(folder, keychain)).toBe(false);
    Object.assign(keychain, { real: false });
    await expect(keychainOpens(folder, keychain)).rejects.toMatchObject({ problem: 'keychain-unavailable' });
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(before);
  });

  it('can be set up anew after a reset', async () => {
    const { folder, keychain, unlocked, dataKey } = await newLedger();
    Object.assign(keychain, { key: 'second', name: 'kwallet6' });
    await replaceKeychainSlot(folder, unlocked, keychain);
    expect((await unlockWithKeychain(folder, keychain)).keys[0].key.toString('hex')).toBe(dataKey);
    expect((await listSlots(folder)).map((slot) => slot.backend ?? slot.kind)).toEqual([
      'passphrase',
      'recovery',
      'kwallet6',
    ]);
  });

  it('renews its entry when the keychain asks, and still opens afterwards', async () => {
    const { folder, keychain, dataKey } = await newLedger();
    const before = await readFile(join(folder, 'keys.json'), 'utf8');
    const { encrypt } = keychain;
    keychain.renew = true;
    // A renewed entry looks different, as under a new key.
    keychain.encrypt = async (bytes) => Buffer.concat([await encrypt(bytes), Buffer.from('!')]);
    const { decrypt } = keychain;
    keychain.decrypt = (bytes) => decrypt(Buffer.from(bytes).at(-1) === 0x21 ? bytes.subarray(0, -1) : bytes);
    const unlocked = await unlockWithKeychain(folder, keychain);
    expect(unlocked.notices.map((one) => one.code)).toEqual(['keychain-renewed']);
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).not.toBe(before);
    expect((await unlockWithKeychain(folder, keychain)).keys[0].key.toString('hex')).toBe(dataKey);
  });

  it('keeps the old entry when renewing fails', async () => {
    const { folder, keychain, dataKey } = await newLedger();
    const before = await readFile(join(folder, 'keys.json'), 'utf8');
    keychain.renew = true;
    keychain.encrypt = () => Promise.reject(new Error('refused'));
    const unlocked = await unlockWithKeychain(folder, keychain);
    expect(unlocked.notices.map((one) => one.code)).toEqual(['keychain-not-renewed']);
    expect(unlocked.keys[0].key.toString('hex')).toBe(dataKey);
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(before);
  });
});
