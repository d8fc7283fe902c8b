/** Commands without a passphrase file: the keychain where it can be reached and is set up, else words that show the way. */
import { afterEach, describe, expect, test } from 'vitest';
import { offerKeychain, unlockFromKeychain } from '../../../electron/cli/keychain.ts';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { fakeKeychain, LIGHT, scratchFolder, utf8 } from '../keys/fixtures.ts';

afterEach(() => offerKeychain(null));

async function ledger(keychain?: ReturnType<typeof fakeKeychain>) {
  const folder = await scratchFolder();
  const passphrase = utf8('correct horse battery staple');
  const { unlocked } = await createKeyFile(folder, { passphrase, keychain, parameters: LIGHT });
  return { folder, key: Buffer.from(unlocked.keys[0].key) };
}

describe('without a passphrase file', () => {
  test('the keychain opens a ledger that is set up for it', async () => {
    const keychain = fakeKeychain();
    const { folder, key } = await ledger(keychain);
    offerKeychain(async () => keychain);
    expect((await unlockFromKeychain(folder)).keys[0].key).toEqual(key);
  });

  test('in a checkout, where no keychain is reached, it says so', async () => {
    const { folder } = await ledger(fakeKeychain());
    await expect(unlockFromKeychain(folder)).rejects.toMatchObject({
      code: 'no-key',
      hint: expect.stringContaining('installed app'),
    });
  });

  test('a ledger that is not set up for it asks the keychain nothing', async () => {
    const { folder } = await ledger();
    offerKeychain(async () => {
      throw new Error('must not be asked');
    });
    await expect(unlockFromKeychain(folder)).rejects.toMatchObject({
      code: 'no-key',
      hint: expect.stringContaining('--passphrase-file'),
    });
  });

  test('a keychain that was reset does not open it', async () => {
    const keychain = fakeKeychain();
    const { folder } = await ledger(keychain);
    keychain.key = 'another';
    offerKeychain(async () => keychain);
    await expect(unlockFromKeychain(folder)).rejects.toThrow();
  });
});
