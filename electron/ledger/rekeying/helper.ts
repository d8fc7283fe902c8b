/** Main's side of the helper that encrypts a copy of the ledger: main goes on answering, and no page passes its memory. */
import { errorOf } from '../../../shared/ipc/result.ts';
import type { Helpers } from '../../helpers/helper.ts';
import { wipe } from '../../keys/wipe.ts';
import type { MakeCopy } from './encrypted-copy.ts';
import type { FromCopyHelper } from './messages.ts';

/** Makes each copy in a helper of its own, started from `worker`. Throws a `LedgerError`; the helper is gone then. */
export function copyInHelper(helpers: Helpers, worker: string): MakeCopy {
  return async ({ file, copy, from, to }, step) => {
    const helper = helpers.start(worker, { data: null, name: 'encryption' });
    const keys = Buffer.concat([from, to]);
    try {
      const ended = new Promise<Extract<FromCopyHelper, { done: unknown }>>((resolve, reject) => {
        helper.onMessage((message: FromCopyHelper) => ('step' in message ? step(message.step) : resolve(message)));
        helper.onExit(() => reject(new Error('The encryption ended early.')));
      });
      ended.catch(() => undefined);
      helper.post({ file, copy, keys: await helper.seal(keys) });
      const { done } = await ended;
      if (done !== null) throw errorOf(done);
    } finally {
      wipe(keys);
      await helper.end();
    }
  };
}
