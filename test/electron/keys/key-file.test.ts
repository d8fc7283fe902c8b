import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { KeyError } from '../../../electron/keys/errors.ts';
import { type KeyFile, parseKeyFile, serializeKeyFile } from '../../../electron/keys/key-file.ts';
import { loadKeyFile } from '../../../electron/keys/key-store.ts';
import { unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { LIGHT, scratchFolder, utf8 } from './fixtures.ts';

let text = '';
let recoveryKey = '';
let dataKey = '';

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-keys-'));
  const created = await createKeyFile(folder, { passphrase: utf8('correct horse battery'), parameters: LIGHT });
  text = await readFile(join(folder, 'keys.json'), 'utf8');
  recoveryKey = created.recoveryKey;
  dataKey = created.unlocked.keys[0].key.toString('hex');
  await rm(folder, { recursive: true });
});

/** A folder with this content as key file, and that as its second copy. */
async function stored(first: string | Uint8Array | null, second: string | Uint8Array | null) {
  const folder = await scratchFolder();
  if (first !== null) await writeFile(join(folder, 'keys.json'), first);
  if (second !== null) await writeFile(join(folder, 'keys.json.previous'), second);
  return folder;
}

/** The file with a field changed and a valid checksum, as only somebody who knows the format would do. */
function forged(change: (file: KeyFile) => unknown): string {
  const file = structuredClone(parseKeyFile(text));
  change(file);
  return serializeKeyFile(file);
}

/** One byte of the file replaced by another. */
const damage = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) });
function damaged({ at, to }: { at: number; to: number }): Buffer {
  const bytes = utf8(text);
  const index = at % bytes.length;
  bytes[index] = bytes[index] === to ? to ^ 1 : to;
  return bytes;
}

describe('a key file that is damaged', () => {
  it('with any byte changed gives a typed error or the right key, never a wrong one', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const folder = await stored(damaged(how), null);
        try {
          const unlocked = await unlockWithRecoveryKey(folder, recoveryKey);
          expect(unlocked.keys.map((one) => one.key.toString('hex'))).toEqual([dataKey]);
        } catch (error) {
          expect(error).toMatchObject({ problem: 'key-file-damaged', code: 'ledger-damaged' });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is replaced by its second copy, and that is said', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const folder = await stored(damaged(how), text);
        const { keys, notices } = await unlockWithRecoveryKey(folder, recoveryKey);
        expect(keys[0].key.toString('hex')).toBe(dataKey);
        for (const notice of notices) expect(notice.code).toBe('previous-key-file-used');
      }),
      { numRuns: 100 },
    );
    const { notices } = await loadKeyFile(await stored('{', text));
    expect(notices[0]?.message).toMatch(/damaged; its second copy was used/);
  });

  it('or cut off at any length gives a typed error or the second copy', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (length) => {
        const cut = text.slice(0, length % (text.length - 2));
        await expect(loadKeyFile(await stored(cut, null))).rejects.toMatchObject({ problem: 'key-file-damaged' });
        expect((await loadKeyFile(await stored(cut, text))).notices).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('or missing is replaced by its second copy; with neither there is no key', async () => {
    expect((await loadKeyFile(await stored(null, text))).notices[0]?.message).toMatch(/missing/);
    await expect(loadKeyFile(await stored(null, null))).rejects.toMatchObject({ problem: 'no-key' });
    await expect(loadKeyFile(await stored('', ''))).rejects.toMatchObject({ problem: 'key-file-damaged' });
  });
});

describe('a key file that is forged', () => {
  const slotAt = (file: KeyFile, at: number) => file.slots[at] as Record<string, unknown> & KeyFile['slots'][number];

  it.each<[string, (file: KeyFile) => unknown]>([
    ['one iteration', (file) => Object.assign(slotAt(file, 0).kdf as object, { iterations: 1 })],
    ['1 MiB', (file) => Object.assign(slotAt(file, 0).kdf as object, { memoryKiB: 1024 })],
    ['a terabyte', (file) => Object.assign(slotAt(file, 0).kdf as object, { memoryKiB: 2 ** 30 })],
    ['a billion iterations', (file) => Object.assign(slotAt(file, 0).kdf as object, { iterations: 1e9 })],
    ['another algorithm', (file) => Object.assign(slotAt(file, 0).kdf as object, { algorithm: 'md5' })],
    ['a short salt', (file) => Object.assign(slotAt(file, 0).kdf as object, { salt: 'AAAA' })],
  ])('with a derivation of %s is refused before anything is derived', async (_, change) => {
    const folder = await stored(forged(change), text);
    await expect(loadKeyFile(folder)).rejects.toMatchObject({ problem: 'parameters-refused' });
  });

  it.each<[string, (file: KeyFile) => unknown]>([
    ['the ledger', (file) => Object.assign(file, { ledger: 'ledger-0000000000000000' })],
    ['the slot', (file) => Object.assign(slotAt(file, 1), { id: 'slot-0000000000000000' })],
    ['the salt', (file) => Object.assign(slotAt(file, 1).kdf as object, { salt: Buffer.alloc(32).toString('base64') })],
    [
      'the wrapped key',
      (file) => Object.assign(slotAt(file, 1).wraps[0] as object, { sealed: Buffer.alloc(48).toString('base64') }),
    ],
    [
      'the nonce',
      (file) => Object.assign(slotAt(file, 1).wraps[0] as object, { nonce: Buffer.alloc(12).toString('base64') }),
    ],
    ['the key check', (file) => Object.assign(file.keys[0] as object, { check: Buffer.alloc(16).toString('base64') })],
  ])('in %s opens nothing', async (_, change) => {
    const folder = await stored(forged(change), null);
    await expect(unlockWithRecoveryKey(folder, recoveryKey)).rejects.toMatchObject({ problem: 'wrong-recovery-key' });
  });

  it.each<[string, (file: KeyFile) => unknown]>([
    ['no slots', (file) => Object.assign(file, { slots: [] })],
    ['two slots of one name', (file) => file.slots.push(...file.slots)],
    [
      'a key that is not listed',
      (file) => Object.assign(slotAt(file, 1).wraps[0] as object, { key: 'key-0000000000000000' }),
    ],
    ['unknown fields', (file) => Object.assign(file, { extra: true })],
    ['another format', (file) => Object.assign(file, { format: 'something-else' })],
    ['a slot of an unknown kind', (file) => Object.assign(slotAt(file, 0), { kind: 'smoke-signals' })],
  ])('with %s is damaged', async (_, change) => {
    await expect(loadKeyFile(await stored(forged(change), null))).rejects.toMatchObject({
      problem: 'key-file-damaged',
    });
  });

  it('never throws anything but a KeyError, whatever the text', () => {
    const anyText = fc.oneof(fc.json(), fc.string(), fc.constantFrom('null', '[]', '{"__proto__":{"version":1}}', '1'));
    fc.assert(
      fc.property(anyText, (content) => {
        expect(() => parseKeyFile(content)).toThrow(KeyError);
      }),
    );
  });
});

describe('a key file from a newer version', () => {
  it('is recognized and never replaced by an older copy', async () => {
    const newer = forged((file) => Object.assign(file, { version: 2, somethingNew: [1] }));
    const before = await stored(newer, text);
    await expect(loadKeyFile(before)).rejects.toMatchObject({
      problem: 'key-file-from-newer-version',
      code: 'ledger-newer',
    });
    expect((await readdir(before)).sort()).toEqual(['keys.json', 'keys.json.previous']);
  });
});
