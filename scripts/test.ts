/**
 * `npm test`: every check of the project, then one closing line with the counts.
 *
 * `npm test -- lint types unit component e2e audit` runs some of them; all run by default.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { auditShipped } from './audit.ts';
import { run } from './setup/child.ts';
import { hasDisplay, startVirtualDisplay } from './setup/display.ts';
import { ROOT } from './setup/paths.ts';
import { environmentFor } from './setup/programs.ts';
import { ensureApp } from './setup/ready.ts';
import { main, SetupProblem, say } from './setup/say.ts';
import { type Counts, countsOf } from './test-counts.ts';

const REPORTS = join(ROOT, 'test-results');
const ROOMS = ['shared', 'electron', 'renderer', 'test'];
const STEPS = ['lint', 'types', 'unit', 'component', 'e2e', 'audit'] as const;
type Step = (typeof STEPS)[number];

interface Outcome extends Counts {
  readonly name: string;
  readonly seconds: number;
}

async function timed(name: string, work: () => Promise<Counts>): Promise<Outcome> {
  say(`\n── ${name}`);
  const started = performance.now();
  const counts = await work();
  return { name, ...counts, seconds: (performance.now() - started) / 1000 };
}

/** A tool that passes or fails as a whole. */
async function tool(command: string, args: readonly string[]): Promise<Counts> {
  const { code } = await run(process.execPath, [join(ROOT, 'node_modules', command), ...args], { cwd: ROOT });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: string, env: NodeJS.ProcessEnv): Promise<Counts> {
  const report = join(REPORTS, `${project}.json`);
  rmSync(report, { force: true });
  mkdirSync(REPORTS, { recursive: true });
  const args = ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  if (project === 'e2e') args.push('--no-file-parallelism');
  const { code } = await run(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: ROOT,
    env,
  });
  try {
    return countsOf(JSON.parse(readFileSync(report, 'utf8')), code);
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** A closed network is told and passed over, and counts for nothing: it has not been checked. */
async function audit(): Promise<Counts> {
  const { words, failed, checked } = await auditShipped();
  say(words);
  if (!checked) return { passed: 0, failed: 0 };
  return failed ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

async function endToEnd(): Promise<Counts> {
  await ensureApp();
  const env = await environmentFor('start', 'end to end');
  const display = hasDisplay() ? null : await startVirtualDisplay();
  try {
    return await vitest('e2e', { ...env, ...display?.env });
  } finally {
    display?.close();
  }
}

async function types(): Promise<Counts> {
  const counts = { passed: 0, failed: 0 };
  for (const room of ROOMS) {
    const { passed, failed } = await tool('typescript/bin/tsc', ['-p', room]);
    counts.passed += passed;
    counts.failed += failed;
  }
  return counts;
}

const WORK: Record<Step, [string, () => Promise<Counts>]> = {
  lint: ['format, lint and room walls', () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])],
  types: ['types of the rooms', types],
  unit: ['unit and property tests', async () => vitest('unit', await environmentFor('tests'))],
  component: ['component tests', async () => vitest('component', await environmentFor('tests'))],
  e2e: ['end to end, in the real Electron', endToEnd],
  audit: ['known flaws of what ships', audit],
};

/** A step that could check nothing is not shown as fine. */
function markOf(passed: number, failed: number): string {
  if (failed > 0) return '✗';
  return passed === 0 ? '–' : '✓';
}

function wanted(): readonly Step[] {
  const named = process.argv.slice(2);
  const strange = named.find((name) => !(STEPS as readonly string[]).includes(name));
  if (strange !== undefined) throw new SetupProblem(`No such step: ${strange}. Steps: ${STEPS.join(' ')}`);
  return named.length === 0 ? STEPS : STEPS.filter((step) => named.includes(step));
}

await main(async () => {
  say(`Root Ledger: all checks (${availableParallelism()} processors, Node ${process.version})`);
  const outcomes: Outcome[] = [];
  for (const step of wanted()) {
    const [name, work] = WORK[step];
    try {
      outcomes.push(await timed(name, work));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      outcomes.push({ name, passed: 0, failed: 1, seconds: 0 });
    }
  }

  say('');
  for (const { name, passed, failed, seconds } of outcomes)
    say(
      `${markOf(passed, failed)} ${name.padEnd(36)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
    );
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
