/** The helper that encrypts a copy of the ledger under another key, and ends. */
import { failureOf } from '../../../shared/ipc/result.ts';
import { parent } from '../../helpers/parent.ts';
import { wipe } from '../../keys/wipe.ts';
import { DATA_KEY_BYTES } from '../connection.ts';
import { connectionErrorOf } from '../connection-errors.ts';
import { makeCopy } from './encrypted-copy.ts';
import type { CopyJob, FromCopyHelper } from './messages.ts';

const main = await parent<null>();
const say = (message: FromCopyHelper): void => main.say(message);

main.onMessage(async ({ file, copy, keys }: CopyJob) => {
  try {
    const both = main.open(keys);
    try {
      const wanted = { file, copy, from: both.subarray(0, DATA_KEY_BYTES), to: both.subarray(DATA_KEY_BYTES) };
      await makeCopy(wanted, (step) => say({ step }));
    } finally {
      wipe(both);
    }
    say({ done: null });
  } catch (error) {
    say({ done: failureOf(connectionErrorOf(error) ?? error) });
  }
  main.done();
});
