/** PDF from the command line: inside the packaged app by its own windows, in a checkout by the runtime that is installed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { UsageError } from './command.ts';

const NO_RUNTIME =
  'PDF needs the Electron runtime, which is not here yet (npm start fetches it). --format html needs nothing.';
const PDF_START = '%PDF-';
/** A pack of ten thousand accounts has thousands of pages. */
const PRINT_LIMIT_MS = 15 * 60_000;
const AFTER_EXIT_MS = 2_000;

/** The HTML as PDF. @throws UsageError where nothing here can print. */
export async function printPdf(html: string): Promise<Uint8Array> {
  if (process.versions.electron !== undefined) {
    const [{ app }, { printHtml }] = await Promise.all([import('electron'), import('../reports/print.ts')]);
    await app.whenReady();
    return printHtml(html);
  }
  return printWithRuntime(html);
}

async function printWithRuntime(html: string): Promise<Uint8Array> {
  const setup = await import('../../scripts/setup/runtime.ts').catch(() => null);
  const runtime = setup?.installedRuntime() ?? null;
  if (runtime === null) throw new UsageError(NO_RUNTIME);
  const [{ noSandboxReason }, { launchEnvironment }] = await Promise.all([
    import('../../scripts/setup/sandbox.ts'),
    import('../../scripts/setup/launch.ts'),
  ]);
  const args = [
    ...((await noSandboxReason(runtime.executable)) === null ? [] : ['--no-sandbox']),
    ...(process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : []),
    join(import.meta.dirname, '..', 'reports', 'print-process.cjs'),
  ];
  const child = spawn(runtime.executable, args, {
    env: launchEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  const pdf: Buffer[] = [];
  let complaint = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => pdf.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-500);
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(html);
  const status = await new Promise<number>((resolve) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), PRINT_LIMIT_MS);
    const end = (code: number | null): void => {
      clearTimeout(limit);
      resolve(code ?? 1);
    };
    child.on('error', () => end(1));
    child.on('close', end);
    // A helper of the runtime that lingers keeps the streams open; what was printed has arrived by then.
    child.on('exit', (code) => setTimeout(() => end(code), AFTER_EXIT_MS));
  });
  for (const stream of child.stdio) stream?.destroy();
  child.unref();
  const bytes = Buffer.concat(pdf);
  if (status !== 0 || bytes.subarray(0, PDF_START.length).toString() !== PDF_START)
    throw new UsageError(
      `The Electron runtime could not print (${complaint.trim().split('\n').at(-1) ?? ''}). Use --format html.`,
    );
  return bytes;
}
