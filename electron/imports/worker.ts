/**
 * Reads files in a thread of its own: neither the window, main nor the ledger waits for it, and cancelling ends it at once.
 * What leaves it is what a file says, never the file: secrets stay here and go with the thread.
 */
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../shared/ipc/result.ts';
import { readImportFiles } from './read-files.ts';
import { tablePreview } from './table-preview.ts';
import type { FromReader, ReadingJob } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('files are read in a worker thread');
const job = workerData as ReadingJob;

const TELL_EVERY_MS = 100;

async function read({ files, now }: Extract<ReadingJob, { kind: 'read' }>): Promise<void> {
  for (const [at, { id, given, options }] of files.entries()) {
    let told = 0;
    const [parsed] = await readImportFiles([given], {
      now,
      kind: options.kind ?? undefined,
      belongsTo: options.belongsTo ?? undefined,
      mapping: options.mapping ?? undefined,
      onProgress: ({ done, total }) => {
        if (Date.now() - told < TELL_EVERY_MS) return;
        told = Date.now();
        say({ kind: 'progress', at, done, total });
      },
    });
    const packed = Uint8Array.from(serialize(parsed));
    say({ kind: 'parsed', id, parsed: packed }, [packed.buffer]);
  }
  say({ kind: 'finished' });
}

function say(message: FromReader, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

try {
  if (job.kind === 'read') await read(job);
  else say({ kind: 'columns', preview: await tablePreview(job.given, job.mapping, job.now) });
} catch (error) {
  say({ kind: 'failed', error: failureOf(error) });
} finally {
  port.close();
}
