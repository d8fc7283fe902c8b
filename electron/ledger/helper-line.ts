/** A line between the ledger and another helper: a scan writes its facts, a reader hands over a file, without main in between. */
import { LedgerError, type Result } from '../../shared/ipc/result.ts';
import type { Port } from '../helpers/helper.ts';
import { listenAt } from '../helpers/parent.ts';
import type { LedgerHost } from './host.ts';
import type { InternalAnswer, InternalName, InternalRequest } from './internal.ts';

export type AskLedger = <Name extends InternalName>(
  name: Name,
  request: InternalRequest<Name>,
) => Promise<InternalAnswer<Name>>;

interface Asked {
  readonly id: number;
  readonly name: InternalName;
  readonly request: unknown;
}
interface Answered {
  readonly id: number;
  readonly result: Result<unknown>;
}

/** The helper's end. A line that is closed leaves its questions unanswered: the helper ends with the ledger. */
export function askAt(line: Port): AskLedger {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let nextId = 1;
  listenAt(line, ({ id, result }: Answered) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  return async (name, request) => {
    const id = nextId;
    nextId += 1;
    const result = await new Promise<Result<unknown>>((resolve) => {
      waiting.set(id, resolve);
      line.postMessage({ id, name, request } satisfies Asked);
    });
    if (result.ok) return result.value as never;
    throw new LedgerError(result.error.code, result.error.message);
  };
}

/** The ledger's end: answers the requests that begin with `prefix`, and no others. */
export function serveHelper(line: Port, host: LedgerHost, { actor, prefix }: { actor: string; prefix: string }): void {
  listenAt(line, ({ id, name, request }: Asked) => {
    const result: Result<unknown> = name.startsWith(prefix)
      ? host.internal(name, request as never, actor)
      : { ok: false, error: { code: 'unknown-channel', message: 'There is no such question.' } };
    line.postMessage({ id, result } satisfies Answered);
  });
}
