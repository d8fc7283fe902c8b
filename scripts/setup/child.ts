/** Child processes that never outlive the set-up and never hang it. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

export interface Finished {
  readonly code: number;
  readonly output: string;
}

const live = new Set<ChildProcess>();

/** End a child and everything it started (each runs in its own process group). */
export function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It leads no group of its own, or has ended in between.
    child.kill(signal);
  }
}

function stopAll(): void {
  for (const child of live) stop(child);
}
process.on('exit', stopAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    stopAll();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });

/** Start a child in its own process group. It is ended when this process ends. */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, [...args], { detached: process.platform !== 'win32', ...options });
  live.add(child);
  child.on('close', () => live.delete(child));
  return child;
}

/** Run to the end, answering the exit code. `quiet` collects the output instead of showing it. */
export function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { quiet?: boolean } = {},
): Promise<Finished> {
  const { quiet = false, ...rest } = options;
  return new Promise((resolve) => {
    const child = start(command, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2], ...rest });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
