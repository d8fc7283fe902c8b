/** Fills the throw-away ledger of `--demo`: what the sample company recorded, and a scan of its simulated AWS. */
import { memoryOf } from '../ledger/in-process.ts';
import { startSampleAws } from '../sample/aws.ts';
import { runScan } from '../scan/scan.ts';
import type { Session } from './command.ts';

/**
 * Fill it, and stay with the simulated AWS: until the answer is called, the SDK of this process reaches nothing else, so
 * that `scan --demo` scans the sample again and never the AWS account of whoever tries it.
 */
export async function fillSample({ host, actor, now }: Session): Promise<() => Promise<void>> {
  host.internal('sample.record', null, actor);
  const aws = await startSampleAws(now().toISOString());
  const before = { ...process.env };
  become(aws.environment);
  const leave = async (): Promise<void> => {
    become(before);
    await aws.stop();
  };
  try {
    await runScan({ caller: {}, pacing: 'none', now, ...memoryOf(host, actor) });
  } catch (error) {
    await leave();
    throw error;
  }
  return leave;
}

/** Take on another environment: the SDK reads its configuration from there. */
function become(wanted: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (wanted[name] === undefined) delete process.env[name];
  Object.assign(process.env, wanted);
}
