/** What the app noted while running: shown and exported. */
import { writeFile } from 'node:fs/promises';
import { fileErrorOf } from '../../backup/make-backup.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

const LOG_EXPORT = { title: 'Export the app’s log', name: 'Log', extension: 'log' } as const;
const PRIVATE_FILE_MODE = 0o600;

export function appLogHandlers({ trust }: AppServices): HandlersOf<'logs.page' | 'logs.export'> {
  const { book, dialogs } = trust;
  return {
    'logs.page': ({ limit }) => ({ folder: book.folder, lines: book.last(limit) }),
    'logs.export': async () => {
      const file = await dialogs.chooseToSave(LOG_EXPORT, 'root-ledger.log');
      if (file === null) return { saved: false };
      try {
        await writeFile(file, book.text(), { mode: PRIVATE_FILE_MODE });
      } catch (error) {
        throw fileErrorOf(error) ?? error;
      }
      return { saved: true };
    },
  };
}
