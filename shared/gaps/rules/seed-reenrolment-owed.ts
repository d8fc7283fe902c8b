import { deviceName } from '../custody-words.ts';
import { ACCESS_REMOVAL } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { listed } from '../sentence.ts';
import { noPassword } from '../unread.ts';
import { couldStill, knowers } from '../who-still-knows.ts';

export const seedReenrolmentOwed: GapRule = {
  id: 'seed-reenrolment-owed',
  title: 'Somebody without access may have copied the MFA seed',
  severity: 'high',
  about: 'custody',
  why: 'A seed in a vault is a number that can be copied. Whoever could read it may have it on their own phone, and taking them out of the vault changes nothing.',
  whatToDo: () => 'Register a new device first and test it, then remove the old one, whose seed was readable.',
  controls: ACCESS_REMOVAL,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    const known = knowers(ctx, 'seed');
    if (known.people.length === 0) return FINE;
    ctx.custody('devices');
    const devices = listed(known.devices.map((key) => deviceName(ctx.world, key)));
    return gap(`${couldStill(ctx, known, `the seed of ${devices}`, 'have copied')}; it was not enrolled anew since.`, {
      people: known.people,
      refs: known.devices.map((key) => ({ kind: 'device', key })),
      ...(known.left.length === 0 ? { severity: 'medium' as const } : {}),
      ...known.since,
    });
  },
};
