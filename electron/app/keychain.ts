/**
 * The operating system's keychain through Electron's safeStorage. Only real ones count: on Linux Chromium falls back to a
 * key that is written in its source, and says "available" all the same.
 */
import { timingSafeEqual } from 'node:crypto';
import type { SafeStorage } from 'electron';
import type { Keychain, KeychainState } from '../keys/keychain.ts';

const NAMES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'keychain', win32: 'dpapi' };
/** Backends with a fixed key, or none at all. */
const NOT_REAL = new Set(['basic_text', 'unknown']);
/** What Chromium puts before anything encrypted under its fixed key on Linux. */
const FIXED_KEY_PREFIX = 'v10';
const PROBE_BYTES = 32;

const NO_KEYRING =
  'No protected keychain (GNOME Keyring or KWallet) answers in this session, so it cannot keep the key safe.';

type Storage = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
> &
  Partial<Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>>;

/** The keychain of this computer. Call after the app is ready. `storage` is Electron's safeStorage. */
export function operatingSystemKeychain(storage: Storage, platform: NodeJS.Platform = process.platform): Keychain {
  const backend = () => {
    const name = NAMES[platform];
    if (name) return name;
    return typeof storage.getSelectedStorageBackend === 'function' ? storage.getSelectedStorageBackend() : 'unknown';
  };
  // Asked before every use: Electron 42 crashes in the asynchronous calls unless this was asked first and answered yes.
  const asynchronous = async () => {
    const { isAsyncEncryptionAvailable, encryptStringAsync, decryptStringAsync } = storage;
    if (!isAsyncEncryptionAvailable || !encryptStringAsync || !decryptStringAsync) return null;
    return (await storage.isAsyncEncryptionAvailable?.()) ? { encryptStringAsync, decryptStringAsync } : null;
  };
  const encrypt = async (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString('base64');
    const ready = await asynchronous();
    return ready ? ready.encryptStringAsync.call(storage, text) : storage.encryptString(text);
  };
  const decrypt = async (bytes: Uint8Array) => {
    const ready = await asynchronous();
    if (!ready) {
      return { bytes: Buffer.from(storage.decryptString(Buffer.from(bytes)), 'base64'), shouldReEncrypt: false };
    }
    const { result, shouldReEncrypt } = await ready.decryptStringAsync.call(storage, Buffer.from(bytes));
    return { bytes: Buffer.from(result, 'base64'), shouldReEncrypt };
  };

  const available = async (): Promise<KeychainState> => {
    const name = backend();
    if (platform === 'linux' && NOT_REAL.has(name)) return { real: false, backend: name, reason: NO_KEYRING };
    try {
      // On Linux only the synchronous question is about the named backend; the asynchronous one has the fixed-key fallback.
      const ready = platform !== 'linux' && (await asynchronous()) !== null;
      if (!ready && !storage.isEncryptionAvailable()) {
        return { real: false, backend: name, reason: 'The keychain of this computer does not answer.' };
      }
      return await probe(name);
    } catch {
      return { real: false, backend: name, reason: 'The keychain of this computer refused to keep a test secret.' };
    }
  };

  const probe = async (name: string): Promise<KeychainState> => {
    const secret = crypto.getRandomValues(new Uint8Array(PROBE_BYTES));
    const encrypted = await encrypt(secret);
    if (platform === 'linux' && Buffer.from(encrypted.subarray(0, 3)).toString('latin1') === FIXED_KEY_PREFIX) {
      return { real: false, backend: name, reason: NO_KEYRING };
    }
    const { bytes } = await decrypt(encrypted);
    if (bytes.length === secret.length && timingSafeEqual(bytes, secret)) return { real: true, backend: name };
    return { real: false, backend: name, reason: 'The keychain of this computer did not keep a test secret.' };
  };

  return { backend, available, encrypt, decrypt };
}
