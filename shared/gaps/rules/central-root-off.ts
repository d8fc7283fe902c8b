import { CENTRAL_ROOT } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

/** Judged once per organization, at its management account. */
export const centralRootOff: GapRule = {
  id: 'central-root-off',
  title: 'Central root management is off',
  severity: 'medium',
  about: 'aws',
  why: 'With it on, the management account can remove the root credentials of every member account and let a lost one back in within hours. Without it each account has to be guarded and rescued by itself.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'In the management account, under IAM, Root access management, enable root credentials management; then delete the root credentials of member accounts one by one.',
  controls: CENTRAL_ROOT,
  evaluate(ctx) {
    if (!ctx.isManagement || !ctx.account.organization)
      return notApplicable('Central root management is judged at the management account.');
    const subject = ctx.world.subject('organization', ctx.account.organization);
    ctx.note(subject?.fields.get('centralRoot')?.effective?.provenance.at);
    const state = ctx.organization?.centralRoot;
    if (state === 'yes') return FINE;
    if (state === 'no')
      return gap(
        'Central root management is off: every member account keeps root credentials of its own, or cannot be rescued from here.',
      );
    const cause = subject?.fields.get('centralRoot') ? subject.unknown('centralRoot') : undefined;
    return unread(cause ?? { reason: 'not-scanned' }, 'whether central root management is on');
  },
};
