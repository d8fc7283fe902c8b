/**
 * `npm run bench [-- NAME… --json]`: measures, prints one table (or one JSON document), and keeps a history.
 *
 * Each benchmark runs in a process of its own, so that one's memory and caches do not help or hinder the next.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from './app.bench.ts';
import type { Benchmark, BenchmarkLine, Measured } from './benchmark.ts';
import { lineOf } from './benchmark.ts';
import { custody } from './custody.bench.ts';
import { largeScan, scan } from './scan.bench.ts';

/** Every benchmark, one row each. */
const BENCHMARKS: readonly Benchmark[] = [custody, app, scan, largeScan];

const HISTORY = join(import.meta.dirname, 'history.jsonl');
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;
const GIB = 1024 ** 3;

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' } },
  allowPositionals: true,
});

if (values.only !== undefined) {
  const wanted = BENCHMARKS.find(({ name }) => name === values.only);
  // Displays and servers that a benchmark has started end with its process.
  process.stdout.write(JSON.stringify((await wanted?.measure()) ?? []), () => process.exit());
} else {
  const chosen = BENCHMARKS.filter(
    ({ name }) => positionals.length === 0 || positionals.some((wanted) => name.includes(wanted)),
  );
  const results = chosen.flatMap(({ name }) => measureApart(name)).map(lineOf);
  const machine = {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / GIB),
    platform: `${platform()} ${arch()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
  appendFileSync(HISTORY, `${JSON.stringify({ at: new Date().toISOString(), machine, results })}\n`);
  process.stdout.write(values.json ? `${JSON.stringify({ machine, results })}\n` : tableOf(machine, results));
}

function measureApart(name: string): Measured[] {
  process.stderr.write(`measuring ${name} …\n`);
  const run = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, '--only', name], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: MOST_OUTPUT_BYTES,
  });
  if (run.status !== 0) throw new Error(`the benchmark “${name}” failed`);
  return JSON.parse(run.stdout.toString()) as Measured[];
}

function tableOf(machine: Record<string, string | number>, lines: readonly BenchmarkLine[]): string {
  const number = (value: number): string =>
    value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
  const head = ['', 'median', 'spread', 'against', 'ratio', 'target', ''];
  const rows = lines.map((line) => [
    line.name,
    `${number(line.median)} ${line.unit}`,
    `${number(line.min)}–${number(line.max)}`,
    line.against ?? '',
    line.ratio === null ? '' : `${number(line.ratio)} ×`,
    line.target === null ? '' : `${number(line.target)} ${line.targetOf === 'ratio' ? '×' : line.unit}`,
    line.met === null ? '' : line.met ? 'met' : 'not met',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const text = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  const about = `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}, Node ${machine.node}, load ${Number(machine.load).toFixed(1)}`;
  return `${[about, '', text(head), ...rows.map(text)].map((line) => line.trimEnd()).join('\n')}\n`;
}
