/** What the app itself noted while running: for support. The log of changes is another (`log.ts`). */
import { z } from 'zod';
import { mainChannel } from '../channel.ts';

/** One line. Each field is from a fixed list or a pattern that holds no data of a ledger. */
export interface AppLogLine {
  readonly at: string;
  readonly event: string;
  /** A channel, or a part of the app. */
  readonly where: string | null;
  /** An error's name or code. */
  readonly error: string | null;
}

export const appLogChannels = {
  'logs.page': mainChannel(z.strictObject({ limit: z.int().min(1).max(500).default(200) })).answers<{
    folder: string;
    /** Newest first. */
    lines: readonly AppLogLine[];
  }>(),
  /** Save all of it where the person chooses; false if they changed their mind. */
  'logs.export': mainChannel(z.undefined()).answers<{ saved: boolean }>(),
};
