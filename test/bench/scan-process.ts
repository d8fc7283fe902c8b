/**
 * One scan in a thread, as in the app, in a process that holds nothing else: its memory is the scan's, and the delay of
 * the main thread's loop is what the window would feel. The SDK's environment says where; `contacts-not-due` makes it an
 * ordinary day, `MOST_ACCOUNTS` named accounts a short one. Prints one JSON line.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { ScanSummary } from '../../electron/scan/scan.ts';

export interface MeasuredScan {
  readonly summary: Omit<ScanSummary, 'errors'>;
  readonly wallMs: number;
  /** Processor time of the whole process, the SDK's parsing and signing included. */
  readonly cpuMs: number;
  readonly peakMemoryBytes: number;
  readonly mainLoopDelayP99Ms: number;
  readonly mainLoopDelayMaxMs: number;
}

/** The scan's thread holds little for long: a small nursery keeps its memory small. As in the app. */
const YOUNG_GENERATION_MB = 16;

const delay = monitorEventLoopDelay({ resolution: 5 });
let peakMemoryBytes = 0;
const watch = setInterval(() => {
  peakMemoryBytes = Math.max(peakMemoryBytes, process.memoryUsage.rss());
}, 50);
delay.enable();
const worker = new Worker(new URL('./scan-thread.ts', import.meta.url), {
  argv: process.argv.slice(2),
  resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
});
const summary = await new Promise<MeasuredScan['summary']>((resolve, reject) => {
  worker.once('message', resolve);
  worker.once('error', reject);
});
const measured: MeasuredScan = {
  summary,
  wallMs: Date.parse(summary.finished) - Date.parse(summary.started),
  cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
  peakMemoryBytes,
  mainLoopDelayP99Ms: delay.percentile(99) / 1e6,
  mainLoopDelayMaxMs: delay.max / 1e6,
};
clearInterval(watch);
process.stdout.write(`${JSON.stringify(measured)}\n`);
