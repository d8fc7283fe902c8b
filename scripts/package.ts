/**
 * `npm run package`: installers for this platform in `dist/`, from the official runtime only.
 *
 * `--dir` stops at the unpacked app. `--trial` packages what is there, the development runtime too, into a folder that
 * says so: for tests of the packaged app, never for release.
 */
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { writePackageIcons } from './icons/files.ts';
import { ensureBuild } from './setup/build.ts';
import { run } from './setup/child.ts';
import { OFFICIAL_VERSION } from './setup/official-runtime.ts';
import { BUILD_FOLDER, ROOT } from './setup/paths.ts';
import { ensureRuntime } from './setup/runtime.ts';
import { main, SetupProblem, say } from './setup/say.ts';

await main(async () => {
  const { dir, trial } = parseArgs({
    options: { dir: { type: 'boolean', default: false }, trial: { type: 'boolean', default: false } },
  }).values;
  const runtime = await ensureRuntime();
  if (runtime.development && !trial)
    throw new SetupProblem(
      `Packaging for release needs the official Electron ${OFFICIAL_VERSION}, which is not here. The development runtime is refused.`,
    );
  await ensureBuild();
  writePackageIcons(join(BUILD_FOLDER, 'package'));
  const output = trial ? join('dist', 'trial-not-for-release') : 'dist';
  const settings = [
    `-c.electronDist=${dirname(runtime.executable)}`,
    `-c.electronVersion=${runtime.version}`,
    `-c.directories.output=${output}`,
  ];
  const builder = join(ROOT, 'node_modules/electron-builder/out/cli/cli.js');
  const args = [builder, '--config', 'electron-builder.yml', ...(dir || trial ? ['--dir'] : []), '--publish', 'never'];
  const { code } = await run(process.execPath, [...args, ...settings], {
    cwd: ROOT,
    env: { ...process.env, ...(trial ? { ROOT_LEDGER_TRIAL_PACKAGE: '1' } : {}) },
  });
  if (code === 0) say(`Packaged into ${output}/.`);
  return code;
});
