import { agrees, listedDevices } from '../../custody/listed-devices.ts';
import { deviceName } from '../custody-words.ts';
import { ASSETS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { count, day, listed } from '../sentence.ts';
import { READ_IT } from '../unread.ts';

/**
 * Recorded devices against what AWS lists, as the custody engine holds them against each other. The deep audit lists all
 * devices by serial; an ordinary scan lists virtual devices only. What was never listed is not compared.
 */
export const mfaDeviceMismatch: GapRule = {
  id: 'mfa-device-mismatch',
  title: 'AWS has other MFA devices than the record',
  severity: 'medium',
  about: 'aws',
  why: 'A device that nobody recorded is in somebody’s hands, and one that is recorded but gone from AWS will not let anybody in.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Ask who registered or removed the device; then correct the record or the devices at AWS.',
  controls: ASSETS,
  evaluate(ctx) {
    const { account, world } = ctx;
    const recorded = account.devices;
    if (recorded == null) return notApplicable('No devices are recorded to compare with.');
    const names = (keys: readonly string[]): string => listed(keys.map((key) => deviceName(world, key)));
    if (ctx.credential('mfa') === 'no')
      return recorded.length === 0
        ? FINE
        : gap(`${names(recorded)} is recorded, and AWS says that the root user has no MFA.`);
    // Read for their dates: nothing is fine on the strength of a list that is too old.
    const audited = ctx.aws('aws.rootDevices').known;
    const scanned = ctx.aws('aws.virtualMfa').known;
    const found = listedDevices(account, (key) => world.device(key), world.nowMs);
    if (found === null || !(audited || scanned)) return notApplicable('AWS has not listed the devices.');
    if (agrees(found)) return FINE;
    const { gone, unsure, enrolledAnew, strangers } = found;
    const parts: string[] = [];
    if (strangers.length > 0)
      parts.push(`AWS lists ${listed(strangers.map(({ serial }) => serial))}, which nobody has recorded.`);
    if (gone.length > 0)
      parts.push(
        `${names(gone)} ${gone.length === 1 ? 'is' : 'are'} recorded, and AWS does not list ${gone.length === 1 ? 'it' : 'them'} any more.`,
      );
    if (unsure.length > 0) {
      const still = unsure.filter((key) => found.serials.has(key)).length;
      parts.push(`${names(unsure)} are recorded, and AWS lists only ${count(still, 'such device')}.`);
    }
    for (const { key, at } of enrolledAnew)
      parts.push(`${deviceName(world, key)} was enrolled anew on ${day(at)}, after what the record says of it.`);
    return gap(parts.join(' '));
  },
};
