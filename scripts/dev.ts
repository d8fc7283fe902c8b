/**
 * `npm run dev`: the app while it is being written. A change in `renderer/` is built and the window reloaded; one in `electron/`
 * or `shared/` is built and the app restarted. Opens the sample company; `npm run dev -- --ledger DIR` another ledger.
 *
 * Debuggers: main on 127.0.0.1:9229, each helper on the port it tells when it starts, the window with its own developer tools.
 */
import type { ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from './setup/build.ts';
import { start, stop } from './setup/child.ts';
import { hasDisplay } from './setup/display.ts';
import { launchArguments, launchEnvironment } from './setup/launch.ts';
import { ROOT } from './setup/paths.ts';
import { ensureApp } from './setup/ready.ts';
import { type RebuildWork, workFor } from './setup/rebuild.ts';
import { main, SetupProblem, say } from './setup/say.ts';

/** Editors save several files at once, and one file in several steps. */
const SETTLE_MS = 150;
const ROOMS = ['shared', 'electron', 'renderer'] as const;

await main(async () => {
  const { ledger } = parseArgs({ options: { ledger: { type: 'string' } } }).values;
  if (!hasDisplay()) throw new SetupProblem('npm run dev needs a display. Without one: npm start -- --screenshot FILE');
  const runtime = await ensureApp();
  const args = [
    '--inspect=127.0.0.1:9229',
    '--require',
    join(ROOT, 'scripts', 'setup', 'dev-hold.cjs'),
    ...(await launchArguments(runtime.executable, ledger === undefined ? ['--demo'] : [`--ledger=${ledger}`])),
  ];
  return new Promise<number>((resolve) => {
    let app: ChildProcess;
    const open = (): void => {
      const opened = start(runtime.executable, args, {
        cwd: ROOT,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: launchEnvironment(),
      });
      app = opened;
      // Closed by the person, not by us: done.
      opened.on('close', (code) => app === opened && resolve(code ?? 0));
    };
    const restart = (): void => {
      const before = app;
      before.once('close', open);
      app = {} as ChildProcess;
      stop(before);
    };
    let waiting: RebuildWork | null = null;
    let building = false;
    const build = async (): Promise<void> => {
      if (building || waiting === null) return;
      building = true;
      const work = waiting;
      waiting = null;
      try {
        await ensureBuild();
        if (work === 'restart') restart();
        else app.send?.('reload');
        say(work === 'restart' ? 'Restarted.' : 'Reloaded.');
      } catch (error) {
        // What is written to be mended is no reason to stop.
        say(error instanceof Error ? error.message : String(error));
      }
      building = false;
      await build();
    };
    for (const room of ROOMS)
      watch(join(ROOT, room), { recursive: true }, () => {
        waiting = workFor(room, waiting);
        setTimeout(build, SETTLE_MS);
      });
    open();
  });
});
