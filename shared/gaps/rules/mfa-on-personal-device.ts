import { deviceName, RECORD_MISSING } from '../custody-words.ts';
import { ASSETS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { listed } from '../sentence.ts';
import { noPassword } from '../unread.ts';

/** An authenticator in somebody's hand is on their phone, whether or not anybody has called it personal. */
export const mfaOnPersonalDevice: GapRule = {
  id: 'mfa-on-personal-device',
  title: 'MFA on one person’s phone',
  severity: 'medium',
  about: 'custody',
  why: 'A phone is lost, traded in or leaves with its owner, and takes the second factor along. The CIS benchmark says in so many words not to use a personal device for root.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Register a security key that is kept in a safe, test it, then remove the device on the phone.',
  controls: ASSETS,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    if (ctx.credential('mfa') === 'no') return notApplicable('The root user has no MFA.');
    const devices = ctx.custody('devices');
    if (devices === undefined)
      return unknown('not-recorded', 'Where MFA is kept is not recorded.', { coveredBy: 'device-holder-unrecorded' });
    const personal = devices.filter((key) => {
      ctx.noteChange('device', key, 'holder');
      const device = ctx.world.device(key);
      return (
        device?.personal === true || Boolean(device?.holder && (device.kind === 'totp' || device.kind === 'passkey'))
      );
    });
    if (personal.length === 0) return FINE;
    const holders = personal.map((key) => ctx.world.device(key)?.holder).filter((holder) => holder != null);
    const words = personal.map((key) => {
      const device = ctx.world.device(key);
      const whose = device?.holder ? ` of ${ctx.world.people.name(device.holder)}` : '';
      return `${deviceName(ctx.world, key)}${whose}${device?.personal === true ? ' (a private device)' : ''}`;
    });
    const alone = personal.length === devices.length ? ' No other device is registered.' : '';
    return gap(`MFA is on ${listed(words)}.${alone}`, {
      people: holders,
      refs: personal.map((key) => ({ kind: 'device', key })),
    });
  },
};
