import { RECORD_MISSING } from '../custody-words.ts';
import { ASSETS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { noPassword } from '../unread.ts';

export const phoneIsPersonal: GapRule = {
  id: 'phone-is-personal',
  title: 'The contact phone is somebody’s own',
  severity: 'medium',
  about: 'custody',
  why: 'The number stays with its owner when they leave. Together with the mailbox it gets past MFA, and the company can neither answer it nor take it back.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Change the primary contact phone to a number that the company owns.',
  controls: ASSETS,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    const phone = ctx.custody('phone');
    if (phone === undefined)
      return unknown('not-recorded', 'The contact phone is not recorded.', { coveredBy: 'phone-unrecorded' });
    if (phone === 'none') return notApplicable('There is no contact phone.');
    ctx.noteChange('phone', phone, 'kind');
    const record = ctx.world.phone(phone);
    if (record?.kind == null)
      return record?.holders?.length === 1
        ? unknown('not-recorded', `Whether ${phone} is the company’s number or somebody’s own is not recorded.`, {
            severity: 'low',
          })
        : FINE;
    if (record.kind !== 'personal') return FINE;
    const holders = record.holders ?? [];
    const whose = holders.length > 0 ? `belongs to ${ctx.world.people.names(holders)}` : 'is somebody’s own';
    return gap(`The contact phone ${phone} ${whose}, not to the company.`, {
      people: holders,
      refs: [{ kind: 'phone', key: phone }],
    });
  },
};
