/** Does each harm to a copy of a ledger, opens it as the command line does, and compares what is answered. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { headsNotedIn } from '../../electron/backup/noted.ts';
import { settleRestore } from '../../electron/backup/restore.ts';
import { unlockWithRecoveryKey } from '../../electron/keys/unlock.ts';
import { connectionErrorOf } from '../../electron/ledger/connection-errors.ts';
import { LedgerHost } from '../../electron/ledger/host.ts';
import { acquireLock } from '../../electron/ledger/instance-lock.ts';
import { ledgerLocation } from '../../electron/ledger/location.ts';
import { databaseOf } from '../../electron/ledger/open.ts';
import { openWithKeys } from '../../electron/ledger/open-with-keys.ts';
import { verifyLedger } from '../../electron/ledger/verify.ts';
import { failureOf } from '../../shared/ipc/result.ts';
import type { Harm } from './corruption.ts';
import { copyOf, type Template } from './ledgers.ts';

export interface HarmOutcome {
  readonly name: string;
  readonly answered: string;
  readonly problems: readonly string[];
}

/** Lock, settle, unlock, open, verify: as every way into the app does. Answers `opens` or the failure. */
async function tryToOpen(folder: string, recoveryKey: string) {
  try {
    const location = ledgerLocation(folder);
    const lock = await acquireLock(location.lock, 'fault');
    try {
      await settleRestore(folder);
      const opened = await openWithKeys(location.database, folder, await unlockWithRecoveryKey(folder, recoveryKey));
      const elsewhere = await headsNotedIn(folder);
      const open = databaseOf(opened.database, opened.witness);
      const host = new LedgerHost(open, undefined, null, undefined, { elsewhere });
      try {
        const [problem] = verifyLedger(host.ledger);
        const people = host.ledger.register.subjects('person').size;
        if (problem === undefined) return { code: 'opens', people, message: '', hint: '' };
        return { code: 'ledger-damaged', people, message: problem, hint: 'verify tells it' };
      } finally {
        host.close();
      }
    } finally {
      await lock.release();
    }
  } catch (error) {
    const { code, message, hint } = failureOf(connectionErrorOf(error) ?? error);
    return { code, people: 0, message, hint: hint ?? '' };
  }
}

export async function corruptionMatrix(
  harms: readonly Harm[],
  template: Template,
  people: number,
): Promise<HarmOutcome[]> {
  const outcomes: HarmOutcome[] = [];
  for (const { name, expected, harm } of harms) {
    const { folder, dispose } = copyOf(template);
    const undo = await harm(folder, template);
    const { code, people: found, message, hint } = await tryToOpen(folder, template.recoveryKey);
    await undo?.();
    const problems = [
      ...((expected as readonly string[]).includes(code) ? [] : [`answered ${code}`]),
      ...(code === 'opens' && found !== people ? [`silent loss: ${found} of ${people} people`] : []),
      ...(code !== 'opens' && message.length === 0 ? ['no message'] : []),
      ...(code !== 'opens' && hint.length === 0 && !/(restore|unlock|install|set up|second copy|key)/i.test(message)
        ? ['no way forward']
        : []),
    ];
    outcomes.push({ name, answered: code, problems });
    rmSync(join(folder, 'ledger.lock'), { force: true });
    dispose();
  }
  return outcomes;
}
