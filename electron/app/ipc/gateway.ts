/**
 * The one gate for what the window asks: is it our window, is it a channel, does the request fit its schema; then to the
 * room that answers. Errors are data. Knows nothing of Electron, so that every wall is tested without it.
 */
import type { z } from 'zod';
import type { Channel } from '../../../shared/ipc/channel.ts';
import { type Failure, failureOf, type Result } from '../../../shared/ipc/result.ts';
import { sizeOf } from './size.ts';

/** Answers larger than this belong into pages or files: copying them to the window would stutter it. */
export const LARGEST_ANSWER_BYTES = 1024 * 1024;

export interface GatewayParts<Sender> {
  readonly contract: Readonly<Record<string, Channel>>;
  readonly isTrusted: (sender: Sender) => boolean;
  /** Handlers of the channels that main answers. */
  readonly main: Readonly<Record<string, (request: never) => unknown>>;
  /** The room that owns the ledger. */
  readonly ledger: (channel: string, request: unknown) => Promise<Result<unknown>>;
  /** For what nobody should see happen: refused senders, oversized answers, unexpected errors. Never given data. */
  readonly notice: (what: string, channel: string, error?: unknown) => void;
}

function refuse(code: Failure['code'], message: string, detail?: string): Result<never> {
  return { ok: false, error: { code, message, detail } };
}

/** Where a request does not fit, by path only: its values may be secrets. */
function pathsOf(error: z.ZodError): string {
  const paths = error.issues.map((issue) => issue.path.map(String).join('.') || '(request)');
  return [...new Set(paths)].slice(0, 5).join(', ').slice(0, 200);
}

export type Gateway<Sender> = (sender: Sender, channel: unknown, request: unknown) => Promise<Result<unknown>>;

export function gateway<Sender>(parts: GatewayParts<Sender>): Gateway<Sender> {
  const { contract, isTrusted, main, ledger, notice } = parts;

  async function route(name: string, channel: Channel, request: unknown): Promise<Result<unknown>> {
    if (channel.room === 'ledger') return ledger(name, request);
    const handler = Object.hasOwn(main, name) ? main[name] : undefined;
    if (handler === undefined) return refuse('unknown-channel', 'This version of the app cannot do that.');
    return { ok: true, value: await handler(request as never) };
  }

  return async (sender, name, request) => {
    // SECURITY: who asks comes first; a stranger does not even learn which channels exist.
    if (!isTrusted(sender)) {
      notice('a stranger asked', '');
      return refuse('forbidden-sender', 'Only the app’s own window may ask.');
    }
    // SECURITY: own keys only, so that `__proto__` and `constructor` are not channels.
    if (typeof name !== 'string' || !Object.hasOwn(contract, name))
      return refuse('unknown-channel', 'This version of the app cannot do that.');
    const channel = contract[name];
    if (channel === undefined) return refuse('unknown-channel', 'This version of the app cannot do that.');
    try {
      const parsed = channel.request.safeParse(request);
      if (!parsed.success)
        return refuse('invalid-request', 'That request is not one the app understands.', pathsOf(parsed.error));
      const result = await route(name, channel, parsed.data);
      if (result.ok && sizeOf(result.value, LARGEST_ANSWER_BYTES) > LARGEST_ANSWER_BYTES) {
        notice('an answer was too large', name);
        return refuse('internal', 'There is too much to show at once.', 'answer-too-large');
      }
      return result;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'internal') notice('a request failed', name, error);
      return { ok: false, error: failure };
    }
  };
}
