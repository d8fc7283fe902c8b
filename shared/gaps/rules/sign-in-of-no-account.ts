import { PERIODIC_REVIEW } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { listed } from '../sentence.ts';
import { signInsOf } from '../sign-ins.ts';

/** How many are named before the rest is counted. */
const NAMED = 5;

export const signInOfNoAccount: GapRule = {
  id: 'sign-in-of-no-account',
  title: 'A vault opens an account that nobody wrote down',
  severity: 'medium',
  about: 'custody',
  why: 'A root sign-in to AWS that fits none of the accounts belongs to a forgotten account, to another company’s, or to nothing any more. A forgotten account is in nobody’s offboarding, and its bills and its keys go on.',
  whatToDo: () =>
    'Find out which account it opens. Import that account, or add its root email; if it is no root user of the company’s, say what it is on the page of the vault.',
  controls: PERIODIC_REVIEW,
  evaluate(ctx) {
    const { told, found } = signInsOf(ctx.world, ctx.account.id);
    if (!told) return notApplicable('It is told at another account.');
    if (found.length === 0) return FINE;
    const names = found
      .slice(0, NAMED)
      .map(({ item, email, vault }) => `“${item}”${email ? ` (${email})` : ''} in ${ctx.world.vaultName(vault)}`);
    const more = found.length - names.length;
    if (more > 0) names.push(`${more} more`);
    const one = found.length === 1;
    return gap(`${one ? 'A root sign-in fits' : 'Root sign-ins fit'} no account of the ledger: ${listed(names)}.`, {
      refs: [...new Set(found.map(({ vault }) => vault))].map((key) => ({ kind: 'vault', key })),
    });
  },
};
