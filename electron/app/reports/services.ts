/** What reports need of the system: printing, the clipboard, writing a file that only its owner reads. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { clipboard } from 'electron';
import type { SavedFile } from '../../../shared/ipc/channels/reports.ts';
import type { ReportFont } from '../../../shared/reports/document/style.ts';
import { fileErrorOf } from '../../backup/make-backup.ts';
import { reportFont } from '../../reports/font.ts';
import { printHtml } from '../../reports/print.ts';

export interface ReportServices {
  print(html: string): Promise<Uint8Array>;
  font(): ReportFont | null;
  copy(text: string): Promise<void>;
  /** Write the file; answers its sum. Throws a `LedgerError` where the disk is full or the folder closed. */
  write(file: string, bytes: Uint8Array): Promise<SavedFile>;
}

const PRIVATE_FILE_MODE = 0o600;

export function reportServices(): ReportServices {
  return {
    print: printHtml,
    font: reportFont,
    copy: async (text) => {
      await clipboard.writeText(text);
    },
    write: async (file, bytes) => {
      try {
        await writeFile(file, bytes, { mode: PRIVATE_FILE_MODE });
      } catch (error) {
        throw fileErrorOf(error) ?? error;
      }
      return { file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength };
    },
  };
}
