/** Main's side of the backup thread. */
import { Worker } from 'node:worker_threads';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { FromThread, Job, JobAnswers } from './messages.ts';

export type RunJob = <Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>) => Promise<JobAnswers[Kind]>;

/** Runs each job in a thread of its own, started from `workerFile`. Throws a `LedgerError`. */
export function backupThread(workerFile: string | URL): RunJob {
  return async <Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>) => {
    const worker = new Worker(workerFile, { name: 'backup' });
    try {
      const answer = new Promise<FromThread>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('The work on the backup ended early.')));
      });
      worker.postMessage(job, movedBy(job));
      const result = await answer;
      if (result.ok) return result.value as JobAnswers[Kind];
      const { code, message, hint, detail } = result.error;
      throw new LedgerError(code, message, {
        ...(hint === undefined ? {} : { hint }),
        ...(detail === undefined ? {} : { detail }),
      });
    } finally {
      await worker.terminate();
    }
  };
}

/** Secrets are moved, not copied: the sender's bytes are gone. Give a job its own copy. */
function movedBy(job: Job): ArrayBuffer[] {
  if ('key' in job) return [job.key.buffer as ArrayBuffer];
  return job.secret.with === 'passphrase' ? [job.secret.passphrase.buffer as ArrayBuffer] : [];
}
