/** What a channel of the IPC contract is: who answers, what may be asked (checked at run time), what is answered (types). */
import type { z } from 'zod';

/** Who answers: the worker that owns the ledger, or the main process (windows, dialogs, keys, AWS). */
export type Room = 'ledger' | 'main';

export interface Channel<Request = unknown, Answer = unknown, In extends Room = Room> {
  readonly room: In;
  readonly request: z.ZodType<Request>;
  /** Only a type; never present at run time. */
  readonly answer?: Answer;
}

type Answers<Schema extends z.ZodType, In extends Room> = {
  answers<Answer>(): Channel<z.output<Schema>, Answer, In>;
};

function channelIn<In extends Room>(room: In) {
  return <Schema extends z.ZodType>(request: Schema): Answers<Schema, In> => ({
    answers: <Answer>() => ({ room, request }) as unknown as Channel<z.output<Schema>, Answer, In>,
  });
}

/** A channel answered by the ledger worker. */
export const ledgerChannel = channelIn('ledger');
/** A channel answered by the main process. */
export const mainChannel = channelIn('main');
