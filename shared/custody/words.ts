/** Verdicts in sentences: plain, exact, people by their names, and nothing claimed that is unknown. */
import type { CustodyModel } from './model.ts';
import {
  type AccountVerdict,
  type CompanyVerdict,
  type LeaverSideVerdict,
  type LeaverVerdict,
  type PathKind,
  UNKNOWN_PERSON,
  type Witness,
} from './verdicts.ts';

/** The name of a person, by email; somebody whom the ledger does not name is "somebody unknown". */
export function nameOf(model: CustodyModel, email: string): string {
  if (email === UNKNOWN_PERSON) return 'somebody unknown';
  return model.people.names[model.people.find(email)] ?? email;
}

/** "Alice", "Alice and Bob", "Alice, Bob and 3 more". */
export function names(model: CustodyModel, emails: readonly string[], most = 3): string {
  const all = emails.map((email) => nameOf(model, email));
  if (all.length === 0) return 'nobody';
  if (all.length === 1) return all[0] as string;
  if (all.length > most) {
    const shown = all.slice(0, most - 1);
    return `${shown.join(', ')} and ${all.length - shown.length} more`;
  }
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

const PATH_NAMES: Readonly<Record<PathKind, string>> = {
  password: 'signing in',
  reset: 'resetting the password',
  recovery: 'inbox and phone',
  key: 'a root access key',
  central: 'central root access',
};

/** A path in a few words: "inbox and phone". */
export function pathName(path: PathKind): string {
  return PATH_NAMES[path];
}

/** Who brings what on a witness's path. Empty when the witness names no path. */
function witnessSentence(model: CustodyModel, witness: Witness): string {
  if (witness.missing) return `Not known: ${witness.missing}.`;
  const [first, second] = witness.people;
  if (!witness.path || first === undefined) return '';
  const a = capital(nameOf(model, first));
  const b = second === undefined ? null : nameOf(model, second);
  switch (witness.path) {
    case 'password':
      return b
        ? `${a} can read the password, and ${b} has the second factor.`
        : `${a} can read the password and needs nobody else.`;
    case 'reset':
      return b
        ? `${a} receives the reset mail, and ${b} has the second factor.`
        : `${a} receives the reset mail and needs nobody else.`;
    case 'recovery':
      return b
        ? `${a} receives the reset mail, and ${b} answers the phone.`
        : `${a} receives the reset mail and answers the phone.`;
    case 'key':
      return `${a} holds a root access key, which needs no second factor.`;
    case 'central':
      return `${a} controls the organization and can open the account centrally.`;
  }
}

/** What leavers keep open, told about them: "Alice still knows the password and has the second factor". */
function keptSentence(model: CustodyModel, witness: Witness, leavers: readonly string[]): string {
  const [first, second] = witness.people;
  if (!witness.path || first === undefined) return '';
  const gone = (email: string): boolean =>
    leavers.some((leaver) => model.people.find(leaver) === model.people.find(email));
  const does = (email: string, kept: string, today: string): string =>
    `${nameOf(model, email)} ${gone(email) ? kept : today}`;
  const factor = (email: string): string => does(email, 'still has the second factor', 'has the second factor');
  const both = (one: string, kept: string, today: string, other: (email: string) => string): string =>
    `${capital(does(one, kept, today))}${second === undefined ? ' and needs nobody else' : `, and ${other(second)}`}.`;
  switch (witness.path) {
    case 'password':
      return both(first, 'still knows the password', 'can read the password', factor);
    case 'reset':
      return both(first, 'still owns the root mailbox', 'receives the reset mail', factor);
    case 'recovery':
      return second === undefined
        ? `${capital(does(first, 'still owns the root mailbox and the phone', 'receives the reset mail and answers the phone'))}.`
        : both(first, 'still owns the root mailbox', 'receives the reset mail', (email) =>
            does(email, 'still has the phone', 'answers the phone'),
          );
    case 'key':
      return `${capital(does(first, 'still holds a root access key', 'holds a root access key'))}, which needs no second factor.`;
    case 'central':
      return `${capital(nameOf(model, first))} controls the organization.`;
  }
}

const COMPANY: Readonly<Record<CompanyVerdict, string>> = {
  unreachable: 'Nobody can get in today, with or without them.',
  lost: 'Without them, nobody gets in.',
  fragile: 'Somebody still gets in, but fewer people than the policy asks for stand between you and a lock-out.',
  fine: 'Others still get in.',
  unknown: 'Whether others still get in is not known.',
};

const LEAVER: Readonly<Record<LeaverSideVerdict, string>> = {
  'still-in': 'What they keep still opens the account.',
  'in-with-help': 'What they keep opens the account together with one colleague who could not get in alone.',
  out: 'Nothing they keep opens the account.',
  unknown: 'Whether what they keep opens the account is not known.',
};

/** Both sides of a what-if verdict, each with its reason. */
export function leaverSentences(
  model: CustodyModel,
  verdict: LeaverVerdict,
  leavers: readonly string[],
): { readonly company: string; readonly leaver: string } {
  const company = witnessSentence(model, verdict.companyWitness);
  const kept = verdict.leaverWitness.missing
    ? witnessSentence(model, verdict.leaverWitness)
    : keptSentence(model, verdict.leaverWitness, leavers);
  const today = verdict.company === 'lost' && company ? `Today: ${company}` : company;
  return { company: join(COMPANY[verdict.company], today), leaver: join(LEAVER[verdict.leaver], kept) };
}

/** How many people stand between the company and a lock-out. */
export function busFactorSentence(model: CustodyModel, verdict: AccountVerdict): string {
  const { busFactor, witness } = verdict;
  if (busFactor === 'unknown') {
    const [least] = verdict.busFactorRange;
    return join(
      `How many people must be absent before nobody gets in is not known; it is at least ${least}.`,
      witnessSentence(model, witness.busFactor),
    );
  }
  if (busFactor === 0) return 'Nobody can get in by an intended way today.';
  const people = names(model, witness.busFactor.people);
  if (busFactor === 1) return `If ${people} is absent, nobody gets in by an intended way.`;
  return `If ${busFactor} people are absent, nobody gets in by an intended way: ${people}.`;
}

/** How few people are enough to break in. */
export function breakInSentence(model: CustodyModel, verdict: AccountVerdict): string {
  const { breakIn, witness } = verdict;
  if (breakIn === 'unknown') {
    return join('How many people are enough to break in is not known.', witnessSentence(model, witness.breakIn));
  }
  if (breakIn === null) return 'Nobody can break in with what is recorded.';
  const path = witness.breakIn.path ? ` by ${pathName(witness.breakIn.path)}` : '';
  const people = names(model, witness.breakIn.people);
  if (breakIn === 1) return `One person alone is enough: ${people}${path}.`;
  return `${breakIn} people together are enough, for example ${people}${path}.`;
}

/** The best way back and how long it takes. */
export function recoverySentence(model: CustodyModel, verdict: AccountVerdict): string {
  const { recovery } = verdict;
  const who = recovery.people.length > 0 ? ` (${names(model, recovery.people)})` : '';
  const known =
    recovery.way === 'none' ? recovery.assumption : `Way back in ${recovery.duration}${who}. ${recovery.assumption}`;
  return join(known, recovery.missing ? `A quicker way may be open. Not known: ${recovery.missing}.` : '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function join(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
