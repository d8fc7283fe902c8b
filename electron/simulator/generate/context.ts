/** What the makers of a generated organization share. */
import type { Partition, SimulatedAccessKey, SimulatedDeviceKind, SimulatedMfaDevice } from '../organization.ts';
import { idText, type Random } from '../random.ts';
import type { Company } from './names.ts';

const HOUR_MS = 3_600_000;

export interface Context {
  random: Random;
  company: Company;
  partition: Partition;
  seed: number;
  /** The instant that ages count back from. */
  now: Date;
  /** Id of the organizational unit under an SCP that denies root everything. */
  lockedUnit: string;
}

/** The instant `hours` before now, as the records write it. */
export function hoursAgo({ now }: Pick<Context, 'now'>, hours: number): string {
  return new Date(now.getTime() - hours * HOUR_MS).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function daysAgo(context: Pick<Context, 'now'>, days: number): string {
  return hoursAgo(context, days * 24);
}

/** A device of that kind, named as people name them, enrolled between a month and four years ago. */
export function deviceOf(context: Context, kind: SimulatedDeviceKind, name?: string): SimulatedMfaDevice {
  const { random } = context;
  const made = {
    virtual: () => 'root-account-mfa-device',
    fido: () => `yubikey-${random.between(1, 40)}`,
    passkey: () => `passkey-${random.between(1, 40)}`,
    'hardware-totp': () => `GAHT${random.between(10_000_000, 99_999_999)}`,
  }[kind];
  return { kind, name: name ?? made(), enrolledAt: daysAgo(context, random.between(30, 1460)) };
}

/** An access key, `usedDays` = when it was last used, `null` = never. */
export function keyOf(context: Context, active: boolean, usedDays: number | null): SimulatedAccessKey {
  const { random } = context;
  const lastUsed =
    usedDays === null
      ? null
      : {
          at: daysAgo(context, usedDays),
          region: random.pick(['us-east-1', 'eu-west-1']),
          service: random.pick(['s3', 'ses', 'iam']),
        };
  return {
    id: `AKIA${idText(`key/${random.next()}`, 16)}`,
    active,
    createdAt: daysAgo(context, random.between(Math.ceil(usedDays ?? 0) + 30, 3000)),
    lastUsed,
  };
}
