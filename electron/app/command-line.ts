/** The packaged app as a command line: `root-ledger gaps --json` answers in the terminal and opens no window. */
import type { App } from 'electron';
import { isBackupFile } from './given-files.ts';
import { operatingSystemKeychain } from './keychain.ts';

/** Chromium's own switches that may stand among the arguments (`start.cjs`). */
const FOR_CHROMIUM: ReadonlySet<string> = new Set(['--no-sandbox', '--ozone-platform=headless', '--disable-gpu']);

/** The arguments of a command, or null when the app was started for its window, by itself or to open a backup. In a checkout `npm run cli` takes them. */
export function commandIn(argv: readonly string[], { packaged }: { packaged: boolean }): readonly string[] | null {
  const args = argv.slice(1).filter((argument) => !FOR_CHROMIUM.has(argument));
  const [first] = args;
  return packaged && first !== undefined && !first.startsWith('-') && !isBackupFile(first) ? args : null;
}

/** Run a command and end with its exit status. */
export async function runCommand(app: App, args: readonly string[]): Promise<void> {
  // Without a listener the app quits with its last window: the hidden one that prints closes before its file is written.
  app.on('window-all-closed', () => undefined);
  // Where the command line expects its arguments: after the runtime and the script.
  process.argv = [process.execPath, 'root-ledger', ...args];
  const { offerKeychain } = await import('../cli/keychain.ts');
  offerKeychain(async () => {
    await app.whenReady();
    const { safeStorage } = await import('electron');
    return operatingSystemKeychain(safeStorage);
  });
  await import('../cli/main.ts');
  app.exit(Number(process.exitCode ?? 0));
}
