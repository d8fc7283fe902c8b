/** The window's only way out: the bridge that the preload puts on `window`. */
import type { AnswerOf, ChannelName, RequestOf, RootLedgerBridge } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/result.ts';

declare global {
  interface Window {
    readonly rootLedger: RootLedgerBridge;
  }
}

/** A failure as an error to throw inside the window, so that the query library carries it. It never loses its type. */
export class RequestFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'RequestFailed';
    this.failure = failure;
  }
}

/** Ask a channel once. Throws `RequestFailed` with the failure as data. */
export async function ask<Name extends ChannelName>(channel: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>> {
  const result = await window.rootLedger.request(channel, request);
  if (result.ok) return result.value;
  throw new RequestFailed(result.error);
}

/** What went wrong, whatever was thrown. */
export function failureIn(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure;
  return {
    code: 'internal',
    message: 'Something went wrong in this window.',
    hint: 'Try again. Nothing was changed.',
    detail: error instanceof Error ? error.name : undefined,
  };
}
