/** The devices of a deep audit against the record: new, vanished, unrecorded, and what is the same device after all. */
import { expect, test } from 'vitest';
import type { RootDevice, RootDeviceKind } from '../../../shared/register/aws-facts.ts';
import { calm, type Spoilt } from './calm.ts';
import { ACCOUNT, findingOf } from './worlds.ts';

const KEY_ARN = `arn:aws:iam::${ACCOUNT}:u2f/root/desk-1`;
const OTHER_KEY_ARN = `arn:aws:iam::${ACCOUNT}:u2f/root/desk-2`;
const APP_ARN = `arn:aws:iam::${ACCOUNT}:mfa/phone`;
const key = 'security-key-or-passkey';

const listed = (...devices: readonly (readonly [string, RootDeviceKind])[]): readonly RootDevice[] =>
  devices.map(([serial, kind]) => ({ serial, kind, enrolledAt: null }));

/** `devices` as recorded: what of each record differs from the calm account's two security keys. */
function judged(aws: readonly RootDevice[], devices: Record<string, object>): ReturnType<typeof findingOf> {
  const records = Object.fromEntries(
    Object.entries(devices).map(([name, record]) => [`device|${name}`, { key: name, ...record }]),
  );
  const spoilt: Spoilt = {
    aws: { 'aws.rootDevices': aws as never },
    custody: { devices: Object.keys(devices) },
    records: records as never,
  };
  return findingOf('mfa-device-mismatch', calm(spoilt));
}

test.each<[string, readonly RootDevice[], Record<string, object>, string[]]>([
  [
    'a new device beside the recorded one',
    listed([KEY_ARN, key], [APP_ARN, 'virtual']),
    { 'yk-1': { serial: KEY_ARN } },
    [`AWS lists ${APP_ARN}, which nobody has recorded.`],
  ],
  [
    'a recorded device that vanished',
    listed([KEY_ARN, key]),
    { 'yk-1': { serial: KEY_ARN }, 'yk-2': { serial: OTHER_KEY_ARN } },
    ['YubiKey 2 is recorded, and AWS does not list it any more.'],
  ],
  ['all vanished', listed(), { 'yk-1': {}, 'yk-2': {} }, ['YubiKey 1 and YubiKey 2 are recorded', 'any more']],
  [
    'one replaced by another of the same kind',
    listed([OTHER_KEY_ARN, key]),
    { 'yk-1': { serial: KEY_ARN } },
    [`AWS lists ${OTHER_KEY_ARN}, which nobody has recorded.`, 'YubiKey 1 is recorded'],
  ],
  [
    'a hardware token with another serial',
    listed(['GAHT00000002', 'hardware-totp']),
    { token: { kind: 'hardware-totp', label: 'Token', serial: 'GAHT00000001' } },
    ['AWS lists GAHT00000002', 'Token is recorded'],
  ],
  ['devices at AWS and an empty list on record', listed([KEY_ARN, key]), {}, [`AWS lists ${KEY_ARN}`]],
])('%s is a gap', (_, aws, devices, words) => {
  const finding = judged(aws, devices);
  expect(finding).toMatchObject({ status: 'gap' });
  for (const part of words) expect((finding as { reason: string }).reason).toContain(part);
});

test.each<[string, readonly RootDevice[], Record<string, object>]>([
  [
    'the same serials',
    listed([OTHER_KEY_ARN, key], [KEY_ARN, key]),
    { a: { serial: KEY_ARN }, b: { serial: OTHER_KEY_ARN } },
  ],
  // AWS names a security key by ARN; people record what is printed on it. The two can never be equal.
  ['the serial printed on a security key', listed([KEY_ARN, key]), { 'yk-1': { serial: '19 442 107' } }],
  [
    'a serial typed otherwise',
    listed(['GAHT77120345', 'hardware-totp']),
    { t: { kind: 'hardware-totp', serial: 'gaht 7712 0345' } },
  ],
  // A device of unrecorded kind fits any: it must not take the place of one that fits only here.
  ['a device of unrecorded kind', listed([KEY_ARN, key], [APP_ARN, 'virtual']), { any: {}, 'yk-1': {} }],
  ['a device whose serial is its name', listed([KEY_ARN, key], [APP_ARN, 'virtual']), { [APP_ARN]: {}, 'yk-1': {} }],
])('%s: the record agrees', (_, aws, devices) => {
  expect(judged(aws, devices)).toEqual({ status: 'fine' });
});

test('with nothing recorded there is nothing to compare, and the devices themselves are what is missing', () => {
  const spoilt = calm({ aws: { 'aws.rootDevices': listed([KEY_ARN, key]) as never }, custody: { devices: null } });
  expect(findingOf('mfa-device-mismatch', spoilt)).toMatchObject({ status: 'not-applicable' });
  expect(findingOf('device-holder-unrecorded', spoilt)).toMatchObject({ status: 'unknown', cause: 'not-recorded' });
});
