/** The thread that makes, opens or restores one backup, and ends. */
import { parentPort } from 'node:worker_threads';
import { failureOf } from '../../shared/ipc/result.ts';
import { wipe } from '../keys/wipe.ts';
import { makeBackup } from './make-backup.ts';
import type { FromThread, Job, JobAnswers } from './messages.ts';
import { restoreStaged } from './restore.ts';
import { makeRollingBackup } from './rolling.ts';
import { stageBackup } from './staged.ts';

const port = parentPort;
if (port === null) throw new Error('backups are made in a worker thread');

async function work(job: Job): Promise<JobAnswers[keyof JobAnswers]> {
  if (job.kind === 'rolling' || job.kind === 'manual') {
    const key = Buffer.from(job.key.buffer, job.key.byteOffset, job.key.byteLength);
    const wanted = { folder: job.folder, key, app: job.app, now: new Date(job.now) };
    try {
      if (job.kind === 'rolling') return await makeRollingBackup({ ...wanted, keep: job.keep });
      return await makeBackup({ ...wanted, out: job.out, replace: job.replace });
    } finally {
      wipe(key);
    }
  }
  const staged = await stageBackup(job.folder, job.file, job.secret);
  try {
    if (job.kind === 'preview') return staged.preview;
    const { aside } = await restoreStaged(job.folder, staged, { actor: job.actor, now: new Date(job.now) });
    return { preview: staged.preview, aside, key: Uint8Array.from(staged.unlocked.keys[0].key) };
  } finally {
    await staged.discard();
  }
}

port.once('message', async (job: Job) => {
  let answer: FromThread;
  try {
    answer = { ok: true, value: await work(job) };
  } catch (error) {
    answer = { ok: false, error: failureOf(error) };
  }
  const moved = answer.ok && 'key' in answer.value ? [answer.value.key.buffer as ArrayBuffer] : [];
  port.postMessage(answer, moved);
  port.close();
});
