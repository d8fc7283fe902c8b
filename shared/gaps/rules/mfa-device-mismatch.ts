import { deviceKindsOf, type RootDevice } from '../../register/aws-facts.ts';
import type { DeviceRecord } from '../../register/document.ts';
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

function compareAll(ctx: RuleContext, recorded: readonly string[], listedByAws: readonly RootDevice[]): Finding {
  const rest = new Set(recorded);
  let strangers = listedByAws;
  // From the surest to the loosest: a device that fits any must not take the place of one that fits only here.
  for (const fits of [sameSerial, sameKind, kindUnrecorded])
    strangers = strangers.filter((device) => {
      const match = [...rest].find((key) => fits(ctx.world.device(key), key, device));
      return match === undefined || !rest.delete(match);
    });
  const parts: string[] = [];
  if (strangers.length > 0)
    parts.push(`AWS lists ${listed(strangers.map(({ serial }) => serial))}, which nobody has recorded.`);
  if (rest.size > 0)
    parts.push(
      `${listed([...rest].map((key) => deviceName(ctx.world, key)))} ${rest.size === 1 ? 'is' : 'are'} recorded, and AWS does not list ${rest.size === 1 ? 'it' : 'them'} any more.`,
    );
  return parts.length === 0 ? FINE : gap(parts.join(' '));
}

type Fits = (record: DeviceRecord | undefined, key: string, device: RootDevice) => boolean;

const sameSerial: Fits = (record, key, device) =>
  [record?.serial, key].some((serial) => serial != null && plain(serial) === plain(device.serial));

const sameKind: Fits = (record, key, device) =>
  record?.kind != null && deviceKindsOf(device.kind).includes(record.kind) && !contradicts(record, key, device);

const kindUnrecorded: Fits = (record, key, device) => record?.kind == null && !contradicts(record, key, device);

/**
 * Are both serials of one sort and different? AWS names virtual devices and security keys by ARN; what is printed on a
 * security key can never equal that, and says nothing.
 */
function contradicts(record: DeviceRecord | undefined, key: string, device: RootDevice): boolean {
  const serial = record?.serial || (isArn(key) ? key : undefined);
  return serial !== undefined && isArn(serial) === isArn(device.serial);
}

const isArn = (serial: string): boolean => serial.startsWith('arn:');

/** As AWS writes it: people type spaces and small letters. Names in ARNs tell small letters from capitals. */
const plain = (serial: string): string => (isArn(serial) ? serial : serial.replace(/[\s-]/g, '').toUpperCase());
