/** Who could play which part: somebody for the password, somebody else for the factor, and a witness who is neither. */
import type { AccountVerdict } from '../custody/verdicts.ts';
import type { LedgerDocument } from '../register/document.ts';
import { standingOf } from '../register/standing.ts';
import { looksLike } from '../text/look-alike.ts';
import type { Drill } from './drill.ts';

export type Roles = Drill['roles'];

/**
 * A proposal for an account; null where nobody recorded fits. Two people for the two halves wherever there are two;
 * people who left, are leaving (at `now`, in milliseconds) or are outsiders are not proposed.
 */
export function rolesFor(verdict: AccountVerdict, document: LedgerDocument, now: number): Roles {
  const stays = new Set(
    (document.people ?? [])
      .filter((person) => standingOf(person, now) === 'active' && !person.outsider && !person.notPerson)
      .map(({ email }) => email),
  );
  const bringing = (part: string): string[] =>
    [
      ...new Set(
        verdict.paths.flatMap(({ needs }) =>
          needs.filter((need) => need.part === part).flatMap(({ people }) => people),
        ),
      ),
    ].filter((person) => stays.has(person));
  const passwords = bringing('password').length > 0 ? bringing('password') : bringing('inbox');
  const factors = bringing('factor');
  const factor = factors.find((person) => !passwords.includes(person)) ?? factors[0] ?? null;
  const password = passwords.find((person) => person !== factor) ?? passwords[0] ?? null;
  const near = [...bringing('inbox'), ...bringing('phone'), ...bringing('central'), ...passwords, ...factors];
  const witness = near.find((person) => person !== password && person !== factor) ?? null;
  return { password, factor, witness };
}

/** One person in two spellings plays both parts all the same. */
const same = (a: string | null, b: string | null): boolean => a !== null && b !== null && looksLike(a, b);

/** What is wrong with a casting, in whole sentences; empty = fine. */
export function castingProblems(roles: Roles): string[] {
  const problems: string[] = [];
  if (roles.password === null) problems.push('Nobody plays the password side.');
  if (roles.factor === null) problems.push('Nobody plays the MFA side.');
  if (roles.witness === null) problems.push('Nobody watches and writes down the result.');
  if (same(roles.password, roles.factor))
    problems.push('One person plays both sides: that rehearses nothing about working together.');
  if (same(roles.witness, roles.password) || same(roles.witness, roles.factor))
    problems.push('The witness plays a side as well.');
  return problems;
}
