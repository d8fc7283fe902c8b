/**
 * `npm test`: every check of the project, then one closing line with the counts.
 *
 * `npm test -- lint types unit component e2e audit` runs some of them; `npm test -- unit FILE` the tests of a file;
 * `npm test -- --changed` what a change that is not committed yet touches, but for end-to-end tests.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Counts } from './checks/counts.ts';
import { WORK } from './checks/steps.ts';
import { type Step, type Wanted, wantedOf } from './checks/wanted.ts';
import { ROOT } from './setup/paths.ts';
import { environmentFor } from './setup/programs.ts';
import { main, SetupProblem, say } from './setup/say.ts';

interface Outcome extends Counts {
  readonly step: Step;
  readonly seconds: number;
}

/** The unit tests wait a lot; what needs little beside them runs meanwhile. End-to-end tests have the machine to themselves. */
const SIDE_BY_SIDE: readonly (readonly Step[])[] = [['unit'], ['lint', 'types', 'component', 'audit']];
const LAST: readonly Step[] = ['e2e'];

async function timed(step: Step, filters: readonly string[], quiet: boolean): Promise<Outcome> {
  const { title, run } = WORK[step];
  say(`\n── ${title}`);
  const started = performance.now();
  const counts = await run({ filters, quiet }).catch((error: unknown): Counts => {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  });
  return { step, ...counts, seconds: (performance.now() - started) / 1000 };
}

async function inTurn(steps: readonly Step[], filters: readonly string[], quiet: boolean): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await timed(step, filters, quiet));
  return outcomes;
}

/** A step that could check nothing is not shown as fine. */
function markOf(passed: number, failed: number): string {
  if (failed > 0) return '✗';
  return passed === 0 ? '–' : '✓';
}

function wanted(): Wanted {
  try {
    return wantedOf(process.argv.slice(2), (word) => !word.startsWith('-') && existsSync(join(ROOT, word)));
  } catch (error) {
    throw new SetupProblem(error instanceof Error ? error.message : String(error));
  }
}

await main(async () => {
  const { steps, filters } = wanted();
  say(`Root Ledger: all checks (${availableParallelism()} processors, Node ${process.version})`);
  const lanes = SIDE_BY_SIDE.map((lane) => lane.filter((step) => steps.includes(step))).filter(
    (lane) => lane.length > 0,
  );
  // Once, before two steps would do it at the same time.
  if (steps.includes('unit') || steps.includes('component')) await environmentFor('tests');
  const beside = await Promise.all(lanes.map((lane, at) => inTurn(lane, filters, lanes.length > 1 && at > 0)));
  const outcomes = [
    ...beside.flat(),
    ...(await inTurn(
      LAST.filter((step) => steps.includes(step)),
      filters,
      false,
    )),
  ];

  say('');
  for (const { step, passed, failed, seconds } of outcomes)
    say(
      `${markOf(passed, failed)} ${WORK[step].title.padEnd(36)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
    );
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
