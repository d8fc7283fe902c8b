/** `scan`: run the AWS checks. Configured as the AWS command line is: docs/aws.md. */
import type { ScanProgress } from '../../../shared/ipc/events.ts';
import { memoryOf } from '../../ledger/in-process.ts';
import type { ScanSummary } from '../../scan/scan.ts';
import { announcements, runScan } from '../../scan/scan.ts';
import type { Command, Values } from '../command.ts';
import { UsageError } from '../command.ts';
import { EXIT_AWS, EXIT_DONE } from '../exit-status.ts';
import { keepMemorySmall } from '../small-memory.ts';

const PROGRESS_EVERY_MS = 2000;

export const scan: Command = {
  name: 'scan',
  does: 'run the read-only AWS checks',
  usage: 'scan [--profile P] [--role-name R] [--accounts ID,…] [--resume]',
  options: {
    profile: { type: 'string' },
    'role-name': { type: 'string' },
    'external-id': { type: 'string' },
    accounts: { type: 'string' },
    resume: { type: 'boolean' },
    'only-failed': { type: 'boolean' },
    'own-account': { type: 'boolean' },
    'deep-audit': { type: 'boolean' },
  },
  writes: () => true,
  async run({ values, open, say }) {
    const accounts = accountList(values);
    keepMemorySmall();
    const { host, actor } = await open();
    const text = (name: string): string | undefined =>
      typeof values[name] === 'string' ? (values[name] as string) : undefined;
    const caller = { profile: text('profile') };
    // The sample scans its own simulated AWS: nothing of this machine's configuration is used.
    if (values.demo !== true) for (const line of await announcements(caller)) say(line);
    if (values['deep-audit'] === true)
      say('Deep audit opens root sessions: alarms on root usage will go off in every member account.');
    const stopper = new AbortController();
    const stop = (): void => stopper.abort();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    try {
      const summary = await runScan({
        caller,
        roleName: text('role-name'),
        externalId: text('external-id'),
        accounts,
        resume: values.resume === true,
        ownAccountOnly: values['own-account'] === true,
        deepAudit: values['deep-audit'] === true,
        which: values['only-failed'] === true ? 'failed' : 'all',
        // The sample's simulated AWS has no limits.
        pacing: values.demo === true ? 'none' : 'published',
        signal: stopper.signal,
        onProgress: reporter(say),
        now: values.now === undefined ? undefined : () => host.ledger.now(),
        ...memoryOf(host, actor),
      });
      return { json: summary, text: inWords(summary), status: summary.outcome === 'stopped' ? EXIT_AWS : EXIT_DONE };
    } finally {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    }
  },
};

function accountList(values: Values): string[] | undefined {
  if (typeof values.accounts !== 'string') return undefined;
  const ids = values.accounts.split(',').map((id) => id.trim());
  const wrong = ids.find((id) => !/^\d{12}$/.test(id));
  if (wrong !== undefined) throw new UsageError(`--accounts: “${wrong}” is not a 12-digit account id`);
  return ids;
}

function reporter(say: (line: string) => void): (progress: ScanProgress) => void {
  let last = 0;
  return (progress) => {
    const now = Date.now();
    if (now - last < PROGRESS_EVERY_MS && progress.phase !== 'paused') return;
    last = now;
    const left = progress.leftMs === null ? '' : `, about ${Math.ceil(progress.leftMs / 1000)} s left`;
    say(
      progress.message ??
        `${progress.complete + progress.failed} of ${progress.accounts} accounts, ${progress.calls} calls${left}`,
    );
  };
}

function inWords(summary: ScanSummary): string {
  const seconds = Math.round((Date.parse(summary.finished) - Date.parse(summary.started)) / 1000);
  const lines = [
    `${summary.complete} of ${summary.accounts} accounts read in full, ${summary.failed} in part or not, ` +
      `${summary.calls} calls in ${seconds} s (${summary.throttled} slowed down by AWS).`,
    ...summary.errors
      .slice(0, 20)
      .map(({ account, check, code, reason }) => `${account ?? 'organization'}  ${check}  ${reason}  ${code}`),
  ];
  if (summary.errors.length > 20) lines.push(`… and ${summary.errors.length - 20} more; --json lists all.`);
  return `${lines.join('\n')}\n`;
}
