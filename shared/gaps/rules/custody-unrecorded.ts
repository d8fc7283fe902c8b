import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, unknown } from '../rule.ts';

const STATEMENTS = ['inbox', 'vaults', 'devices', 'phone', 'accessKeyHolders'] as const;

/** AWS lists the account and nobody has said a word about it. */
export const custodyUnrecorded: GapRule = {
  id: 'custody-unrecorded',
  title: 'Nothing recorded about who can get in',
  severity: 'high',
  about: 'custody',
  why: 'The account exists, and the company does not know who could open it or who would be needed to rescue it. When somebody leaves, nobody can tell whether this account goes with them.',
  whatToDo: () =>
    'Find the owner of the account, then record its root mailbox, vault, MFA devices and phone; several accounts can be assigned in one step.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    if (STATEMENTS.some((field) => ctx.custody(field) !== undefined)) return FINE;
    const bare = ctx.isMember && ctx.credential('password') === 'no' && ctx.credential('accessKeys') === 'no';
    return unknown(
      'not-recorded',
      bare
        ? 'The root user has no credentials, and nobody has recorded who reads its mailbox.'
        : 'Nobody has recorded who reads the root mail, where the password is, who holds MFA or who answers the phone.',
      bare ? { severity: 'low' } : {},
    );
  },
};
