/** Fills the throw-away ledger of `--demo`: what the sample company recorded, and a scan of its simulated AWS. */
import { memoryOf } from '../ledger/in-process.ts';
import { startSampleAws } from '../sample/aws.ts';
import { runScan } from '../scan/scan.ts';
import type { Session } from './command.ts';

export async function fillSample({ host, actor, now }: Session): Promise<void> {
  host.internal('sample.record', null, actor);
  const aws = await startSampleAws(now().toISOString());
  try {
    await withEnvironment(aws.environment, () =>
      runScan({ caller: {}, pacing: 'none', now, ...memoryOf(host, actor) }),
    );
  } finally {
    await aws.stop();
  }
}

/** Run with another environment: the SDK reads its configuration from there. */
async function withEnvironment<Answer>(environment: NodeJS.ProcessEnv, work: () => Promise<Answer>): Promise<Answer> {
  const before = { ...process.env };
  const become = (wanted: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(process.env)) if (wanted[name] === undefined) delete process.env[name];
    Object.assign(process.env, wanted);
  };
  become(environment);
  try {
    return await work();
  } finally {
    become(before);
  }
}
