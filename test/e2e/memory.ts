/**
 * Looks for many words at once in files and in the memory of running processes. Memory: Linux only, and only of one's own
 * processes.
 */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One look for all words, in bytes read as Latin-1: one character is one byte. */
export interface WordSearch {
  /** How often each word is there. */
  in(bytes: Buffer): Map<string, number>;
}

const ESCAPED = /[.*+?^${}()|[\]\\/]/g;

/** Words in UTF-8 and in UTF-16, as V8 keeps what is not Latin-1. A word within a longer one counts as the longer one. */
export function searchFor(words: readonly string[]): WordSearch {
  const wordOf = new Map<string, string>();
  for (const word of words)
    for (const encoding of ['utf8', 'utf16le'] as const)
      wordOf.set(Buffer.from(word, encoding).toString('latin1'), word);
  // Sorted, so that the engine finds common beginnings; backwards, so that the longer of two with one beginning is tried first.
  const forms = [...wordOf.keys()].sort().reverse();
  const anyForm = new RegExp(forms.map((form) => form.replace(ESCAPED, '\\$&')).join('|'), 'g');
  return {
    in: (bytes) => {
      const found = new Map<string, number>();
      for (const [form] of bytes.toString('latin1').matchAll(anyForm)) {
        const word = wordOf.get(form) ?? form;
        found.set(word, (found.get(word) ?? 0) + 1);
      }
      return found;
    },
  };
}

/** Which of the words are in any file below the folder, or in its name; each with the file. */
export function wordsInFiles(folder: string, search: WordSearch): string[] {
  let entries: string[] = [];
  try {
    entries = readdirSync(folder, { recursive: true }) as string[];
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const found = [...search.in(Buffer.from(entry)).keys()];
    const file = join(folder, entry);
    try {
      if (statSync(file).isFile()) found.push(...search.in(readFileSync(file)).keys());
    } catch {
      // It went away in between.
    }
    return found.map((word) => `${entry}: ${word}`);
  });
}

const CHUNK_BYTES = 8 * 1024 * 1024;
/** Longer than any word, so that none is missed at the edge of a chunk; one at the edge may count twice. */
const OVERLAP_BYTES = 512;
const NOTHING = Buffer.alloc(CHUNK_BYTES);

/** How often each word is in the writable memory of a process: what a core dump of it would hold. Null where it cannot be read. */
export function wordsInMemory(pid: number, search: WordSearch): Map<string, number> | null {
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
      if (seen.equals(NOTHING.subarray(0, length))) continue;
      for (const [word, times] of search.in(seen)) found.set(word, (found.get(word) ?? 0) + times);
    }
  }
  closeSync(memory);
  return found;
}
