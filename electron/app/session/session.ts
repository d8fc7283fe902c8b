/**
 * Where the app is: no ledger, a locked one, an open one, a broken one. The only place that holds an open ledger, and the
 * only one that lets go of it.
 */
import { type ErrorCode, type Failure, failureOf, LedgerError } from '../../../shared/ipc/result.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import type { KeyPort, KeysInHand, LedgerPort, OpenLedger, SamplePort, UnlockSecret } from './ports.ts';

export type LockReason = 'start' | 'user' | 'idle' | 'sleep' | 'screen-lock';

export interface SessionPorts {
  readonly folder: string;
  readonly keys: KeyPort;
  readonly openLedger: OpenLedger;
  /** Is there a database in the folder, whatever its keys? */
  readonly hasDatabase: (folder: string) => Promise<boolean>;
  readonly sample: SamplePort;
  readonly backups: (folder: string) => Promise<readonly { file: string; at: string }[]>;
  readonly now: () => Date;
}

interface Open {
  readonly ledger: LedgerPort;
  readonly folder: string;
  readonly sample: boolean;
  readonly openedAt: string;
  /** Ends what belongs to the open ledger: scans, the sample's simulated AWS. */
  readonly end: () => Promise<void>;
}

/** What trying again does not help against: the way forward must be chosen. */
const BROKEN: ReadonlySet<ErrorCode> = new Set([
  'ledger-damaged',
  'ledger-newer',
  'ledger-behind',
  'ledger-missing',
  'no-key',
]);

/** Named in the sample's log: whoever looks around in it, who is none of its people. */
const SAMPLE_ACTOR = 'you';

const NO_KEY_FILE: Failure = {
  code: 'no-key',
  message: 'The ledger is here, but the file that holds its keys is missing.',
  hint: 'Put keys.json back beside it, or restore a backup. Nothing was changed.',
};

type Listener = (state: SessionState) => void;

export class Session {
  private readonly ports: SessionPorts;
  private open: Open | null = null;
  private broken: Failure | null = null;
  /** Somebody said that it is to be opened although entries are missing. */
  private lossAccepted = false;
  private lockedBecause: LockReason = 'start';
  private notices: readonly string[] = [];
  private readonly listeners = new Set<Listener>();
  private readonly openListeners = new Set<(ledger: LedgerPort) => void>();
  private readonly beforeLock = new Set<(reason: LockReason) => Promise<void>>();
  /** One change of state at a time: a second unlock must not start a second worker. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(ports: SessionPorts) {
    this.ports = ports;
  }

  onChange(listener: Listener): void {
    this.listeners.add(listener);
  }

  /** Called with each ledger that is opened, before the window learns of it. */
  onOpen(listener: (ledger: LedgerPort) => void): void {
    this.openListeners.add(listener);
  }

  /** Work to end before the ledger is closed, such as a running scan. */
  onBeforeLock(work: (reason: LockReason) => Promise<void>): void {
    this.beforeLock.add(work);
  }

  get isOpen(): boolean {
    return this.open !== null;
  }

  /** What was to be told of the keys when the ledger was opened; until it is locked. */
  get keyNotices(): readonly string[] {
    return this.notices;
  }

  /** The ways to unlock were changed by us: what was amiss with them before is mended. */
  keysChanged(): void {
    this.notices = [];
  }

  /** Is what is open the sample company? */
  get isSample(): boolean {
    return this.open?.sample ?? false;
  }

  /** Where the open ledger is; null while none is open. */
  get openFolder(): string | null {
    return this.open?.folder ?? null;
  }

  async state(): Promise<SessionState> {
    const { folder, keys } = this.ports;
    if (this.open !== null) {
      const { sample, openedAt } = this.open;
      return { phase: 'open', folder: this.open.folder, sample, openedAt };
    }
    if (this.broken !== null)
      return { phase: 'broken', folder, problem: this.broken, backups: await this.ports.backups(folder) };
    try {
      const [keychain, found] = await Promise.all([keys.keychain(), keys.state(folder)]);
      if (!found.exists) {
        if (!(await this.ports.hasDatabase(folder))) return { phase: 'empty', folder, keychain };
        return { phase: 'broken', folder, problem: NO_KEY_FILE, backups: await this.ports.backups(folder) };
      }
      const { keychainSlot, recoverySlot, waitMs } = found;
      return {
        phase: 'locked',
        folder,
        keychain,
        keychainSlot,
        recoverySlot,
        waitMs,
        lockedBecause: this.lockedBecause,
      };
    } catch (error) {
      return { phase: 'broken', folder, problem: failureOf(error), backups: await this.ports.backups(folder) };
    }
  }

  /** The open ledger. @throws LedgerError `locked` */
  ledger(): LedgerPort {
    if (this.open === null) throw new LedgerError('locked', 'The ledger is locked.', { hint: 'Unlock it first.' });
    return this.open.ledger;
  }

  /** Make a new ledger and open it. The recovery key is answered once and kept nowhere. */
  create(passphrase: Uint8Array, keychain: boolean): Promise<{ recoveryKey: string }> {
    return this.inTurn(async () => {
      const { folder, keys } = this.ports;
      if (this.open !== null || (await keys.state(folder)).exists)
        throw new LedgerError('ledger-exists', 'There is a ledger already. Nothing was changed.');
      const { keys: inHand, recoveryKey } = await keys.create(folder, { passphrase, keychain });
      // It is there, and its recovery key is told once: if it cannot be opened now, it can be unlocked.
      await this.openWith(inHand, folder).catch(() => undefined);
      await this.changed();
      return { recoveryKey };
    });
  }

  unlock(secret: UnlockSecret): Promise<SessionState> {
    return this.inTurn(async () => {
      if (this.open === null) {
        const { folder, keys } = this.ports;
        const inHand = await keys.unlock(folder, secret);
        try {
          await this.openWith(inHand, folder);
          this.broken = null;
        } catch (error) {
          const failure = failureOf(error);
          // In use elsewhere or no room: try again later. Damaged or newer: show the way forward.
          if (BROKEN.has(failure.code)) this.broken = failure;
          else throw error;
        }
      }
      return this.changed();
    });
  }

  /** The next unlocking opens a ledger whose last entries are missing; without that it is refused. */
  acceptLoss(): Promise<SessionState> {
    return this.inTurn(async () => {
      if (this.broken?.code !== 'ledger-behind') return this.state();
      this.lossAccepted = true;
      this.broken = null;
      return this.changed();
    });
  }

  openSample(): Promise<SessionState> {
    return this.inTurn(async () => {
      if (this.open !== null) await this.close();
      const { sample, openLedger, now } = this.ports;
      const { folder, dataKey } = await sample.prepare();
      const ledger = await openLedger({ folder, dataKey, create: true, actor: SAMPLE_ACTOR });
      // The sample is shown at once and fills while it is watched: its end must be known before it has begun.
      const filling = { end: async () => {} };
      this.accept(ledger, folder, true, now(), async () => {
        await filling.end();
        await ledger.close();
        await sample.discard(folder);
      });
      filling.end = await sample.fill(ledger);
      return this.changed();
    });
  }

  /** Close the ledger and forget its key. The sample is gone for good. */
  lock(reason: LockReason): Promise<SessionState> {
    return this.inTurn(async () => {
      this.lockedBecause = reason;
      if (this.open === null) return this.state();
      await this.close();
      return this.changed();
    });
  }

  /**
   * Work on the files of the ledger while nobody has it open. Afterwards it is opened with the keys that the work answers;
   * without any it stays locked. What is open before is closed first, a sample for good.
   */
  whileClosed<Answer>(work: (folder: string) => Promise<{ keys: KeysInHand | null; answer: Answer }>): Promise<Answer> {
    return this.inTurn(async () => {
      const { folder } = this.ports;
      this.lockedBecause = 'user';
      await this.close();
      try {
        const { keys, answer } = await work(folder);
        this.broken = null;
        if (keys !== null) await this.openWith(keys, folder);
        return answer;
      } finally {
        await this.changed();
      }
    });
  }

  private async openWith(inHand: KeysInHand, folder: string): Promise<void> {
    try {
      const [index, ledger] = await this.firstThatOpens(inHand, folder);
      this.lossAccepted = false;
      this.notices = inHand.notices ?? [];
      await inHand.settle(index);
      this.accept(ledger, folder, false, this.ports.now(), () => ledger.close());
    } finally {
      inHand.wipe();
    }
  }

  private async firstThatOpens(inHand: KeysInHand, folder: string): Promise<readonly [number, LedgerPort]> {
    let problem: unknown;
    for (const [index, key] of inHand.keys.entries())
      try {
        return [
          index,
          await this.ports.openLedger({
            folder,
            dataKey: Uint8Array.from(key),
            create: false,
            ...(this.lossAccepted ? { lossAccepted: true } : {}),
          }),
        ];
      } catch (error) {
        problem ??= error;
      }
    throw problem;
  }

  private accept(ledger: LedgerPort, folder: string, sample: boolean, at: Date, end: () => Promise<void>): void {
    const open: Open = { ledger, folder, sample, openedAt: at.toISOString(), end };
    this.open = open;
    ledger.onLost(() => {
      if (this.open !== open) return;
      this.open = null;
      void this.changed();
    });
    for (const listener of this.openListeners) listener(ledger);
  }

  private async close(): Promise<void> {
    const open = this.open;
    if (open === null) return;
    for (const work of this.beforeLock) await work(this.lockedBecause).catch(() => undefined);
    // From here on nothing is answered any more, even if closing takes a while.
    this.open = null;
    this.notices = [];
    await open.end();
  }

  private async changed(): Promise<SessionState> {
    const state = await this.state();
    for (const listener of this.listeners) listener(state);
    return state;
  }

  private inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const mine = this.turn.then(work, work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
