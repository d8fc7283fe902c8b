/** What the app noted while running: shown and exported. */
import { writeOut } from '../../files/write-out.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

const LOG_EXPORT = { title: 'Export the app’s log', name: 'Log', extension: 'log' } as const;

export function appLogHandlers({ trust }: AppServices): HandlersOf<'logs.page' | 'logs.export'> {
  const { book, dialogs } = trust;
  return {
    'logs.page': ({ limit }) => ({ folder: book.folder, lines: book.last(limit) }),
    'logs.export': async () => {
      const file = await dialogs.chooseToSave(LOG_EXPORT, 'root-ledger.log');
      if (file === null) return { saved: false };
      await writeOut(file, book.text(), { replace: true });
      return { saved: true };
    },
  };
}
