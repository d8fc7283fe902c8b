/** One digest of many files: of their names and of every byte in them. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Every file and link below a folder, or the file itself, in an order that does not depend on the system. */
function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!lstatSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function named(hash: Hash, root: string, file: string): Hash {
  return hash.update(file.slice(root.length).replaceAll('\\', '/')).update('\0');
}

/** SHA-256 in hex of files and folders below `root`, whichever of them are there. */
export function digestOf(root: string, parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of parts.flatMap((part) => filesOf(join(root, part))))
    named(hash, root, file).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/**
 * SHA-256 in hex of all that a folder holds, read piece by piece: for a runtime of some hundred megabytes.
 * @param except names directly in the folder that do not count.
 */
export async function digestOfFolder(folder: string, except: readonly string[] = []): Promise<string> {
  const hash = createHash('sha256');
  const left = new Set(except.map((name) => join(folder, name)));
  for (const file of filesOf(folder)) {
    if (left.has(file)) continue;
    named(hash, folder, file);
    if (lstatSync(file).isSymbolicLink()) hash.update(readlinkSync(file));
    else for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
    hash.update('\0');
  }
  return hash.digest('hex');
}
