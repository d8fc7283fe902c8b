/** Opening a ledger for one command: the named one with its passphrase, or the throw-away one of the sample company. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { LedgerError } from '../../shared/ipc/result.ts';
import { headsNotedIn } from '../backup/noted.ts';
import { settleRestore } from '../backup/restore.ts';
import type { UnlockedKeys } from '../keys/data-key.ts';
import { passphraseFromFileBytes } from '../keys/passphrase.ts';
import { unlockWithPassphrase } from '../keys/unlock.ts';
import { doubtInWords } from '../ledger/clock.ts';
import { ConnectionError } from '../ledger/connection-errors.ts';
import { withDamage } from '../ledger/damage.ts';
import { LedgerHost, type Opening } from '../ledger/host.ts';
import { acquireLock } from '../ledger/instance-lock.ts';
import { type LedgerLocation, ledgerLocation, prepareFolders, repairPermissions } from '../ledger/location.ts';
import { databaseOf, openLedgerDatabase } from '../ledger/open.ts';
import { openWithKeys } from '../ledger/open-with-keys.ts';
import { operator } from '../ledger/operator.ts';
import { clearScratchLedgers, copyToRead, SAMPLE_PREFIX } from '../ledger/scratch-ledgers.ts';
import type { Session, Values } from './command.ts';
import { UsageError } from './command.ts';
import { unlockFromKeychain } from './keychain.ts';

/** Where a lock cannot be taken because nothing can be written there. */
const CLOSED: ReadonlySet<string> = new Set(['read-only', 'no-access']);

export interface OpenerParts {
  /** Will the command change the ledger? */
  readonly writes: boolean;
  readonly say: (line: string) => void;
}

export class Opener {
  private readonly values: Values;
  private readonly parts: OpenerParts;
  private readonly undo: (() => void | Promise<void>)[] = [];

  constructor(values: Values, parts: OpenerParts) {
    this.values = values;
    this.parts = parts;
  }

  async open(how: Opening = {}): Promise<Session> {
    return this.values.demo === true ? this.openSample() : this.openNamed(how);
  }

  /** Close whatever was opened, last first. Each step is tried, whatever became of the one before: keys go, and the lock. */
  async close(): Promise<void> {
    for (const undo of this.undo.splice(0).reverse())
      try {
        await undo();
      } catch {
        // What was committed is safe, and what is left is cleared away when the ledger is opened next.
      }
  }

  /** The ledger folder that the options name. */
  get folder(): string {
    return typeof this.values.ledger === 'string' ? this.values.ledger : ledgerLocation().folder;
  }

  private async openNamed(how: Opening): Promise<Session> {
    const passphrase = await readPassphrase(this.values, this.parts.say);
    const location = await this.taken(ledgerLocation(this.folder));
    await repairPermissions(location);
    await settleRestore(location.folder);
    const unlocked =
      passphrase === null
        ? await unlockFromKeychain(location.folder)
        : await unlockWithPassphrase(location.folder, passphrase);
    for (const { message } of unlocked.notices) this.parts.say(message);
    const { opened, host } = await this.opened(location, unlocked, how);
    const dataKey = Buffer.from(opened.unlocked.keys[0].key);
    opened.unlocked.wipe();
    this.undo.push(() => void dataKey.fill(0));
    const session = this.session(location.folder, host, dataKey);
    if (host.doubt !== null && how.onlyLook !== true) this.parts.say(host.doubt.words);
    if (this.parts.writes) this.settleClock(session);
    return session;
  }

  /** The ledger, locked for this command. One that lies where nothing can be written is read from a copy, if it is only read. */
  private async taken(location: LedgerLocation): Promise<LedgerLocation> {
    const lock = await acquireLock(location.lock, 'the command line').catch((error: unknown) => {
      const closed = error instanceof ConnectionError && CLOSED.has(error.problem);
      if (!closed || this.parts.writes || !existsSync(location.database)) throw error;
      return null;
    });
    if (lock !== null) {
      this.undo.push(() => lock.release());
      return location;
    }
    await clearScratchLedgers();
    const copy = await copyToRead(location);
    this.undo.push(() => rm(copy.folder, { recursive: true, force: true }));
    const own = await acquireLock(copy.lock, 'the command line');
    this.undo.push(() => own.release());
    this.parts.say(
      `${location.folder} cannot be written to: it is read as it is, and nothing of this is noted in its log.`,
    );
    return copy;
  }

  /** Throws `ledger-damaged` with what is damaged of the file; then the keys are wiped. */
  private async opened({ database, folder }: LedgerLocation, unlocked: UnlockedKeys, how: Opening) {
    try {
      const opened = await openWithKeys(database, folder, unlocked);
      const clock = this.clock();
      try {
        const host = new LedgerHost(databaseOf(opened.database, opened.witness), clock, null, undefined, {
          readsOnly: clock !== undefined,
          beginsNone: !this.parts.writes,
          elsewhere: await headsNotedIn(this.folder),
          ...how,
        });
        return { opened, host };
      } catch (error) {
        opened.database.close();
        throw error;
      }
    } catch (error) {
      const damaged = withDamage(
        error,
        database,
        unlocked.keys.map(({ key }) => key),
      );
      unlocked.wipe();
      throw damaged;
    }
  }

  private async openSample(): Promise<Session> {
    await clearScratchLedgers();
    const folder = mkdtempSync(join(tmpdir(), SAMPLE_PREFIX));
    this.undo.push(() => rmSync(folder, { recursive: true, force: true }));
    await prepareFolders(ledgerLocation(folder));
    const lock = await acquireLock(ledgerLocation(folder).lock, 'the sample');
    this.undo.push(() => lock.release());
    const key = randomBytes(32);
    const host = new LedgerHost(openLedgerDatabase(folder, key, { create: true }), this.clock());
    key.fill(0);
    const session = this.session(folder, host, null);
    const { fillSample } = await import('./sample.ts');
    this.undo.push(await fillSample(session));
    return session;
  }

  private session(folder: string, host: LedgerHost, dataKey: Buffer | null): Session {
    this.undo.push(() => host.close());
    return { folder, host, actor: operator('command line'), dataKey, now: () => host.ledger.now() };
  }

  /** A clock that is likely to be wrong, or was when the last entry was written, is asked about before anything is written. */
  private settleClock({ host, actor }: Session): void {
    const doubt = host.ledger.clockDoubt;
    if (doubt === null) return;
    if (this.values['accept-clock'] !== true)
      throw new UsageError(
        `${doubtInWords(doubt)} Nothing was changed. Set the clock, or give --accept-clock if it is right.`,
      );
    host.ledger.acceptClock(actor);
  }

  private clock(): (() => Date) | undefined {
    const now = this.values.now;
    if (typeof now !== 'string') return undefined;
    const instant = new Date(now);
    if (Number.isNaN(instant.getTime())) throw new UsageError(`--now: “${now}” is not an ISO 8601 instant`);
    return () => instant;
  }
}

/** The passphrase that the options name, as bytes that the key code wipes; null if they name none. Says if others may read its file. */
export async function readPassphrase(values: Values, say: (line: string) => void): Promise<Uint8Array | null> {
  const file = values['passphrase-file'];
  if (typeof file !== 'string') return null;
  try {
    if (file !== '-') await sayIfOthersRead(file, say);
    return passphraseFromFileBytes(file === '-' ? await buffer(process.stdin) : await readFile(file));
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw new UsageError(`--passphrase-file: “${file}” cannot be read`);
  }
}

const OTHERS_READ = 0o077;

/** Says so, where other users of this computer may read a file that holds a secret. A pipe is read by nobody else. */
export async function sayIfOthersRead(file: string, say: (line: string) => void): Promise<void> {
  if (process.platform === 'win32') return;
  const found = await stat(file);
  if (found.isFile() && (found.mode & OTHERS_READ) !== 0)
    say(`Others on this computer may read ${file}, which opens the ledger. Make it yours alone: chmod 600 ${file}`);
}
