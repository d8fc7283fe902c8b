/** The workflows run only actions named by their commit: a tag can be moved to other code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup/paths.ts';

const FOLDER = join(ROOT, '.github', 'workflows');
const workflows = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** One job's lines: from its name to the next line as far left. */
function jobsOf(text: string): readonly string[] {
  return text.slice(text.indexOf('\njobs:')).split(/\n(?= {2}[a-z][\w-]*:\n)/);
}

test.each(workflows)('$name: every action is pinned to a commit, its release beside it', ({ text }) => {
  const used = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action ?? '');
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('no job that installs dependencies may speak for the project', () => {
  for (const job of workflows.flatMap(({ text }) => jobsOf(text)))
    if (job.includes('npm ')) expect(job).not.toMatch(/id-token: write|attestations: write|contents: write/);
});
