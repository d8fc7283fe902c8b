/** What reports need of the system: printing, the clipboard, writing a file that only its owner reads. */
import { clipboard } from 'electron';
import type { SavedFile } from '../../../shared/ipc/channels/reports.ts';
import type { ReportFont } from '../../../shared/reports/document/style.ts';
import { writeOut } from '../../files/write-out.ts';
import { reportFont } from '../../reports/font.ts';
import { printHtml } from '../../reports/print.ts';

export interface ReportServices {
  print(html: string): Promise<Uint8Array>;
  font(): ReportFont | null;
  copy(text: string): Promise<void>;
  /** Write the file that the person chose and agreed to replace; answers its sum. Throws a `LedgerError`; then nothing was written. */
  write(file: string, bytes: Uint8Array): Promise<SavedFile>;
}

export function reportServices(): ReportServices {
  return {
    print: printHtml,
    font: reportFont,
    copy: async (text) => {
      await clipboard.writeText(text);
    },
    // The system's own dialog has asked whether to replace what is there.
    write: (file, bytes) => writeOut(file, bytes, { replace: true }),
  };
}
