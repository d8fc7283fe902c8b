/**
 * Reads files in a helper of its own: neither the window, main nor the ledger waits for it, and cancelling ends it at once.
 * What leaves it is what a file says, never the file, and goes to the ledger alone: secrets stay here and go with the helper.
 */
import { serialize } from 'node:v8';
import { failureOf } from '../../shared/ipc/result.ts';
import { parent } from '../helpers/parent.ts';
import { askAt } from '../ledger/helper-line.ts';
import { readImportFiles } from './read-files.ts';
import { tablePreview } from './table-preview.ts';
import type { FromReader, ReadingJob } from './worker-messages.ts';

const main = await parent<ReadingJob>();
const say = (message: FromReader): void => main.say(message);

const TELL_EVERY_MS = 100;

async function read({ id: importId, files, now }: Extract<ReadingJob, { kind: 'read' }>): Promise<void> {
  const [line] = main.ports;
  if (line === undefined) throw new Error('what was read has nowhere to go');
  const ask = askAt(line);
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
    await ask('imports.hold', { id: importId, file: id, options, parsed: Uint8Array.from(serialize(parsed)) });
    say({ kind: 'held', id });
  }
  say({ kind: 'finished' });
}

const job = main.data;
try {
  if (job.kind === 'read') await read(job);
  else say({ kind: 'columns', preview: await tablePreview(job.given, job.mapping, job.now) });
} catch (error) {
  say({ kind: 'failed', error: failureOf(error) });
} finally {
  main.done();
}
