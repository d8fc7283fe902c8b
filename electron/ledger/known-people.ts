/** Whom a typed name means, where somebody takes a responsibility by it: people of the ledger alone, by one comparison. */
import { LedgerError } from '../../shared/ipc/result.ts';
import { standingOf } from '../../shared/register/standing.ts';
import { sameName } from '../../shared/text/compare.ts';
import { looksLike } from '../../shared/text/look-alike.ts';
import type { Assessment } from './assessment.ts';
import type { LedgerContext } from './requests/handler.ts';

/** The address of whoever is meant, by any of their addresses or by a name that only one person has; else what was given. */
export function personKnownAs({ world, document }: Assessment, given: string): string {
  const known = world.people.find(given);
  if (known !== undefined) return known.email;
  const called = (document.people ?? []).filter(({ name }) => typeof name === 'string' && sameName(name, given));
  return called.length === 1 ? (called[0]?.email ?? given) : given;
}

/** Could these be one person, by whatever spelling of the address or the name? */
export function couldBe(
  { assessment }: Pick<LedgerContext, 'assessment'>,
  given: string,
  { email, name }: { readonly email: string; readonly name?: string | undefined },
): boolean {
  const who = personKnownAs(assessment, given);
  return email === who || [who, given].some((one) => looksLike(email, one)) || looksLike(name ?? email, given);
}

/**
 * The address of somebody the ledger knows who has not left. `what` they do, for the refusal: `sign`. Throws `refused` for
 * anybody else.
 */
export function knownPerson({ ledger, assessment }: Omit<LedgerContext, 'actor'>, given: string, what: string): string {
  const person = assessment.world.people.find(personKnownAs(assessment, given));
  if (person === undefined)
    throw new LedgerError('refused', `Only somebody the ledger knows can ${what}.`, {
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
  if (standing === 'left') throw new LedgerError('refused', `Whoever has left cannot ${what}.`);
  return person.email;
}
