/** An evidence pack in all its forms, in one folder of its own, with a manifest that tells the sum of each file. */
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SavedFile } from '../../../shared/ipc/channels/reports.ts';
import { fileErrorOf } from '../../backup/make-backup.ts';

const PRIVATE_FOLDER_MODE = 0o700;
/** So many packs of one day and edition may lie beside each other. */
const MOST_NAMESAKES = 100;

export interface EvidenceFolderParts {
  /** Where the pack's own folder is made. */
  readonly parent: string;
  readonly name: string;
  /** What each file holds, by its name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What the manifest tells besides: of which instant, made with what. */
  readonly about: Readonly<Record<string, string>>;
  write(file: string, bytes: Uint8Array): Promise<SavedFile>;
}

/** Write the pack; nothing that is there is replaced. Throws a `LedgerError` where the disk is full or the folder closed. */
export async function writeEvidenceFolder(
  parts: EvidenceFolderParts,
): Promise<{ folder: string; files: readonly SavedFile[] }> {
  const folder = await freshFolder(parts.parent, parts.name);
  const files: SavedFile[] = [];
  for (const [name, bytes] of Object.entries(parts.files)) files.push(await parts.write(join(folder, name), bytes));
  const manifest = {
    ...parts.about,
    algorithm: 'SHA-256',
    files: files.map(({ file, sha256, bytes }) => ({ name: basename(file), bytes, sha256 })),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  files.push(await parts.write(join(folder, 'manifest.json'), Buffer.from(text)));
  return { folder, files };
}

async function freshFolder(parent: string, name: string): Promise<string> {
  for (let at = 1; ; at += 1) {
    const folder = join(parent, at === 1 ? name : `${name}-${at}`);
    try {
      await mkdir(folder, { mode: PRIVATE_FOLDER_MODE });
      return folder;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
      if (!taken || at >= MOST_NAMESAKES) throw fileErrorOf(error) ?? error;
    }
  }
}
