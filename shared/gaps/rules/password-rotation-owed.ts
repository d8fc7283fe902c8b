import { ACCESS_REMOVAL } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { noPassword } from '../unread.ts';
import { couldStill, knowers } from '../who-still-knows.ts';

export const passwordRotationOwed: GapRule = {
  id: 'password-rotation-owed',
  title: 'Somebody without access may still know the password',
  severity: 'high',
  about: 'custody',
  why: 'Taking somebody out of the vault does not make them forget. Until the password is changed, everybody who could read it since the last change still counts.',
  whatToDo: () =>
    'First make sure that the mailbox and MFA are out of their reach, then set a new root password, store it in the vault and record the date.',
  controls: ACCESS_REMOVAL,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    const known = knowers(ctx, 'password');
    if (known.people.length === 0) return FINE;
    const rotated = ctx.custody('passwordRotatedAt');
    return gap(
      `${couldStill(ctx, known, 'this password', 'read')}; ${
        rotated === undefined
          ? 'nobody has recorded that it was ever changed'
          : 'it was last changed before they lost access'
      }.`,
      { people: known.people, ...(known.left.length === 0 ? { severity: 'medium' as const } : {}), ...known.since },
    );
  },
};
