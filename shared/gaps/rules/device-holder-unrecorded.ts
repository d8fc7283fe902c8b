import { deviceName } from '../custody-words.ts';
import { ASSETS, NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, notApplicable, unknown } from '../rule.ts';
import { listed } from '../sentence.ts';
import { noPassword } from '../unread.ts';

/** AWS says that MFA is on: some device is somewhere, and somebody has it. */
export const deviceHolderUnrecorded: GapRule = {
  id: 'device-holder-unrecorded',
  title: 'MFA is on and nobody knows who holds it',
  severity: 'high',
  about: 'custody',
  why: 'The second factor exists, so somebody has it: in a drawer, on a phone, in a bag that may leave next month. Without it nobody signs in.',
  whatToDo: () =>
    'Find the device: ask who enrolled it, look into the safe. If it cannot be found, replace it while the mailbox and the phone still work.',
  controls: [...ASSETS, ...NAMED_HOLDERS],
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    if (ctx.credential('mfa') === 'no') return notApplicable('The root user has no MFA.');
    const devices = ctx.custody('devices');
    if (devices === undefined || devices.length === 0)
      return unknown(
        'not-recorded',
        ctx.credential('mfa') === 'yes'
          ? 'AWS says that MFA is on, and nobody has recorded a device or who holds it.'
          : 'Whether there is an MFA device, and who holds it, is not recorded.',
        { coveredBy: 'custody-unrecorded' },
      );
    const loose = devices.filter((key) => {
      ctx.noteChange('device', key, 'holder');
      const device = ctx.world.device(key);
      return !device || (!device.holder && !device.vault && !device.place);
    });
    if (loose.length > 0)
      return unknown(
        'not-recorded',
        `Nobody has recorded who holds ${listed(loose.map((key) => deviceName(ctx.world, key)))} or where it is kept.`,
        {
          refs: loose.map((key) => ({ kind: 'device', key })),
        },
      );
    const places = [...new Set(devices.map((key) => ctx.world.device(key)?.place).filter((place) => place != null))];
    const open = places.filter((key) => {
      const place = ctx.world.place(key);
      return place?.keyholders == null || place.complete === false;
    });
    if (open.length === 0) return FINE;
    return unknown(
      'not-recorded',
      `Not everybody who has a key to ${listed(open)}, where an MFA device is kept, is recorded.`,
      {
        severity: 'medium',
        refs: open.map((key) => ({ kind: 'place', key })),
      },
    );
  },
};
