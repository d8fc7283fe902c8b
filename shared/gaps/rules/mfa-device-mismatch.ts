import { deviceKindsOf } from '../../register/aws-facts.ts';
import type { RuleContext } from '../context.ts';
import { deviceName } from '../custody-words.ts';
import { ASSETS } from '../related-controls.ts';
import { FINE, type Finding, type GapRule, gap, notApplicable } from '../rule.ts';
import { count, listed } from '../sentence.ts';
import { READ_IT } from '../unread.ts';

/**
 * Recorded devices against what AWS lists. The deep audit lists all devices by serial; an ordinary scan lists virtual
 * devices only, so that alone shows a virtual device that nobody recorded. What was never listed is not compared.
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
    const recorded = ctx.account.devices;
    if (recorded == null) return notApplicable('No devices are recorded to compare with.');
    if (ctx.credential('mfa') === 'no')
      return recorded.length === 0
        ? FINE
        : gap(
            `${listed(recorded.map((key) => deviceName(ctx.world, key)))} is recorded, and AWS says that the root user has no MFA.`,
          );
    const audited = ctx.aws('aws.rootDevices');
    if (audited.known) return compareAll(ctx, recorded, audited.value);
    const virtual = ctx.aws('aws.virtualMfa');
    if (!virtual.known) return notApplicable('AWS has not listed the devices.');
    const apps = recorded.filter((key) => (ctx.world.device(key)?.kind ?? 'totp') === 'totp');
    if (virtual.value.length > apps.length)
      return gap(
        `AWS lists ${count(virtual.value.length, 'virtual MFA device')}, and ${apps.length === 0 ? 'none is' : `only ${count(apps.length, 'authenticator')} ${apps.length === 1 ? 'is' : 'are'}`} recorded.`,
      );
    if (virtual.value.length < apps.length)
      return gap(
        `${listed(apps.map((key) => deviceName(ctx.world, key)))} is recorded, and AWS lists ${virtual.value.length === 0 ? 'no virtual MFA device' : `only ${count(virtual.value.length, 'virtual MFA device')}`}.`,
      );
    return FINE;
  },
};

function compareAll(
  ctx: RuleContext,
  recorded: readonly string[],
  listedByAws: readonly { serial: string; kind: Parameters<typeof deviceKindsOf>[0] }[],
): Finding {
  const rest = new Set(recorded);
  const strangers: string[] = [];
  for (const device of listedByAws) {
    const match =
      [...rest].find((key) => ctx.world.device(key)?.serial === device.serial || key === device.serial) ??
      [...rest].find((key) => {
        const known = ctx.world.device(key);
        return !known?.serial && (known?.kind == null || deviceKindsOf(device.kind).includes(known.kind));
      });
    if (match === undefined) strangers.push(device.serial);
    else rest.delete(match);
  }
  const parts: string[] = [];
  if (strangers.length > 0) parts.push(`AWS lists ${listed(strangers)}, which nobody has recorded.`);
  if (rest.size > 0)
    parts.push(
      `${listed([...rest].map((key) => deviceName(ctx.world, key)))} ${rest.size === 1 ? 'is' : 'are'} recorded, and AWS does not list ${rest.size === 1 ? 'it' : 'them'} any more.`,
    );
  return parts.length === 0 ? FINE : gap(parts.join(' '));
}
