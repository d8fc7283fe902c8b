/** Opening, locking and creating the ledger; facts about the app itself. */
import { z } from 'zod';
import { mainChannel } from '../channel.ts';
import type { RuntimeInfo, SessionState } from '../session.ts';

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
  'session.lock': mainChannel(nothing).answers<SessionState>(),
  'session.open-sample': mainChannel(nothing).answers<SessionState>(),
  'app.runtime': mainChannel(nothing).answers<RuntimeInfo>(),
};
