/** What each check runs. Output is shown as it comes, or kept and shown at the end where several run side by side. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/child.ts';
import { hasDisplay } from '../setup/display.ts';
import { ROOT } from '../setup/paths.ts';
import { environmentFor } from '../setup/programs.ts';
import { ensureApp } from '../setup/ready.ts';
import { say } from '../setup/say.ts';
import { auditShipped } from './audit.ts';
import { type Counts, countsOf } from './counts.ts';
import type { Step } from './wanted.ts';

const REPORTS = join(ROOT, 'test-results');
const ROOMS = ['shared', 'electron', 'renderer', 'test'];
const PASSED: Counts = { passed: 1, failed: 0 };
const FAILED: Counts = { passed: 0, failed: 1 };
const NOTHING: Counts = { passed: 0, failed: 0 };

export interface StepOptions {
  readonly filters: readonly string[];
  /** Say nothing before it is done: something else is running. */
  readonly quiet: boolean;
}

export interface StepOfWork {
  readonly title: string;
  run(options: StepOptions): Promise<Counts>;
}

/** Run a tool of ours with Node. */
async function node(args: readonly string[], quiet: boolean, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const { code, output } = await run(process.execPath, [join(ROOT, 'node_modules', args[0] ?? ''), ...args.slice(1)], {
    cwd: ROOT,
    env,
    quiet,
  });
  if (quiet && output.trim() !== '') say(output.trimEnd());
  return code;
}

async function vitest(project: Step, { filters, quiet }: StepOptions, env: NodeJS.ProcessEnv): Promise<Counts> {
  const report = join(REPORTS, `${project}.json`);
  rmSync(report, { force: true });
  mkdirSync(REPORTS, { recursive: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const some = filters.length > 0 ? ['--passWithNoTests', ...filters] : [];
  const code = await node(['vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...some], quiet, env);
  try {
    return countsOf(JSON.parse(readFileSync(report, 'utf8')), code);
  } catch {
    return FAILED;
  }
}

async function types({ quiet }: StepOptions): Promise<Counts> {
  const codes: number[] = [];
  for (const room of ROOMS) codes.push(await node(['typescript/bin/tsc', '-p', room], quiet));
  return { passed: codes.filter((code) => code === 0).length, failed: codes.filter((code) => code !== 0).length };
}

/** A closed network is told and passed over, and counts for nothing: it has not been checked. */
async function audit(): Promise<Counts> {
  const { words, failed, checked } = await auditShipped();
  say(words);
  if (!checked) return NOTHING;
  return failed ? FAILED : PASSED;
}

/** Without a display of the person's, each file of tests starts one of its own: windows never take each other's focus. */
async function endToEnd(options: StepOptions): Promise<Counts> {
  await ensureApp();
  const display = hasDisplay() ? [] : (['virtual display'] as const);
  return vitest('e2e', options, await environmentFor('start', ...display, 'end to end'));
}

export const WORK: Record<Step, StepOfWork> = {
  lint: {
    title: 'format, lint and room walls',
    run: async ({ quiet }) =>
      (await node(['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'], quiet)) === 0 ? PASSED : FAILED,
  },
  types: { title: 'types of the rooms', run: types },
  unit: {
    title: 'unit and property tests',
    run: async (options) => vitest('unit', options, await environmentFor('tests')),
  },
  component: {
    title: 'component tests',
    run: async (options) => vitest('component', options, await environmentFor('tests')),
  },
  e2e: { title: 'end to end, in the real Electron', run: endToEnd },
  audit: { title: 'known flaws of what ships', run: audit },
};
