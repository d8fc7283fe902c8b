/** AWS in a helper of its own: the SDK's parsing and signing hold nobody up. Facts go to the ledger over a line. */
import { failureOf } from '../../shared/ipc/result.ts';
import { parent } from '../helpers/parent.ts';
import { askAt } from '../ledger/helper-line.ts';
import { scanMemory } from '../ledger/scan-memory.ts';
import { describeCaller, listProfiles, runScan } from './scan.ts';
import type { AwsJob, FromScanWorker, ScanJob, ToScanWorker } from './worker-messages.ts';

const main = await parent<AwsJob>();
const job = main.data;
const say = (message: FromScanWorker): void => main.say(message);

const stopper = new AbortController();
let renewed: ((yes: boolean) => void) | null = null;

main.onMessage((message: ToScanWorker) => {
  if (message.kind === 'cancel') {
    stopper.abort();
    renewed?.(false);
  } else renewed?.(true);
});

const configurationOf = ({ profile }: { readonly profile: string | null }) => (profile === null ? {} : { profile });

async function scan(job: ScanJob): Promise<void> {
  const [line] = main.ports;
  if (line === undefined) throw new Error('what is read has nowhere to go');
  const summary = await runScan({
    caller: configurationOf(job),
    roleName: job.roleName,
    ownAccountOnly: job.ownAccountOnly,
    accounts: job.accounts ?? undefined,
    which: job.which,
    resume: job.resume,
    deepAudit: job.deepAudit,
    pacing: job.pacing,
    signal: stopper.signal,
    onProgress: (progress) => say({ kind: 'progress', progress }),
    renew: () =>
      new Promise((resolve) => {
        renewed = resolve;
      }),
    ...scanMemory(askAt(line)),
  });
  say({ kind: 'finished', summary });
}

try {
  if (job.kind === 'scan') await scan(job);
  else if (job.kind === 'profiles') say({ kind: 'told', answer: await listProfiles() });
  else say({ kind: 'told', answer: await describeCaller({ caller: configurationOf(job), roleName: job.roleName }) });
} catch (error) {
  say({ kind: 'failed', error: failureOf(error) });
} finally {
  main.done();
}
