/** Opening, locking and creating the ledger; facts about the app itself. */
import { z } from 'zod';
import { mainChannel } from '../channel.ts';
import type { RuntimeInfo, SessionState } from '../session.ts';
import { type AppSettings, appSettingsSchema } from '../settings.ts';

const nothing = z.undefined();

export const sessionChannels = {
  'session.state': mainChannel(nothing).answers<SessionState>(),
  'session.create': mainChannel(
    z.strictObject({ passphrase: z.string().min(8).max(1024), keychain: z.boolean() }),
  ).answers<{ recoveryKey: string }>(),
  'session.unlock': mainChannel(
    z.discriminatedUnion('with', [
      z.strictObject({ with: z.literal('passphrase'), passphrase: z.string().max(1024) }),
      z.strictObject({ with: z.literal('recovery'), recoveryKey: z.string().max(256) }),
      z.strictObject({ with: z.literal('keychain') }),
    ]),
  ).answers<SessionState>(),
  /** Entries of the ledger are missing, and it is to be opened all the same: the next unlocking does, and the log says so. */
  'session.accept-loss': mainChannel(nothing).answers<SessionState>(),
  'session.lock': mainChannel(nothing).answers<SessionState>(),
  'session.open-sample': mainChannel(nothing).answers<SessionState>(),
  'app.runtime': mainChannel(nothing).answers<RuntimeInfo>(),
  'app.settings': mainChannel(nothing).answers<AppSettings>(),
  'app.change-settings': mainChannel(appSettingsSchema.partial()).answers<AppSettings>(),
  /** Something was copied from the window: the clipboard is cleared after a while. The preload says so by itself. */
  'app.copied': mainChannel(nothing).answers<null>(),
  /** Something is being printed from the window, which the log tells. The preload says so by itself. */
  'app.printed': mainChannel(z.strictObject({ what: z.enum(['recovery-key', 'page']) })).answers<null>(),
  /** Opens a page of AWS in the browser. Addresses outside the allow-list are not opened. */
  'app.open-link': mainChannel(z.strictObject({ address: z.string().max(2048) })).answers<{ opened: boolean }>(),
};
