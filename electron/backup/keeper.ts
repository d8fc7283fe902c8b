/** Keeps the backups of the open ledger: on a schedule while it is used, and when it is closed after changes. */
import { type Failure, failureOf, LedgerError } from '../../shared/ipc/result.ts';
import type { AppSettings } from '../../shared/ipc/settings.ts';
import type { Json } from '../../shared/register/facts.ts';
import type { Head } from '../ledger/log.ts';
import type { RunJob } from './helper.ts';
import type { JobAnswers } from './messages.ts';
import { listBackups } from './rolling.ts';

/** How often the keeper looks whether a backup is due. */
export const LOOK_EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Closing waits so long for its backup at most; the next opening makes up for one that was not finished. */
const CLOSE_LIMIT_MS = 20_000;

export interface KeeperParts {
  readonly run: RunJob;
  readonly settings: () => Pick<AppSettings, 'automaticBackups' | 'backupEveryHours' | 'backupsKept'>;
  readonly app: string;
  readonly now: () => Date;
  /** Something about the backups changed. */
  readonly onChange: () => void;
  readonly notice: (what: string, where: string, error?: unknown) => void;
}

export interface KeeperState {
  readonly running: boolean;
  /** When the newest automatic backup was made that this session knows of. */
  readonly lastMade: string | null;
  /** Why the last attempt failed; null if it did not. */
  readonly problem: Failure | null;
}

/** What the log says of a backup in a file that somebody named. */
export const BACKED_UP_TO_FILE = 'Backed up to a file';

/** The open ledger, as far as its backups are concerned. */
export interface BackedUpLedger {
  /** Is there something that a backup does not have which ends with this entry? Entries that only tell of backups are nothing. */
  changedSince(head: Head | null): Promise<boolean>;
  /** A backup was made: an entry. */
  tell(title: string, detail: Json): Promise<unknown>;
}

interface Kept {
  readonly folder: string;
  /** The data key: as long as the ledger is open, and wiped with it. */
  readonly key: Buffer;
  ledger: BackedUpLedger | null;
  readonly timer: NodeJS.Timeout;
}

export class BackupKeeper {
  private readonly parts: KeeperParts;
  private kept: Kept | null = null;
  private changedSince = false;
  private lastMade: string | null = null;
  private problem: Failure | null = null;
  private running: Promise<JobAnswers['rolling']> | null = null;

  constructor(parts: KeeperParts) {
    this.parts = parts;
  }

  get state(): KeeperState {
    return { running: this.running !== null, lastMade: this.lastMade, problem: this.problem };
  }

  /** A ledger was opened with this key; a copy of it is kept until `closed`. */
  opened(folder: string, key: Uint8Array): void {
    this.closed();
    const timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    timer.unref();
    this.kept = { folder, key: Buffer.from(key), timer, ledger: null };
    this.lastMade = null;
    this.problem = null;
  }

  /** The ledger that was opened: asked what its newest backup lacks, and told of each that is made. */
  async follows(ledger: BackedUpLedger): Promise<void> {
    const { kept } = this;
    if (kept === null) return;
    kept.ledger = ledger;
    const now = this.parts.now();
    // One that is dated later than now, by a wrong clock or by somebody else, tells nothing of what is backed up.
    const newest = (await listBackups(kept.folder, now)).find(
      (one) => one.automatic && Date.parse(one.made) <= now.getTime(),
    );
    const changed = await ledger.changedSince(newest?.head ?? null);
    if (this.kept !== kept) return;
    this.lastMade ??= newest?.made ?? null;
    this.changedSince ||= changed;
  }

  /** The ledger has changed since it was opened or backed up. */
  changed(): void {
    this.changedSince = true;
  }

  /** The ledger is being closed by its user: back it up first if it has changed. Never throws, never waits for long. */
  async beforeClose(): Promise<void> {
    if (this.kept === null || !this.changedSince || !this.parts.settings().automaticBackups) return;
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS).unref());
    await Promise.race([this.makeNow().catch(() => undefined), limit]);
  }

  /** The ledger is closed: the key goes. */
  closed(): void {
    if (this.kept === null) return;
    clearInterval(this.kept.timer);
    this.kept.key.fill(0);
    this.kept = null;
    this.changedSince = false;
  }

  /** Make the next automatic backup now. Throws a `LedgerError`. */
  async makeNow(): Promise<JobAnswers['rolling']> {
    if (this.running !== null) return this.running;
    const { folder, key } = this.required();
    this.changedSince = false;
    const job = { kind: 'rolling', keep: this.parts.settings().backupsKept, ...this.common(folder, key) } as const;
    this.running = this.parts.run<'rolling'>(job);
    this.parts.onChange();
    try {
      const made = await this.running;
      this.lastMade = made.made;
      this.problem = null;
      await this.tell('Backed up into the ledger’s own folder of backups', made);
      return made;
    } catch (error) {
      this.changedSince = true;
      this.problem = failureOf(error);
      this.parts.notice('a backup failed', '', error);
      throw error;
    } finally {
      this.running = null;
      this.parts.onChange();
    }
  }

  /** Make a backup in a file that somebody chose; `replace`: and agreed to replace. Throws a `LedgerError`. */
  async makeIn(out: string, replace: boolean): Promise<JobAnswers['manual']> {
    const { folder, key } = this.required();
    const made = await this.parts.run<'manual'>({ kind: 'manual', out, replace, ...this.common(folder, key) });
    await this.tell(BACKED_UP_TO_FILE, made);
    return made;
  }

  /** The backup is there, whether or not it can be told just now: locked in the same moment, say. */
  private async tell(title: string, { made, bytes, content }: JobAnswers['rolling']): Promise<void> {
    const detail = { made, bytes, entry: content.lastEntry?.seq ?? 0 };
    await this.kept?.ledger
      ?.tell(title, detail)
      .catch((error: unknown) => this.parts.notice('a request failed', 'log.taken-out', error));
  }

  private async look(): Promise<void> {
    const { automaticBackups, backupEveryHours } = this.parts.settings();
    if (!automaticBackups || !this.changedSince || this.running !== null) return;
    const since =
      this.lastMade === null ? Number.POSITIVE_INFINITY : this.parts.now().getTime() - Date.parse(this.lastMade);
    // With the clock set back, `since` is negative: better one backup too many than none for a long time.
    if (since >= 0 && since < backupEveryHours * HOUR_MS) return;
    await this.makeNow().catch(() => undefined);
  }

  private required(): Kept {
    if (this.kept !== null) return this.kept;
    throw new LedgerError('locked', 'Only an open ledger of your own can be backed up.', {
      hint: 'Unlock it first. The sample company is not kept.',
    });
  }

  private common(folder: string, key: Buffer) {
    return { folder, key: Uint8Array.from(key), app: this.parts.app, now: this.parts.now().toISOString() };
  }
}
