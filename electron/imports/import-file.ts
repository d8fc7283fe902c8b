/** Files to import: size, hash and encoding in a first pass, then the text in pieces, so that memory stays flat. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileIdentity } from '../../shared/imports/parsed-file.ts';
import type { ImportSource } from '../../shared/imports/read-import.ts';
import { ImportCancelled } from '../../shared/imports/read-import.ts';
import { tellableName } from '../../shared/imports/secrets/file-names.ts';
import type { Encoding } from '../../shared/imports/text/encoding.ts';
import { encodingOf, notText } from '../../shared/imports/text/encoding.ts';
import { LedgerError } from '../../shared/ipc/result.ts';

const PIECE_BYTES = 256 * 1024;
/** No export of a real company comes near; a disk image does. */
const MAX_FILE_BYTES = 4 * 1024 ** 3;

export interface OpenOptions {
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Bytes looked at so far, and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface Looked {
  readonly identity: FileIdentity;
  readonly encoding: Encoding;
  readonly skip: number;
}

/**
 * A file as a source of an import.
 *
 * Throws a `LedgerError`: `not-found` where there is no such file, `refused` where it is not text (an archive, a
 * database) or too large. No message quotes the content.
 */
export async function openImportFile(path: string, options: OpenOptions = {}): Promise<ImportSource> {
  const looked = await look(path, options);
  return { file: looked.identity, text: () => textOf(path, looked, options) };
}

async function look(path: string, options: OpenOptions): Promise<Looked> {
  const name = tellableName(basename(path));
  const size = await sizeOf(path, name);
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let valid = true;
  let beyondAscii = false;
  let head: Uint8Array | null = null;
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Uint8Array>) {
    if (options.signal?.aborted) throw new ImportCancelled();
    if (head === null) {
      head = chunk;
      const reason = notText(chunk);
      if (reason !== null) throw new LedgerError('refused', reason);
    }
    hash.update(chunk);
    const text: string | null = valid ? decoded(utf8, chunk, true) : null;
    valid = text !== null;
    beyondAscii ||= text !== null && /[^\0-\x7f]/.test(text);
    done += chunk.length;
    options.onProgress?.(done, size);
  }
  // A file may be cut off within a letter: what was UTF-8 up to there still is.
  valid &&= beyondAscii || decoded(utf8, new Uint8Array(), false) !== null;
  const marked = encodingOf(head ?? new Uint8Array());
  return {
    identity: { name, size: done, sha256: hash.digest('hex') },
    encoding: marked?.encoding ?? (valid ? 'utf-8' : 'windows-1252'),
    skip: marked?.skip ?? 0,
  };
}

/** The text of the bytes, `null` where they are not in the decoder's encoding. */
function decoded(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): string | null {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    return null;
  }
}

async function sizeOf(path: string, name: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new LedgerError('refused', `${name} is not a file.`);
    if (found.size > MAX_FILE_BYTES) throw new LedgerError('refused', `${name} is too large to be an export.`);
    return found.size;
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') throw new LedgerError('not-found', `There is no file ${name}.`);
    throw new LedgerError('refused', `${name} cannot be read (${code}).`);
  }
}

async function* textOf(path: string, looked: Looked, options: OpenOptions): AsyncGenerator<string> {
  const decoder = new TextDecoder(looked.encoding);
  const hash = createHash('sha256');
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Uint8Array>) {
    if (options.signal?.aborted) throw new ImportCancelled();
    hash.update(chunk);
    const text = decoder.decode(first ? chunk.subarray(looked.skip) : chunk, { stream: true });
    first = false;
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
  if (hash.digest('hex') !== looked.identity.sha256) throw new ChangedWhileReading(looked.identity.name);
}

class ChangedWhileReading extends LedgerError {
  constructor(name: string) {
    super('conflict', `${name} was changed while it was read. Import it again.`);
  }
}

/** Pasted text as a source of an import. */
export function pastedText(text: string, name = 'Pasted text'): ImportSource {
  const bytes = Buffer.from(text, 'utf8');
  return {
    file: { name: tellableName(name), size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    text: () => [text],
  };
}
