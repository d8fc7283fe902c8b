/** The shape of a table of handlers: one for each channel that the ledger answers. */
import type { Channel } from '../../../shared/ipc/channel.ts';
import type { ChannelsIn } from '../../../shared/ipc/contract.ts';
import type { Assessment } from '../assessment.ts';
import type { Ledger } from '../ledger.ts';

/** What a handler works with. */
export interface LedgerContext {
  readonly ledger: Ledger;
  readonly assessment: Assessment;
  /** Who is asking: written into the log with every change. */
  readonly actor: string;
}

type RequestOf<C> = C extends Channel<infer Request, unknown> ? Request : never;
type AnswerOf<C> = C extends { readonly answer?: infer Answer } ? Exclude<Answer, undefined> : never;

/** Handlers for all channels of an area that the ledger answers. */
export type LedgerHandlers<Channels extends Record<string, Channel>> = {
  readonly [Name in ChannelsIn<'ledger', Channels>]: (
    context: LedgerContext,
    request: RequestOf<Channels[Name]>,
  ) => AnswerOf<Channels[Name]>;
};
