/** A display to open windows on: the person's own, or a virtual one. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, stop } from './child.ts';
import { SetupProblem } from './say.ts';

export interface Display {
  /** What to add to a program's environment. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

const START_LIMIT_MS = 15_000;

/** Is there a display already (always, but on Linux)? */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * An Xauthority file whose one cookie fits any display: the number is not known before the server has chosen it.
 * Layout: family, address, number, name, data; 16-bit big-endian lengths (libXau, `AuWrite.c`).
 */
function authority(cookie: Buffer): Buffer {
  const field = (bytes: Buffer) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const anyFamily = Buffer.from([0xff, 0xff]);
  const empty = Buffer.alloc(0);
  return Buffer.concat([
    anyFamily,
    field(empty),
    field(empty),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}

/**
 * Start a virtual display of its own, which only holders of its cookie can use.
 * @throws SetupProblem when Xvfb cannot be started.
 */
export async function startVirtualDisplay(): Promise<Display> {
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-display-'));
  const file = join(folder, 'authority');
  writeFileSync(file, authority(randomBytes(16)), { mode: 0o600 });
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-auth', file];
  const server = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let complaint = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const close = () => {
    stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const number = await new Promise<string | null>((resolve) => {
    const limit = setTimeout(() => resolve(null), START_LIMIT_MS);
    const answer = (value: string | null) => {
      clearTimeout(limit);
      resolve(value);
    };
    server.stdio[3]?.on('data', (chunk: Buffer) => answer(chunk.toString().trim()));
    server.on('error', () => answer(null));
    server.on('close', () => answer(null));
  });
  if (number === null) {
    close();
    throw new SetupProblem(`The virtual display (Xvfb) did not start. ${complaint.trim()}`);
  }
  process.on('exit', close);
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: file }, close };
}
