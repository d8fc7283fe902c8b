import { deviceName, RECORD_MISSING } from '../custody-words.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { noPassword } from '../unread.ts';

/** AWS allows this many. */
const MOST_DEVICES = 8;

export const oneMfaDevice: GapRule = {
  id: 'one-mfa-device',
  title: 'Only one MFA device',
  severity: 'medium',
  about: 'custody',
  why: 'One device that breaks, is lost or leaves with its holder, and nobody signs in as root any more. AWS allows eight and advises to have several.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : `Register a second device, kept elsewhere by somebody else. AWS allows ${MOST_DEVICES}.`,
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    if (ctx.credential('mfa') === 'no') return notApplicable('The root user has no MFA.');
    const audited = ctx.aws('aws.rootDevices');
    if (audited.known && audited.value.length > 1) return FINE;
    const devices = ctx.custody('devices');
    if (!audited.known && (devices === undefined || devices.length === 0))
      return unknown('not-recorded', 'How many MFA devices there are is not recorded.', {
        coveredBy: 'device-holder-unrecorded',
      });
    if (!audited.known && (devices?.length ?? 0) > 1) return FINE;
    if (!audited.known && ctx.account.devicesComplete === false)
      return unknown('not-recorded', 'One MFA device is recorded, and the list is not complete.');
    const only = devices?.[0];
    const holder = only === undefined ? undefined : ctx.world.device(only)?.holder;
    const whose = holder ? `, held by ${ctx.world.people.name(holder)}` : '';
    return gap(
      only === undefined
        ? 'The root user has a single MFA device.'
        : `The only MFA device is ${deviceName(ctx.world, only)}${whose}.`,
      { people: holder ? [holder] : [] },
    );
  },
};
