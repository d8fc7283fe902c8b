import { CENTRAL_ROOT } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const organizationFeaturesPartial: GapRule = {
  id: 'organization-features-partial',
  title: 'Organization without all features',
  severity: 'medium',
  about: 'aws',
  why: 'An organization that only shares the bill has no service control policies, no central root management and cannot change a member’s root email: the tools that rescue an account are missing.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Enable all features in AWS Organizations; members that were invited have to agree.',
  controls: CENTRAL_ROOT,
  evaluate(ctx) {
    if (!ctx.isManagement || !ctx.account.organization)
      return notApplicable('The organization is judged at its management account.');
    const subject = ctx.world.subject('organization', ctx.account.organization);
    const features = subject?.value('aws.featureSet');
    ctx.note(subject?.fields.get('aws.featureSet')?.effective?.provenance.at);
    if (features === 'ALL') return FINE;
    if (features === undefined) {
      const cause = subject?.fields.get('aws.featureSet') ? subject.unknown('aws.featureSet') : undefined;
      return unread(cause ?? { reason: 'not-scanned' }, 'whether the organization has all features');
    }
    return gap('The organization has consolidated billing only: policies and central root management cannot be used.');
  },
};
