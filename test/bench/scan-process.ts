/**
 * One scan in a process of its own, for benchmarks: the SDK's environment says where. Prints one JSON line. The process
 * holds nothing but the scan, so its memory is the scan's. With `contacts-not-due` the organization's id and accounts are
 * read from standard input, and all their contacts count as read today.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { MemoryScanStore, runScan, SLOW_CYCLE_FROM_ACCOUNTS } from '../../electron/scan/scan.ts';

const store = new MemoryScanStore();
if (process.argv[2] === 'contacts-not-due') await rememberContacts();

const delay = monitorEventLoopDelay({ resolution: 5 });
let peakRssBytes = 0;
const watch = setInterval(() => {
  peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
}, 50);
let facts = 0;
delay.enable();
const begun = performance.now();
const summary = await runScan({
  caller: {},
  store,
  sink: {
    write: async (batches) => {
      for (const batch of batches) facts += batch.facts.length;
    },
  },
});
const wallMs = performance.now() - begun;
delay.disable();
clearInterval(watch);
const { errors, ...rest } = summary;
process.stdout.write(
  `${JSON.stringify({
    ...rest,
    errors: errors.length,
    facts,
    wallMs,
    peakRssBytes,
    loopDelayP99Ms: delay.percentile(99) / 1e6,
    loopDelayMaxMs: delay.max / 1e6,
  })}\n`,
);

/** The state of a large organization on an ordinary day: every contact was read lately. */
async function rememberContacts(): Promise<void> {
  const { accounts, organization } = JSON.parse(await text(process.stdin)) as {
    accounts: string[];
    organization: string;
  };
  if (accounts.length < SLOW_CYCLE_FROM_ACCOUNTS) throw new Error('The slow cycle is for large organizations.');
  const at = new Date().toISOString();
  const contacts = ['security-contact', 'billing-contact', 'operations-contact', 'contact-information'];
  const slow = Object.fromEntries(contacts.map((id) => [id, at]));
  await store.begin({ runId: 'earlier', scope: organization, startedAt: at });
  await store.done(
    'earlier',
    accounts.map((account) => ({ account, at, result: 'complete' as const, errors: [], slow })),
  );
  await store.finish('earlier');
}
