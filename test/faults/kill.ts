/** Runs a worker process and kills it, without warning, at a random moment of its work. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Killed {
  /** What the process had said to be done, in order, when it was killed. */
  readonly acknowledged: readonly string[];
  /** False if it had come to its end before. */
  readonly inMidWork: boolean;
}

const START_LIMIT_MS = 600_000;

/**
 * Start `test/faults/victims/NAME.ts`, wait until it says it is ready, and kill it a random time after that. With `windowMs`
 * `null` it is left to come to its end.
 */
export function runAndKill(
  work: string,
  args: readonly string[],
  windowMs: number | null,
  random: () => number,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const file = join(import.meta.dirname, 'victims', `${work}.ts`);
    const child = spawn(process.execPath, [file, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Each round starts a process: what it compiles is kept for the next one.
      env: { ...env, NODE_COMPILE_CACHE: join(tmpdir(), 'root-ledger-faults-cache') },
    });
    let said = '';
    let complaint = '';
    let timer: NodeJS.Timeout | null = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
    let ready = false;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (ready || !said.startsWith('ready\n')) return;
      ready = true;
      if (timer !== null) clearTimeout(timer);
      timer = windowMs === null ? null : setTimeout(() => child.kill('SIGKILL'), random() * windowMs);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      if (!ready || (signal === null && code !== 0)) {
        reject(new Error(`The work “${work}” ended by itself (${signal ?? code}): ${complaint.slice(0, 2000)}`));
        return;
      }
      // The last line may be cut off: what was not said whole was not acknowledged.
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n').slice(1);
      resolve({ acknowledged: lines.filter((line) => line !== ''), inMidWork: signal === 'SIGKILL' });
    });
  });
}
