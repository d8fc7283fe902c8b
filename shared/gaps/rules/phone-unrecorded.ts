import { RECORD_IT } from '../custody-words.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';
import { noPassword } from '../unread.ts';

export const phoneUnrecorded: GapRule = {
  id: 'phone-unrecorded',
  title: 'Who answers the contact phone is not known',
  severity: 'medium',
  about: 'custody',
  why: 'Root mailbox and contact phone together get past MFA. The phone is the way back after a loss, and a way in for whoever has kept the number.',
  whatToDo: (finding) =>
    finding.status === 'gap'
      ? 'Set a company number as the primary contact phone and record who answers it.'
      : `${RECORD_IT} AWS shows the number in the account’s contact information.`,
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    const phone = ctx.custody('phone');
    if (phone === undefined)
      return unknown('not-recorded', 'Nobody has recorded the contact phone or who answers it.', {
        coveredBy: 'custody-unrecorded',
      });
    if (phone === 'none')
      return gap('The account has no contact phone: MFA that is lost cannot be replaced by a call.');
    ctx.noteChange('phone', phone, 'holders');
    const record = ctx.world.phone(phone);
    if (record?.holders != null && record.complete !== false)
      return record.holders.length > 0 ? FINE : gap(`Nobody answers the contact phone ${phone}.`);
    const words = record?.holders == null ? 'Nobody has recorded who answers' : 'Not everybody who answers';
    return unknown(
      'not-recorded',
      record?.holders == null
        ? `${words} the contact phone ${phone}.`
        : `${words} the contact phone ${phone} is recorded.`,
      { refs: [{ kind: 'phone', key: phone }] },
    );
  },
};
