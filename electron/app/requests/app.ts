/** About the app itself: its runtime, its settings, links to the outside. */
import type { AppServices, HandlersOf } from './handlers.ts';

type Names = 'app.runtime' | 'app.settings' | 'app.change-settings' | 'app.copied' | 'app.printed' | 'app.open-link';

export function appHandlers(app: AppServices): HandlersOf<Names> {
  return {
    'app.runtime': () => app.runtime(),
    'app.settings': () => app.settings.current(),
    'app.change-settings': (settings) => app.settings.change(settings),
    'app.copied': async () => {
      await app.clipboard.copied();
      return null;
    },
    'app.printed': async ({ what }) => {
      const { session } = app;
      const title = what === 'recovery-key' ? 'Gave a recovery key to the printer' : 'Gave a page to the printer';
      const printed = { what: what === 'page' ? 'report' : 'keys', title, detail: { format: 'paper' } } as const;
      if (session.isOpen) await session.ledger().internal('log.taken-out', printed);
      return null;
    },
    'app.open-link': ({ address }) => ({ opened: app.openExternal(address) }),
  };
}
