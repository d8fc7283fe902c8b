/** Runs the command line as its users do: a process of its own. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../../scripts/setup/paths.ts';

export const PASSPHRASE = 'correct horse battery staple';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Start a command; `before` is done by the shell first, such as `umask 000`. */
export function cli(args: readonly string[], options: { env?: NodeJS.ProcessEnv; before?: string } = {}): Promise<Ran> {
  const whole = [join(ROOT, 'electron/cli/main.ts'), ...args];
  const child =
    options.before === undefined
      ? spawn(process.execPath, whole, {
          cwd: ROOT,
          env: { ...process.env, ...options.env },
          stdio: ['ignore', 'pipe', 'pipe'],
        })
      : spawn('sh', ['-c', `${options.before}; exec "$0" "$@"`, process.execPath, ...whole], {
          cwd: ROOT,
          env: { ...process.env, ...options.env },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
  const ran = { out: '', said: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    ran.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    ran.said += chunk.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...ran })));
}

/** A folder for a ledger that is not there yet, and the options that name it and its passphrase. Gone after the test, or with `after`. */
export function place(after: (undo: () => void) => void = onTestFinished): {
  parent: string;
  folder: string;
  file: string;
  options: readonly string[];
} {
  const parent = mkdtempSync(join(tmpdir(), 'ledger-cli-'));
  after(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'ledger');
  const file = join(parent, 'passphrase');
  writeFileSync(file, `${PASSPHRASE}\n`);
  chmodSync(file, 0o600);
  return { parent, folder, file, options: ['--ledger', folder, '--passphrase-file', file] };
}
