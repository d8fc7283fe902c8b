/** Findings that many rules share: a fact that is unknown, and an account without the credential in question. */
import type { Unknown } from '../register/facts.ts';
import type { RuleContext } from './context.ts';
import { type Finding, notApplicable, type UnknownFinding, unknown } from './rule.ts';
import { because, capital } from './sentence.ts';

/** `what` is a noun phrase: "whether the root user has MFA". */
export function unread(
  cause: Unknown,
  what: string,
  more: Omit<UnknownFinding, 'status' | 'cause' | 'reason'> = {},
): Finding {
  return unknown(cause.reason, `${capital(what)} is unknown: ${because(cause.reason)}.`, more);
}

/**
 * Why a rule about signing in as root does not concern the account: AWS says that there is no root password.
 * `undefined` where there is one, and where nobody knows: then the rule applies.
 */
export function noPassword(ctx: RuleContext): Finding | undefined {
  return ctx.credential('password') === 'no'
    ? notApplicable('The root user has no password, so nobody signs in with one.')
    : undefined;
}

/** Advice for whatever is unknown about AWS. */
export const READ_IT =
  'Scan again with a role that may read it; “What we check” names the permission that each check needs.';

/** Of a busy root user only the latest events are read: what is not among them may have been before. */
export const OLDER_UNREAD =
  'The root user does more than is read of it: none was among the latest events, and nobody knows of the older ones.';
