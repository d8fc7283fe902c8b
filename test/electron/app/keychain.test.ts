/** The operating system's keychain as Electron 42 and 45 offer it, and the ways in which it only seems to be one. */
import { describe, expect, it } from 'vitest';
import { operatingSystemKeychain } from '../../../electron/app/keychain.ts';

type Storage = Parameters<typeof operatingSystemKeychain>[0];
type Backend = ReturnType<Storage['getSelectedStorageBackend']>;

interface Behaviour {
  readonly backend?: Backend;
  readonly syncAvailable?: boolean;
  readonly asyncAvailable?: boolean;
  /** What Chromium puts before encrypted text: v11 for a keyring, v10 for the key in its source. */
  readonly prefix?: string;
  readonly encrypt?: (text: string) => string;
  readonly renew?: boolean;
}

const flip = (text: string) => [...text].reverse().join('');

function safeStorage(behaviour: Behaviour = {}, withAsync = true) {
  const { backend = 'gnome_libsecret', syncAvailable = true, asyncAvailable = true, prefix = 'v11' } = behaviour;
  const encrypt = behaviour.encrypt ?? flip;
  const calls: string[] = [];
  let asked = false;
  const sync: Storage = {
    isEncryptionAvailable: () => syncAvailable,
    encryptString: (text) => {
      calls.push('sync');
      return Buffer.from(prefix + encrypt(text));
    },
    decryptString: (bytes) => flip(bytes.toString().slice(3)),
    getSelectedStorageBackend: () => backend,
  };
  const storage: Storage = withAsync
    ? {
        ...sync,
        isAsyncEncryptionAvailable: async () => {
          asked = true;
          return asyncAvailable;
        },
        encryptStringAsync: async (text) => {
          // As Electron 42 does: using it before asking for it, or after a no, ends the process.
          if (!asked || !asyncAvailable) throw new Error('crash');
          calls.push('async');
          return Buffer.from(prefix + encrypt(text));
        },
        decryptStringAsync: async (bytes) => ({
          result: flip(bytes.toString().slice(3)),
          shouldReEncrypt: behaviour.renew ?? false,
        }),
      }
    : sync;
  return { storage, calls };
}

describe("the operating system's keychain", () => {
  it.each([true, false])('keeps bytes, with the asynchronous interface: %s', async (withAsync) => {
    const { storage, calls } = safeStorage({}, withAsync);
    const keychain = operatingSystemKeychain(storage, 'linux');
    expect(await keychain.available()).toEqual({ real: true, backend: 'gnome_libsecret' });
    const secret = Uint8Array.from({ length: 256 }, (_, at) => at);
    const encrypted = await keychain.encrypt(secret);
    expect(await keychain.decrypt(encrypted)).toEqual({ bytes: Buffer.from(secret), shouldReEncrypt: false });
    expect(new Set(calls)).toEqual(new Set([withAsync ? 'async' : 'sync']));
  });

  it.each<[NodeJS.Platform, string]>([
    ['darwin', 'keychain'],
    ['win32', 'dpapi'],
  ])('on %s is called %s and needs no Linux backend', async (platform, name) => {
    const { storage } = safeStorage({ backend: 'unknown', prefix: 'v10', syncAvailable: false });
    expect(await operatingSystemKeychain(storage, platform).available()).toEqual({ real: true, backend: name });
  });

  it.each<[string, Behaviour]>([
    ['stores plain text', { backend: 'basic_text' }],
    ['is unknown', { backend: 'unknown' }],
    ['is named but not there, while the asynchronous interface says yes', { syncAvailable: false }],
    ['encrypts with the key from the source of Chromium', { prefix: 'v10' }],
    ['gives back something else', { encrypt: () => flip(Buffer.from('something else').toString('base64')) }],
    [
      'throws',
      {
        encrypt: () => {
          throw new Error('no');
        },
      },
    ],
  ])('is not real when it %s', async (_, behaviour) => {
    for (const withAsync of [true, false]) {
      const { storage } = safeStorage(behaviour, withAsync);
      const state = await operatingSystemKeychain(storage, 'linux').available();
      expect(state.real).toBe(false);
      expect(state.reason).toMatch(/keychain .*\.$/);
    }
  });

  it('uses the synchronous interface where the asynchronous one is there and not available', async () => {
    const { storage, calls } = safeStorage({ asyncAvailable: false });
    const keychain = operatingSystemKeychain(storage, 'linux');
    expect(await keychain.available()).toEqual({ real: true, backend: 'gnome_libsecret' });
    expect(new Set(calls)).toEqual(new Set(['sync']));
  });

  it('passes on that an entry should be renewed', async () => {
    const keychain = operatingSystemKeychain(safeStorage({ renew: true }).storage, 'linux');
    expect((await keychain.decrypt(await keychain.encrypt(Buffer.from('x')))).shouldReEncrypt).toBe(true);
  });
});
