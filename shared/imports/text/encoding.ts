/** Which encoding a file's first bytes speak of, and files that are no text at all. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding that the first bytes show; `null` where only the rest can tell UTF-8 from Windows-1252. */
export function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly skip: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  const length = Math.min(head.length, 1024) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  // Latin text in UTF-16 without a mark: every other byte is zero.
  if (odd > length / 5 && even === 0) return { encoding: 'utf-16le', skip: 0 };
  if (even > length / 5 && odd === 0) return { encoding: 'utf-16be', skip: 0 };
  return null;
}

/** Why a file that begins like this cannot be imported, `null` where it may be text. */
export function notText(head: Uint8Array): string | null {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04))
    return 'The file is an archive (1PUX, Excel or ZIP). A 1PUX holds every secret and no access lists: use op vault list, op item list and op vault user list instead. Save a spreadsheet as CSV.';
  if (starts(0x03, 0xd9, 0xa2, 0x9a))
    return 'The file is a KeePass database, which stays closed. Export it as CSV or XML instead.';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'The file is a PDF. Export it as CSV or JSON instead.';
  if (starts(0x1f, 0x8b)) return 'The file is compressed. Unpack it first.';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'The file is an old Excel document. Save it as CSV.';
  if (starts(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65)) return 'The file is a database, not an export.';
  if (encodingOf(head) === null && head.subarray(0, 4096).includes(0)) return 'The file is not text.';
  return null;
}
