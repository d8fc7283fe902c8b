/** Looks for words in files and in the memory of running processes. Memory: Linux only, and only of one's own processes. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Text as UTF-8 and as V8 keeps it when it is not Latin-1. */
function formsOf(word: string): readonly Buffer[] {
  return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
}

/** Which of the words are in any file below the folder; each with the file. */
export function wordsInFiles(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  let entries: string[] = [];
  try {
    entries = readdirSync(folder, { recursive: true }) as string[];
  } catch {
    return found;
  }
  for (const entry of entries) {
    const file = join(folder, entry);
    try {
      if (!statSync(file).isFile()) continue;
      const bytes = readFileSync(file);
      for (const word of words)
        if (entry.includes(word) || formsOf(word).some((form) => bytes.includes(form))) found.push(`${entry}: ${word}`);
    } catch {
      // It went away in between.
    }
  }
  return found;
}

const CHUNK_BYTES = 8 * 1024 * 1024;
/** Longer than any word, so that none is missed at the edge of a chunk. */
const OVERLAP_BYTES = 512;

/** How often each word is in the writable memory of a process: what a core dump of it would hold. Null where it cannot be read. */
export function wordsInMemory(pid: number, words: readonly string[]): Map<string, number> | null {
  let maps: string;
  let memory: number;
  try {
    maps = readFileSync(`/proc/${pid}/maps`, 'utf8');
    memory = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return null;
  }
  const found = new Map<string, number>();
  const buffer = Buffer.alloc(CHUNK_BYTES);
  for (const line of maps.split('\n')) {
    const [, from = '', to = '', rights = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
    if (!rights.startsWith('rw')) continue;
    const end = Number.parseInt(to, 16);
    for (let at = Number.parseInt(from, 16); at < end; at += CHUNK_BYTES - OVERLAP_BYTES) {
      let length = 0;
      try {
        length = readSync(memory, buffer, 0, Math.min(CHUNK_BYTES, end - at), at);
      } catch {
        break;
      }
      const seen = buffer.subarray(0, length);
      for (const word of words)
        for (const form of formsOf(word))
          for (let index = seen.indexOf(form); index !== -1; index = seen.indexOf(form, index + 1))
            found.set(word, (found.get(word) ?? 0) + 1);
    }
  }
  closeSync(memory);
  return found;
}
