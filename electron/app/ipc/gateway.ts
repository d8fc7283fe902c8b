/**
 * The gate for what the window asks of main: is it our window; then as every question is answered (`electron/ipc`). What the ledger
 * answers goes to it directly, over a line that main gives to our window alone and never reads.
 */
import type { Channel } from '../../../shared/ipc/channel.ts';
import { refuseSecretsIn } from '../../../shared/ipc/kept-texts.ts';
import { failureOf, type Result } from '../../../shared/ipc/result.ts';
import { answerTo, type Notice, refuse } from '../../ipc/answering.ts';

export interface GatewayParts<Sender> {
  readonly contract: Readonly<Record<string, Channel>>;
  readonly isTrusted: (sender: Sender) => boolean;
  /** Handlers of the channels that main answers. */
  readonly main: Readonly<Record<string, (request: never) => unknown>>;
  readonly notice: Notice;
}

export type Gateway<Sender> = (sender: Sender, channel: unknown, request: unknown) => Promise<Result<unknown>>;

const STRANGER = 'Only the app’s own window may ask.';

export function gateway<Sender>(parts: GatewayParts<Sender>): Gateway<Sender> {
  const { contract, isTrusted, main, notice } = parts;
  return async (sender, name, request) => {
    // SECURITY: who asks comes first; a stranger does not even learn which channels exist.
    if (!isTrusted(sender)) {
      notice('a stranger asked', '');
      return refuse('forbidden-sender', STRANGER);
    }
    return answerTo(contract, name, request, {
      notice,
      handle: async (channel, _row, fitting) => {
        const handler = Object.hasOwn(main, channel) ? main[channel] : undefined;
        if (handler === undefined) return refuse('unknown-channel', 'This version of the app cannot do that.');
        refuseSecretsIn(channel, fitting);
        return { ok: true, value: await handler(fitting as never) };
      },
    });
  };
}

/** Gives our window, and nobody else, a line to the open ledger. `connect` throws while none is open. */
export function ledgerLines<Sender, Line>(parts: {
  readonly isTrusted: (sender: Sender) => boolean;
  readonly connect: () => Line;
  readonly give: (sender: Sender, line: Line) => void;
  readonly notice: Notice;
}): (sender: Sender) => Promise<Result<unknown>> {
  const { isTrusted, connect, give, notice } = parts;
  return async (sender) => {
    // SECURITY: whoever holds a line may ask everything of the ledger, so this is where a stranger is stopped.
    if (!isTrusted(sender)) {
      notice('a stranger asked', '');
      return refuse('forbidden-sender', STRANGER);
    }
    try {
      give(sender, connect());
      return { ok: true, value: null };
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  };
}
