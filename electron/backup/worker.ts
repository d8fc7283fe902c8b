/** The helper that makes, opens or restores one backup, and ends. */
import { failureOf } from '../../shared/ipc/result.ts';
import { parent } from '../helpers/parent.ts';
import { sealFor } from '../helpers/sealed-secret.ts';
import { wipe } from '../keys/wipe.ts';
import type { Content } from './database-copy.ts';
import { makeBackup } from './make-backup.ts';
import type { FromHelper, Job, JobAnswers, SealedJob, Told } from './messages.ts';
import { restoreStaged } from './restore.ts';
import { makeRollingBackup } from './rolling.ts';
import { previewBackup, stageBackup } from './staged.ts';

const main = await parent<null>();

/** Without the words of the last entry, which may name somebody. */
function told<Of extends { readonly content: Content }>(made: Of): Told<Of> {
  const { lastEntry } = made.content;
  const last = lastEntry === null ? null : { seq: lastEntry.seq, at: lastEntry.at, actor: lastEntry.actor };
  return { ...made, content: { ...made.content, lastEntry: last } };
}

/** The job as it was before its secret was sealed. */
function unsealed({ job, secret }: SealedJob): Job {
  const opened = main.open(secret);
  if ('key' in job) return { ...job, key: opened };
  if (job.secret.with === 'passphrase') return { ...job, secret: { with: 'passphrase', passphrase: opened } };
  return { ...job, secret: { with: 'recovery', recoveryKey: opened.toString('utf8') } };
}

async function work(job: Job): Promise<JobAnswers[keyof JobAnswers]> {
  if (job.kind === 'rolling' || job.kind === 'manual') {
    const key = Buffer.from(job.key.buffer, job.key.byteOffset, job.key.byteLength);
    const wanted = { folder: job.folder, key, app: job.app, now: new Date(job.now) };
    try {
      if (job.kind === 'rolling') return told(await makeRollingBackup({ ...wanted, keep: job.keep }));
      return told(await makeBackup({ ...wanted, out: job.out, replace: job.replace }));
    } finally {
      wipe(key);
    }
  }
  if (job.kind === 'preview') return told(await previewBackup(job.folder, job.file, job.secret));
  const staged = await stageBackup(job.folder, job.file, job.secret);
  try {
    const { aside } = await restoreStaged(job.folder, staged, { actor: job.actor, now: new Date(job.now) });
    return { preview: told(staged.preview), aside, key: Uint8Array.from(staged.unlocked.keys[0].key) };
  } finally {
    await staged.discard();
  }
}

main.onMessage(async (sealed: SealedJob) => {
  let answer: FromHelper;
  try {
    const value = await work(unsealed(sealed));
    if ('key' in value) {
      const { key } = value;
      answer = { ok: true, value: { ...value, key: sealFor(sealed.answerTo, key) } };
      wipe(key);
    } else answer = { ok: true, value };
  } catch (error) {
    answer = { ok: false, error: failureOf(error) };
  }
  main.say(answer);
  main.done();
});
