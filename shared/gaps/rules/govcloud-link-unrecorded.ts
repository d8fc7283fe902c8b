import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';

/** The root user of a GovCloud account is kept by the commercial account that it was made from. */
export const govcloudLinkUnrecorded: GapRule = {
  id: 'govcloud-link-unrecorded',
  title: 'GovCloud account without its commercial twin',
  severity: 'medium',
  about: 'custody',
  why: 'A GovCloud account is opened and recovered through the commercial account it belongs to: the root email and password are there. Whoever loses that one has lost both.',
  whatToDo: (finding) =>
    finding.status === 'gap'
      ? 'Add the commercial account to the ledger, with its mailbox, vault, MFA devices and phone.'
      : 'Record which commercial account it is linked to.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    if (ctx.value<string>('aws.partition') !== 'aws-us-gov') return notApplicable('It is not a GovCloud account.');
    const linked = ctx.custody('linkedAccount');
    if (linked === undefined)
      return unknown(
        'not-recorded',
        'Nobody has recorded which commercial account holds the root email and password of this GovCloud account.',
      );
    if (ctx.world.accounts.has(linked)) return FINE;
    return gap(`The commercial account ${linked}, which holds its root email and password, is not in the ledger.`);
  },
};
