/**
 * One question of the window, answered by either room: is it a channel of that room, does the request fit its schema, then the
 * handler. Errors are data. Knows nothing of Electron, so that every wall is tested without it.
 */
import type { z } from 'zod';
import type { Channel } from '../../shared/ipc/channel.ts';
import { type Failure, failureOf, type Result } from '../../shared/ipc/result.ts';
import { sizeOf } from './size.ts';

/** Answers larger than this belong into pages or files: copying them to the window would stutter it. */
export const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** For what nobody should see happen: refused senders, oversized answers, unexpected errors. Never given data. */
export type Notice = (what: string, channel: string, error?: unknown) => void;

export function refuse(code: Failure['code'], message: string, detail?: string): Result<never> {
  return { ok: false, error: { code, message, detail } };
}

/** Where a request does not fit, by path only: its values may be secrets. */
function pathsOf(error: z.ZodError): string {
  const paths = error.issues.map((issue) => issue.path.map(String).join('.') || '(request)');
  return [...new Set(paths)].slice(0, 5).join(', ').slice(0, 200);
}

/** What the room does with a request that fits. */
type Handle = (name: string, channel: Channel, request: unknown) => Result<unknown> | Promise<Result<unknown>>;

/** The channel of that name; null for any other name. */
function channelNamed(contract: Readonly<Record<string, Channel>>, name: unknown): Channel | null {
  // SECURITY: own keys only, so that `__proto__` and `constructor` are not channels.
  if (typeof name !== 'string' || !Object.hasOwn(contract, name)) return null;
  return contract[name] ?? null;
}

export async function answerTo(
  contract: Readonly<Record<string, Channel>>,
  name: unknown,
  request: unknown,
  { handle, notice }: { readonly handle: Handle; readonly notice: Notice },
): Promise<Result<unknown>> {
  const channel = channelNamed(contract, name);
  if (channel === null || typeof name !== 'string')
    return refuse('unknown-channel', 'This version of the app cannot do that.');
  try {
    const parsed = channel.request.safeParse(request);
    if (!parsed.success)
      return refuse('invalid-request', 'That request is not one the app understands.', pathsOf(parsed.error));
    const result = await handle(name, channel, parsed.data);
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
}
