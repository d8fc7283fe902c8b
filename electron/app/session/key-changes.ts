/** Changing the ways to unlock, and the data key itself, from the window. Each change proves itself with a secret first. */
import { REKEYING, type WorkProgress } from '../../../shared/ipc/events.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { KeyChange } from '../../../shared/offboarding/index.ts';
import { changePassphrase, listSlots, removeSlot, replaceKeychainSlot, replaceRecoveryKey } from '../../keys/change.ts';
import type { UnlockedKeys } from '../../keys/data-key.ts';
import type { Keychain } from '../../keys/keychain.ts';
import { keychainOpens, unlockWithKeychain, unlockWithPassphrase, unlockWithRecoveryKey } from '../../keys/unlock.ts';
import { acquireLock } from '../../ledger/instance-lock.ts';
import { ledgerLocation } from '../../ledger/location.ts';
import { changeDataKey } from '../../ledger/rekeying/change-data-key.ts';
import { COPY_STEPS, type MakeCopy } from '../../ledger/rekeying/encrypted-copy.ts';
import type { KeysInHand, UnlockSecret } from './ports.ts';
import type { Session } from './session.ts';

export interface KeyChangesParts {
  readonly session: Session;
  readonly keychain: Keychain;
  readonly makeCopy: MakeCopy;
  /** How far a change of the data key is. */
  readonly progress: (progress: WorkProgress) => void;
  readonly notice: (what: string, where: string, error?: unknown) => void;
}

/** A change of the data key that waits for its recovery key to be stored. */
interface Waiting {
  confirmed: boolean;
  readonly confirm: () => void;
  readonly giveUp: () => void;
  /** Settles when the change has come to its end, one way or the other. */
  readonly ended: Promise<void>;
}

export class KeyChanges {
  private readonly parts: KeyChangesParts;
  private waiting: Waiting | null = null;

  constructor(parts: KeyChangesParts) {
    this.parts = parts;
    // Nobody who has left the machine must find an unfinished change of its keys there.
    parts.session.onBeforeLock(async () => this.giveUp());
  }

  /** What opens the ledger was changed: an entry, so that it can be told later who could open it when. */
  private async tell(how: KeyChange): Promise<void> {
    try {
      await this.parts.session.ledger().internal('log.keys-changed', { how });
    } catch (error) {
      // Locked in the same moment, say. The key is changed, and must not be taken for unchanged.
      this.parts.notice('a request failed', 'log.keys-changed', error);
    }
  }

  get rekeyWaits(): boolean {
    return this.waiting !== null;
  }

  slots() {
    return listSlots(this.folder());
  }

  /** What is amiss with the list of ways to unlock, in words; empty for nothing. */
  get notices(): readonly string[] {
    return this.parts.session.keyNotices;
  }

  /** Whether the keychain that was set up would still open the ledger; no answer is not a no. */
  keychainOpens(): Promise<boolean> {
    return keychainOpens(this.folder(), this.parts.keychain);
  }

  async changePassphrase(secret: UnlockSecret, passphrase: Uint8Array): Promise<void> {
    try {
      await this.with(secret, 'keys.change-passphrase', (folder, unlocked) =>
        changePassphrase(folder, unlocked, passphrase),
      );
    } finally {
      passphrase.fill(0);
    }
  }

  newRecoveryKey(secret: UnlockSecret): Promise<string> {
    return this.with(secret, 'keys.new-recovery-key', (folder, unlocked) => replaceRecoveryKey(folder, unlocked));
  }

  async setKeychain(secret: UnlockSecret): Promise<void> {
    const { keychain } = this.parts;
    await this.with(secret, 'keys.set-keychain', (folder, unlocked) => replaceKeychainSlot(folder, unlocked, keychain));
  }

  removeSlot(secret: UnlockSecret, slot: string): Promise<void> {
    return this.with(secret, 'keys.remove-slot', (folder, unlocked) => removeSlot(folder, unlocked, slot));
  }

  /** Begins a change of the data key. The ledger stays open until the recovery key answered here is confirmed as stored. */
  async beginRekey(passphrase: Uint8Array): Promise<string> {
    const folder = this.folder();
    if (this.waiting !== null) throw new LedgerError('busy', 'A change of the encryption key is under way already.');
    const shown = Promise.withResolvers<string>();
    const answer = Promise.withResolvers<void>();
    // Both may be rejected before anybody waits for them.
    answer.promise.catch(() => undefined);
    const unlocked = await unlockWithPassphrase(folder, Uint8Array.from(passphrase));
    const before = Buffer.from(unlocked.keys[0].key);
    const { keychain, makeCopy, progress } = this.parts;
    const hasKeychain = (await listSlots(folder)).some((slot) => slot.kind === 'keychain');
    const follows = hasKeychain && (await keychain.available()).real;
    const secrets = {
      passphrase,
      keychain: follows ? keychain : undefined,
      drop: hasKeychain && !follows ? (['keychain'] as const) : [],
    };
    const turn = Promise.withResolvers<void>();
    const change = changeDataKey(ledgerLocation(folder).database, folder, unlocked, secrets, makeCopy, {
      step: (name) => {
        const done = (COPY_STEPS as readonly string[]).indexOf(name);
        if (done !== -1) progress({ ...REKEYING, done, state: 'running' });
      },
      confirmRecoveryKey: async (recoveryKey) => {
        shown.resolve(recoveryKey);
        await answer.promise.catch((error: unknown) => {
          before.fill(0);
          throw error;
        });
        await this.closeFor(change, before, turn);
      },
    });
    const ended = change.then(
      () => this.parts.notice('a key was changed', 'keys.rekey-finish'),
      (error: unknown) => {
        shown.reject(error);
        throw error;
      },
    );
    ended.catch(() => undefined);
    this.waiting = {
      confirmed: false,
      confirm: () => answer.resolve(),
      giveUp: () => answer.reject(new LedgerError('cancelled', 'The encryption key was not changed.')),
      ended: ended.then(() => turn.promise),
    };
    this.waiting.ended.catch(() => undefined);
    try {
      return await shown.promise;
    } catch (error) {
      this.waiting = null;
      before.fill(0);
      throw error;
    }
  }

  /** Goes on with the change that waits, or gives it up. Throws what the change throws; the old key is in force then. */
  async finishRekey(stored: boolean): Promise<void> {
    const { waiting } = this;
    if (waiting === null) throw new LedgerError('conflict', 'No change of the encryption key is under way.');
    if (!stored) return this.giveUp();
    waiting.confirmed = true;
    waiting.confirm();
    try {
      await waiting.ended;
      await this.tell('keys.rekey-finish');
    } finally {
      if (this.waiting === waiting) this.waiting = null;
    }
  }

  /** Gives up a change that waits; one that was confirmed goes on to its end. */
  private async giveUp(): Promise<void> {
    const { waiting } = this;
    if (waiting === null || waiting.confirmed) return;
    waiting.giveUp();
    await waiting.ended.catch(() => undefined);
    if (this.waiting === waiting) this.waiting = null;
  }

  /**
   * Resolves once the ledger is closed and locked for the change, which then runs; afterwards the ledger is opened with the new
   * key, or with the old one if the change failed. `turn` settles when it is open again.
   */
  private closeFor(change: Promise<UnlockedKeys>, before: Buffer, turn: PromiseWithResolvers<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const whole = this.parts.session.whileClosed(async (folder) => {
        try {
          const lock = await acquireLock(ledgerLocation(folder).lock, 'a change of the encryption key');
          try {
            resolve();
            const { keys } = await change;
            before.fill(0);
            return { keys: inHand(keys[0].key), answer: undefined };
          } finally {
            await lock.release();
          }
        } catch (error) {
          reject(error);
          return { keys: inHand(before), answer: undefined };
        }
      });
      whole.then(turn.resolve, turn.reject);
    });
  }

  private async with<Answer>(
    secret: UnlockSecret,
    where: KeyChange,
    change: (folder: string, unlocked: UnlockedKeys) => Promise<Answer>,
  ): Promise<Answer> {
    const folder = this.folder();
    const unlocked = await this.unlock(folder, secret);
    try {
      const answer = await change(folder, unlocked);
      this.parts.session.keysChanged();
      this.parts.notice('a key was changed', where);
      await this.tell(where);
      return answer;
    } finally {
      unlocked.wipe();
    }
  }

  private unlock(folder: string, secret: UnlockSecret): Promise<UnlockedKeys> {
    if (secret.with === 'passphrase') return unlockWithPassphrase(folder, secret.passphrase);
    if (secret.with === 'recovery') return unlockWithRecoveryKey(folder, secret.recoveryKey);
    return unlockWithKeychain(folder, this.parts.keychain);
  }

  private folder(): string {
    return ownLedger(this.parts.session);
  }
}

/** The folder of the open ledger. Throws `locked`, and `refused` for the sample company, whose key is kept nowhere. */
export function ownLedger(session: Session): string {
  const folder = session.openFolder;
  if (folder === null) throw new LedgerError('locked', 'The ledger is locked.', { hint: 'Unlock it first.' });
  if (session.isSample)
    throw new LedgerError('refused', 'The sample company has no keys and no backups: it is gone when it is closed.');
  return folder;
}

function inHand(key: Uint8Array): KeysInHand {
  return { keys: [key], settle: async () => {}, wipe: () => void key.fill(0) };
}
