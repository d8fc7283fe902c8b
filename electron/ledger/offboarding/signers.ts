/** Who may sign a case, and by whose hand: a name that is typed is only a name. */
import { hostname } from 'node:os';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Case, EnteredBy } from '../../../shared/offboarding/index.ts';
import { couldBe, knownPerson } from '../known-people.ts';
import type { LedgerContext } from '../requests/handler.ts';

/**
 * The address of whoever signs. Throws `refused` for somebody the ledger does not know, who has left, who leaves by this
 * case, who signed it already, or whose address could be taken for one of theirs.
 */
export function signerOf(context: LedgerContext, one: Case, given: string): string {
  if (one.leavers.some((leaver) => couldBe(context, given, leaver)))
    throw new LedgerError('refused', 'Whoever leaves cannot sign their own case.');
  if (one.signatures.some(({ by }) => couldBe(context, given, { email: by })))
    throw new LedgerError('refused', 'The second signature has to be somebody else’s.');
  return knownPerson(context, given, 'sign a case');
}

/**
 * The address of whoever accepts a risk in a case. Throws `refused` for somebody the ledger does not know or who has left, and
 * for those who leave by this case, by whatever spelling of their name.
 */
export function accepterOf(context: LedgerContext, one: Case, given: string): string {
  if (one.leavers.some((leaver) => couldBe(context, given, leaver)))
    throw new LedgerError('refused', 'Whoever leaves cannot accept a risk in their own case.', {
      hint: 'Somebody who stays has to decide it.',
    });
  return knownPerson(context, given, 'accept a risk');
}

/** Who enters a signature: known from the computer, not from what was typed. */
export function enteredBy({ ledger, actor }: LedgerContext): EnteredBy {
  return { actor, host: hostname(), session: ledger.session };
}
