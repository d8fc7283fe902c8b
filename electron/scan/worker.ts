/** AWS in a thread of its own: the SDK's parsing and signing never hold up the main process. Facts go to the ledger by message. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, LedgerError } from '../../shared/ipc/result.ts';
import type { AskLedger } from '../ledger/scan-memory.ts';
import { scanMemory } from '../ledger/scan-memory.ts';
import { describeCaller, listProfiles, runScan } from './scan.ts';
import type { AwsJob, FromScanWorker, ScanJob, ToScanWorker } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('the AWS worker runs in a worker thread');
const job = workerData as AwsJob;
const say = (message: FromScanWorker): void => port.postMessage(message);

const stopper = new AbortController();
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: LedgerError): void }>();
let nextId = 1;
let renewed: ((yes: boolean) => void) | null = null;

port.on('message', (message: ToScanWorker) => {
  if (message.kind === 'cancel') {
    stopper.abort();
    renewed?.(false);
  } else if (message.kind === 'continue') renewed?.(true);
  else {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') call?.resolve(message.value);
    else call?.reject(new LedgerError(message.error.code, message.error.message));
  }
});

const ask: AskLedger = (name, request) => {
  const id = nextId;
  nextId += 1;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
    say({ kind: 'ask', id, name, request });
  });
};

const configurationOf = ({ profile }: { readonly profile: string | null }) => (profile === null ? {} : { profile });

async function scan(job: ScanJob): Promise<void> {
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
    ...scanMemory(ask),
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
  port.close();
}
