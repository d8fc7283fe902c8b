/** What opens the ledger was changed: an entry that tells it, and what it settles of the cases that wait for it. */
import {
  ENDED_BY,
  type KeyChange,
  openItems,
  progressFact,
  progressOf,
  type StepProgress,
} from '../../../shared/offboarding/index.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { tellTakenOut } from '../taken-out.ts';
import { openCases } from './cases.ts';
import { by } from './opening.ts';
import { REVIEWER } from './review.ts';

/** In the log, in words. */
const WORDS: Readonly<Record<KeyChange, string>> = {
  'keys.change-passphrase': 'Changed the passphrase of the ledger',
  'keys.new-recovery-key': 'Made a new recovery key: the old one opens the ledger no more',
  'keys.set-keychain': 'Set up the keychain of this computer to open the ledger',
  'keys.remove-slot': 'Took away a way to open the ledger',
  'keys.rekey-finish': 'Encrypted the ledger anew under another key: old secrets open old copies alone',
};

/** Write the entry, and tick what it settles in every open case. Answers the number of the entry. */
export function tellKeysChanged(context: LedgerContext, { how }: { readonly how: KeyChange }): number {
  const seq = tellTakenOut(context, { what: 'keys', title: WORDS[how], detail: { how } });
  const { ledger } = context;
  for (const one of openCases(ledger)) {
    const updates = one.steps.flatMap((step): StepProgress[] => {
      const before = progressOf(one, step.id);
      if (step.kind !== 'ledger-keys' || before.state !== 'open') return [];
      const open = openItems(one, step).map(({ key }) => key);
      const ended = open.filter((key) => (ENDED_BY[how] as readonly string[]).includes(key));
      if (ended.length === 0) return [];
      const whole = ended.length === open.length;
      return [
        {
          ...before,
          state: whole ? 'done' : 'open',
          doneItems: whole ? [] : [...before.doneItems, ...ended],
          // What was only said of the other things is no more than said of the whole.
          how: before.doneItems.length === 0 || before.how === 'observed' ? 'observed' : 'declared',
          by: REVIEWER,
          reopened: null,
        },
      ];
    });
    if (updates.length === 0) continue;
    const title = `${one.id}: entry ${seq} shows what opens the ledger changed`;
    ledger.change({ actor: REVIEWER, action: 'observe', title }, (draft) => {
      for (const progress of updates)
        draft.put(
          progressFact(
            one.id,
            { ...progress, at: draft.at },
            { ...by(one.id, draft.at, REVIEWER), source: `log:${seq}` },
          ),
        );
    });
  }
  return seq;
}
