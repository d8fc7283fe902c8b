/** The built app in `out/`, built again only when a source changed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.ts';
import { digestOf } from './digest.ts';
import { BUILD_FOLDER, ROOT } from './paths.ts';
import { SetupProblem, say } from './say.ts';

const SOURCES = [
  'shared',
  'electron',
  'renderer',
  'scripts/icons',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const STAMP = join(BUILD_FOLDER, 'sources.sha256');

/**
 * See that `out/` holds the app as the sources are now.
 * @throws SetupProblem when the build fails.
 */
export async function ensureBuild(): Promise<void> {
  const digest = digestOf(ROOT, SOURCES);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === digest) return;
  say('Building the app …');
  const built = await run(process.execPath, [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'], {
    cwd: ROOT,
    quiet: true,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (built.code !== 0) throw new SetupProblem(`The build failed:\n${built.output.trim()}`);
  writeFileSync(STAMP, `${digest}\n`);
}
