/** Main's side of the backup's helper. */
import { errorOf } from '../../shared/ipc/result.ts';
import type { Helper, Helpers } from '../helpers/helper.ts';
import { receiver } from '../helpers/sealed-secret.ts';
import { wipe } from '../keys/wipe.ts';
import type { FromHelper, Job, JobAnswers, JobSecret, SealedJob } from './messages.ts';

export type RunJob = <Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>) => Promise<JobAnswers[Kind]>;

/**
 * Runs each job in a helper of its own, started from `file`. Throws a `LedgerError`. The secrets of a job are taken over: they
 * travel sealed, and are wiped here.
 */
export function backupHelper(helpers: Helpers, file: string): RunJob {
  return async <Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>) => {
    const helper = helpers.start(file, { data: null, name: 'backup' });
    const answers = receiver();
    try {
      const answer = new Promise<FromHelper>((resolve, reject) => {
        helper.onMessage(resolve);
        helper.onExit(() => reject(new Error('The work on the backup ended early.')));
      });
      answer.catch(() => undefined);
      helper.post(await sealed(helper, job, answers.publicKey));
      const result = await answer;
      if (result.ok)
        return {
          ...result.value,
          ...('key' in result.value && { key: answers.open(result.value.key) }),
        } as JobAnswers[Kind];
      throw errorOf(result.error);
    } finally {
      wipe(secretOf(job));
      await helper.end();
    }
  };
}

/** The job with its secret readable by the helper alone. */
async function sealed(helper: Helper, job: Job, answerTo: Uint8Array): Promise<SealedJob> {
  const secret = await helper.seal(secretOf(job));
  if ('key' in job) return { job: { ...job, key: new Uint8Array() }, secret, answerTo };
  const empty: JobSecret =
    job.secret.with === 'passphrase'
      ? { with: 'passphrase', passphrase: new Uint8Array() }
      : { with: 'recovery', recoveryKey: '' };
  return { job: { ...job, secret: empty }, secret, answerTo };
}

function secretOf(job: Job): Uint8Array {
  if ('key' in job) return job.key;
  return job.secret.with === 'passphrase' ? job.secret.passphrase : Buffer.from(job.secret.recoveryKey, 'utf8');
}
