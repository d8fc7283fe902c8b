/** A real GNOME keyring in a session bus of its own: empty, unlocked, and away from the keyring of whoever runs the tests. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { start, stop } from '../../scripts/setup/child.ts';
import { placesOf, programNamed } from '../../scripts/setup/programs.ts';

export interface Keyring {
  /** What the app needs in its environment to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** End it, and forget what it kept. */
  close(): Promise<void>;
}

const TOOLS = ['dbus-run-session', 'gnome-keyring-daemon'];
const START_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 100;
const PRIVATE_FOLDER_MODE = 0o700;

/** Why no real keyring can be had here; null if one can. */
export function noKeyringReason(): string | null {
  if (process.platform !== 'linux')
    return `The keyring of ${process.platform} belongs to the person: it is not made for a test.`;
  const missing = TOOLS.filter((tool) => placesOf(programNamed(tool).name).length === 0);
  return missing.length === 0 ? null : `Not installed: ${missing.join(', ')}.`;
}

/** The shell tells the address of the bus, then the daemon takes its place. */
const SESSION =
  'echo "BUS=$DBUS_SESSION_BUS_ADDRESS"; exec gnome-keyring-daemon --foreground --unlock --components=secrets';

/** Start one. Its password reaches it on standard input, as from a login. */
export async function startKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-keyring-'));
  const places = { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_RUNTIME_DIR: join(folder, 'run') };
  for (const place of [places.XDG_DATA_HOME, places.XDG_RUNTIME_DIR]) mkdirSync(place, { mode: PRIVATE_FOLDER_MODE });
  const session = start('dbus-run-session', ['--', 'sh', '-c', SESSION], {
    env: { ...process.env, ...places },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => session.on('close', () => resolve()));
  const close = async (): Promise<void> => {
    stop(session);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let said = '';
  for (const stream of [session.stdout, session.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  session.stdin?.end('the password of this keyring');
  const unlocked = join(places.XDG_DATA_HOME, 'keyrings', 'login.keyring');
  let bus: string | undefined;
  for (
    const until = Date.now() + START_LIMIT_MS;
    bus === undefined && Date.now() < until;
    await setTimeout(LOOK_EVERY_MS)
  )
    if (existsSync(unlocked)) bus = /^BUS=(.+)$/m.exec(said)?.[1];
  if (bus === undefined) {
    await close();
    throw new Error(`The keyring did not start. ${said.trim()}`);
  }
  return { env: { DBUS_SESSION_BUS_ADDRESS: bus, XDG_CURRENT_DESKTOP: 'GNOME' }, close };
}
