/**
 * Where the key file lives on disk, twice: `keys.json` and `keys.json.previous`. While a new version is written the
 * second keeps the version before; once the new one is proven readable the second becomes a copy of it, so that a
 * passphrase that was changed does not live on in an old copy.
 */
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyNotice } from './data-key.ts';
import { type StepHook, writeDurably } from './durable-write.ts';
import { KeyError, systemCode } from './errors.ts';
import { type KeyFile, parseKeyFile, serializeKeyFile } from './key-file.ts';

export const KEY_FILE_NAME = 'keys.json';
export const PREVIOUS_KEY_FILE_NAME = 'keys.json.previous';

export interface LoadedKeyFile {
  readonly file: KeyFile;
  readonly notices: readonly KeyNotice[];
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new KeyError('key-file-damaged', 'The key file cannot be read from the disk.', { reason: code ?? 'unknown' });
  }
}

type Reading = { readonly file: KeyFile; readonly text: string } | { readonly error: KeyError } | null;

async function read(path: string): Promise<Reading> {
  try {
    const text = await readText(path);
    return text === null ? null : { text, file: parseKeyFile(text) };
  } catch (error) {
    if (error instanceof KeyError) return { error };
    throw error;
  }
}

/** Is there a key file, or a copy of one, in this folder? */
export async function hasKeyFile(folder: string): Promise<boolean> {
  const texts = await Promise.all(
    [KEY_FILE_NAME, PREVIOUS_KEY_FILE_NAME].map((name) => read(join(folder, name)).catch(() => null)),
  );
  return texts.some((one) => one !== null);
}

/**
 * The key file of the ledger in `folder`; its second copy, with a notice, if the first is damaged or missing. Throws
 * `no-key` (neither exists), `key-file-damaged` (no readable copy), `key-file-from-newer-version`, `parameters-refused`.
 */
export async function loadKeyFile(folder: string): Promise<LoadedKeyFile> {
  const first = await read(join(folder, KEY_FILE_NAME));
  if (first && 'file' in first) return { file: first.file, notices: [] };
  if (first && first.error.problem !== 'key-file-damaged') throw first.error;
  const second = await read(join(folder, PREVIOUS_KEY_FILE_NAME));
  if (second && 'file' in second) {
    const what = first ? 'is damaged' : 'is missing';
    const message = `The key file ${what}; its second copy was used. Any change to passphrase or keys repairs it.`;
    return { file: second.file, notices: [{ code: 'previous-key-file-used', message }] };
  }
  if (second && second.error.problem !== 'key-file-damaged') throw second.error;
  if (first) throw first.error;
  if (second) throw second.error;
  throw new KeyError('no-key', 'There is no key file here, so no ledger can be unlocked in this folder.');
}

/**
 * Stores a new version of the key file. Damaged predecessors are moved aside, never deleted. Throws
 * `key-file-not-writable`, leaving the version before in force.
 */
export async function storeKeyFile(folder: string, file: KeyFile, step: StepHook = () => {}): Promise<void> {
  const path = join(folder, KEY_FILE_NAME);
  const previous = join(folder, PREVIOUS_KEY_FILE_NAME);
  const text = serializeKeyFile(file);
  parseKeyFile(text);
  try {
    const before = await read(path);
    if (before && 'file' in before) await writeDurably(previous, before.text, (name) => step(`keep:${name}`));
    step('aside');
    if (before && 'error' in before) await rename(path, `${path}.damaged-${Date.now()}`);
    await writeDurably(path, text, (name) => step(`new:${name}`));
    step('verify');
    const after = await readFile(path, 'utf8');
    if (after !== text) throw new KeyError('key-file-not-writable', 'The disk did not keep the new key file.');
    await writeDurably(previous, text, (name) => step(`copy:${name}`));
  } catch (error) {
    const code = systemCode(error);
    if (!code) throw error;
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new KeyError('disk-full', 'The keys were not changed, because the disk is full.', { reason: code });
    }
    throw new KeyError(
      'key-file-not-writable',
      'The keys were not changed, because their folder cannot be written to.',
      { reason: code },
    );
  }
}
