/** Imports: where files come from, reading them, and saving the template. */
import { IMPORT_CATALOGUE } from '../../../shared/imports/catalogue.ts';
import { kindOf } from '../../../shared/imports/recognize.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

type Names =
  | 'imports.choose'
  | 'imports.paste'
  | 'imports.state'
  | 'imports.cancel'
  | 'imports.reread'
  | 'imports.remove'
  | 'imports.discard'
  | 'imports.columns'
  | 'imports.apply'
  | 'imports.catalogue'
  | 'imports.template';

const TEMPLATE_NAME = 'root-accounts.csv';

export function importHandlers({ imports, session }: AppServices): HandlersOf<Names> {
  const { controller, places } = imports;
  return {
    'imports.choose': async () => {
      const paths = await places.chooseFiles();
      return { added: paths.length === 0 ? 0 : controller.give(paths.map((path) => ({ path }))) };
    },
    'imports.paste': async () => {
      const text = await places.clipboardText();
      return { added: text.trim() === '' ? 0 : controller.give([{ text }]) };
    },
    'imports.state': () => ({ progress: controller.progress }),
    'imports.cancel': async () => {
      await controller.cancel();
      return null;
    },
    'imports.reread': ({ file, options }) => {
      controller.reread(file, options);
      return null;
    },
    'imports.remove': async ({ file }) => {
      await controller.remove(file);
      return null;
    },
    'imports.discard': async () => {
      await controller.discard();
      return null;
    },
    'imports.columns': ({ file, mapping }) => controller.columns(file, mapping),
    'imports.apply': ({ id }) => controller.write(id),
    'imports.catalogue': () => ({
      kinds: IMPORT_CATALOGUE,
      roles: Object.entries(kindOf('people')?.table?.columns ?? {}).map(([role, { names }]) => ({ role, names })),
    }),
    'imports.template': async () => {
      const ledger = session.ledger();
      const text = await ledger.internal('imports.template-text', undefined);
      // The mark tells spreadsheets that the file is UTF-8.
      const saved = await places.saveFile(TEMPLATE_NAME, `\uFEFF${text}`);
      const title = `Saved the accounts to fill in, as ${TEMPLATE_NAME}`;
      if (saved) await ledger.internal('log.taken-out', { what: 'export', title, detail: { format: 'csv' } });
      return { saved };
    },
  };
}
