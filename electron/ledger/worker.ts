/** The worker thread that owns the encrypted database: opens it, answers one message after the other, closes it. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../shared/ipc/result.ts';
import { connectionErrorOf } from './connection-errors.ts';
import { LedgerHost } from './host.ts';
import type { InternalName, InternalRequest } from './internal.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';
import { openLedgerDatabase } from './open.ts';

const port = parentPort;
if (port === null) throw new Error('the ledger worker runs in a worker thread');
const settings = workerData as WorkerSettings;
const say = (message: FromWorker): void => port.postMessage(message);
let host: LedgerHost | undefined;

function open(dataKey: Uint8Array): void {
  const key = Buffer.from(dataKey.buffer, dataKey.byteOffset, dataKey.byteLength);
  try {
    const database = openLedgerDatabase(settings.folder, key, { create: settings.create });
    const fixed = settings.now;
    host = new LedgerHost(database, fixed === null ? undefined : () => new Date(fixed));
    host.onChange((change) => say({ kind: 'changed', change }));
    say({ kind: 'opened' });
  } catch (error) {
    say({ kind: 'failed', error: failureOf(connectionErrorOf(error) ?? error) });
  } finally {
    key.fill(0);
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'open') return open(message.dataKey);
  if (message.kind === 'close') {
    host?.close();
    host = undefined;
    say({ kind: 'closed' });
    port.close();
    return;
  }
  const { id, actor } = message;
  if (host === undefined) {
    say({ kind: 'answer', id, result: { ok: false, error: { code: 'locked', message: 'The ledger is locked.' } } });
    return;
  }
  const result =
    message.kind === 'request'
      ? host.answer(message.channel, message.request, actor)
      : host.internal(message.name as InternalName, message.request as InternalRequest<InternalName>, actor);
  say({ kind: 'answer', id, result });
});
