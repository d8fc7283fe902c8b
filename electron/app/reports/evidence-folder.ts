/** An evidence pack in all its forms, in one folder of its own, with a manifest that tells the sum of each file. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SavedFile } from '../../../shared/ipc/channels/reports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { writeOutFolder } from '../../files/write-out.ts';

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
}

/** Write the pack, all of it or nothing; nothing that is there is replaced. Throws a `LedgerError` where the disk is full or the folder closed. */
export async function writeEvidenceFolder(
  parts: EvidenceFolderParts,
): Promise<{ folder: string; files: readonly SavedFile[] }> {
  const contents = Object.entries(parts.files).map(([name, content]) => ({ name, content }));
  const manifest = {
    ...parts.about,
    algorithm: 'SHA-256',
    files: contents.map(({ name, content }) => ({
      name,
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  };
  const all = [...contents, { name: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }];
  for (let at = 1; ; at += 1) {
    const folder = join(parts.parent, at === 1 ? parts.name : `${parts.name}-${at}`);
    try {
      return { folder, files: await writeOutFolder(folder, all, { replace: false }) };
    } catch (error) {
      const taken = error instanceof LedgerError && error.code === 'conflict';
      if (!taken || at >= MOST_NAMESAKES) throw error;
    }
  }
}
