/** Reads the files of one import. A file that is refused does not stop the others. */
import { basename } from 'node:path';
import type { ParsedFile } from '../../shared/imports/parsed-file.ts';
import type { ReadOptions } from '../../shared/imports/read-import.ts';
import { ImportCancelled, readImport, refusedFile } from '../../shared/imports/read-import.ts';
import { tellableName } from '../../shared/imports/secrets/file-names.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import { openImportFile, pastedText } from './import-file.ts';

export type ToImport = { readonly path: string } | { readonly text: string; readonly name?: string | undefined };

export interface ReadFilesOptions extends Omit<ReadOptions, 'onProgress'> {
  /** Which file is being read, and how far: bytes looked at twice (once to hash, once to read). */
  readonly onProgress?:
    | ((progress: {
        readonly file: number;
        readonly files: number;
        readonly done: number;
        readonly total: number;
      }) => void)
    | undefined;
}

/** What each file says, in the order given. Throws `ImportCancelled` when the signal is set; for nothing else. */
export async function readImportFiles(
  files: readonly ToImport[],
  options: ReadFilesOptions,
): Promise<readonly ParsedFile[]> {
  const parsed: ParsedFile[] = [];
  for (const [at, given] of files.entries()) parsed.push(await readOne(given, at, files.length, options));
  return parsed;
}

async function readOne(given: ToImport, file: number, files: number, options: ReadFilesOptions): Promise<ParsedFile> {
  const { onProgress, ...reading } = options;
  const name = tellableName('path' in given ? basename(given.path) : (given.name ?? 'Pasted text'));
  try {
    const source =
      'path' in given
        ? await openImportFile(given.path, {
            signal: options.signal,
            onProgress: (done, total) => onProgress?.({ file, files, done, total: total * 2 }),
          })
        : pastedText(given.text, name);
    const total = source.file.size * 2;
    return await readImport(source, {
      ...reading,
      onProgress: (chars) => onProgress?.({ file, files, done: Math.min(total, source.file.size + chars), total }),
    });
  } catch (error) {
    if (error instanceof ImportCancelled) throw error;
    const reason = error instanceof LedgerError ? error.message : 'The file cannot be read.';
    return refusedFile(name, reason, options.now);
  }
}
