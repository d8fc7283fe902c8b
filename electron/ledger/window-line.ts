/** The window's line to the ledger: what it may ask is checked here, where it is answered. */
import type { Channel } from '../../shared/ipc/channel.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';
import type { Port } from '../helpers/helper.ts';
import { listenAt } from '../helpers/parent.ts';
import { answerTo, type Notice } from '../ipc/answering.ts';
import type { LedgerHost } from './host.ts';

/** The channels that the ledger answers. Those of main are unknown here. */
export const LEDGER_CONTRACT: Readonly<Record<string, Channel>> = Object.fromEntries(
  Object.entries(contract).filter(([, { room }]) => room === 'ledger'),
);

/** What the window sends and is answered over its line. */
export interface Asked {
  readonly id: number;
  readonly channel: string;
  readonly request: unknown;
}
export interface Answered {
  readonly id: number;
  /** A `Result` as JSON: on its way it passes two walls, and text passes a wall without being taken apart and put together. */
  readonly text: string;
}

/** Answer one question as it came from the window: anything at all gets a typed result. */
export function answerWindow(
  host: LedgerHost,
  channel: unknown,
  request: unknown,
  { actor, notice }: { readonly actor: string; readonly notice: Notice },
): Promise<Result<unknown>> {
  return answerTo(LEDGER_CONTRACT, channel, request, {
    notice,
    handle: (name, _row, fitting) => host.answerWindow(name, fitting, actor),
  });
}

export function serveWindow(
  line: Port,
  host: LedgerHost,
  about: { readonly actor: string; readonly notice: Notice },
): void {
  listenAt(line, async ({ id, channel, request }: Asked) => {
    const result = await answerWindow(host, channel, request, about);
    const answer: Answered = { id, text: JSON.stringify(result) };
    line.postMessage(answer);
  });
}
