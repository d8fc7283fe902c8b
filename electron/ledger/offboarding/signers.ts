/** Who may sign a case, and by whose hand: a name that is typed is only a name. */
import { hostname } from 'node:os';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Case, EnteredBy } from '../../../shared/offboarding/index.ts';
import { standingOf } from '../../../shared/register/standing.ts';
import { sameName } from '../../../shared/text/compare.ts';
import { looksLike } from '../../../shared/text/look-alike.ts';
import type { Assessment } from '../assessment.ts';
import type { LedgerContext } from '../requests/handler.ts';

/**
 * The address of whoever signs. Throws `refused` for somebody the ledger does not know, who has left, who leaves by this
 * case, who signed it already, or whose address could be taken for one of theirs.
 */
export function signerOf({ ledger, assessment }: LedgerContext, one: Case, given: string): string {
  const who = personKnownAs(assessment, given);
  const is = (other: string): boolean => other === who || looksLike(other, who) || looksLike(other, given);
  if (one.leavers.some(({ email, name }) => is(email) || looksLike(name, given)))
    throw new LedgerError('refused', 'Whoever leaves cannot sign their own case.');
  if (one.signatures.some(({ by }) => is(by)))
    throw new LedgerError('refused', 'The second signature has to be somebody else’s.');
  const person = assessment.world.people.find(who);
  if (person === undefined)
    throw new LedgerError('refused', 'Only somebody the ledger knows can sign.', {
      hint: 'Give the work email of a person in the ledger, or add them under People first.',
    });
  const subject = ledger.register.get({ kind: 'person', key: person.email });
  const said = (field: string): string | undefined => {
    const value = subject?.value(field);
    return typeof value === 'string' ? value : undefined;
  };
  const standing = standingOf(
    { status: said('status') as 'active' | undefined, lastDay: said('lastDay') },
    ledger.now().getTime(),
  );
  if (standing === 'left') throw new LedgerError('refused', 'Whoever has left cannot sign a case.');
  return person.email;
}

/** Throws `refused` where somebody who leaves by this case would accept a risk in it, by whatever spelling of their name. */
export function refuseLeaver({ assessment }: Pick<LedgerContext, 'assessment'>, one: Case, given: string): void {
  const who = personKnownAs(assessment, given);
  if (
    one.leavers.some(
      ({ email, name }) => email === who || looksLike(email, given) || looksLike(email, who) || looksLike(name, given),
    )
  )
    throw new LedgerError('refused', 'Whoever leaves cannot accept a risk in their own case.', {
      hint: 'Somebody who stays has to decide it.',
    });
}

/** Who enters a signature: known from the computer, not from what was typed. */
export function enteredBy({ ledger, actor }: LedgerContext): EnteredBy {
  return { actor, host: hostname(), session: ledger.session };
}

/** The address of whoever is meant, by any of their addresses or by a name that only one person has; else what was given. */
export function personKnownAs({ world, document }: Assessment, given: string): string {
  const known = world.people.find(given);
  if (known !== undefined) return known.email;
  const called = (document.people ?? []).filter(({ name }) => typeof name === 'string' && sameName(name, given));
  return called.length === 1 ? (called[0]?.email ?? given) : given;
}
