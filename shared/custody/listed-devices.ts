/**
 * The MFA devices that a record names, held against those that AWS lists.
 *
 * What AWS lists counts as it last listed it. A device that it lists and nobody recorded is in somebody's hands, and one that
 * is recorded and no longer listed lets nobody in: so only devices that both name count, and wherever the two differ somebody
 * unknown may hold one. What AWS never listed (hardware, before a deep audit) and what was enrolled after it was asked is not
 * contradicted by its silence. Source: docs/custody.md, "Which statement counts".
 */
import { deviceKindsOf, type RootDevice, type RootVirtualDevice } from '../register/aws-facts.ts';
import type { AccountRecord, DeviceRecord } from '../register/document.ts';
import { instantMs } from './instants.ts';

/** How the record of an account and AWS' lists of its devices agree. Keys are those of the account's own list. */
export interface ListedDevices {
  /** Recorded, and either listed too or not contradicted. These count. */
  readonly counted: readonly string[];
  /** Recorded, and not listed any more. */
  readonly gone: readonly string[];
  /** Recorded, and listed fewer times than recorded: nobody can tell which of them is gone. */
  readonly unsure: readonly string[];
  /** Recorded, and listed as enrolled later than recorded: what the record says was before. */
  readonly enrolledAnew: readonly { readonly key: string; readonly at: string }[];
  /** Listed, and recorded by nobody. */
  readonly strangers: readonly RootDevice[];
  /** The serial under which AWS lists each recorded device that was found there. */
  readonly serials: ReadonlyMap<string, string>;
}

type DevicesOf = Pick<AccountRecord, 'id' | 'devices'> & { readonly aws?: unknown };

/** What AWS lists, as the document holds it beside the instants (ISO 8601) at which it was last asked. */
interface AwsLists {
  readonly rootDevices?: readonly RootDevice[] | null;
  readonly virtualMfa?: readonly RootVirtualDevice[] | null;
  readonly listedAt?: { readonly rootDevices?: string; readonly virtualMfa?: string };
}

/** Clocks and time zones: an enrolment is recorded on the day, or on the next. */
const SAME_ENROLMENT_MS = 2 * 86_400_000;

/**
 * Null where AWS has listed no devices of the account: then the record alone says what there is. `now` in milliseconds.
 */
export function listedDevices(
  account: DevicesOf,
  find: (key: string) => DeviceRecord | undefined,
  now: number,
): ListedDevices | null {
  const { rootDevices, virtualMfa, listedAt } = (account.aws ?? {}) as AwsLists;
  if (!rootDevices && !virtualMfa) return null;
  const others = rootDevices?.filter(({ kind }) => kind !== 'virtual') ?? [];
  const othersAt = instantMs(listedAt?.rootDevices);
  const { devices: virtual, at: virtualAt } = virtualListed(
    { devices: rootDevices?.filter(({ kind }) => kind === 'virtual'), at: othersAt },
    { devices: virtualMfa?.map(asVirtual), at: instantMs(listedAt?.virtualMfa) },
  );

  const recorded = (account.devices ?? []).map((key): Recorded => {
    const record = find(key);
    const isVirtual = record?.kind == null ? null : record.kind === 'totp';
    const askedAt = isVirtual === null ? later(virtualAt, othersAt) : isVirtual ? virtualAt : othersAt;
    const enrolledAt = instantMs(record?.enrolledAt);
    return {
      key,
      account: account.id,
      record,
      enrolledAt,
      // Only a deep audit lists what is not virtual, and a device of unrecorded kind may be that.
      asked: isVirtual === true || rootDevices != null,
      // Nobody has enrolled anything in the time to come: such a date says nothing.
      isLater: askedAt !== null && enrolledAt !== null && enrolledAt > askedAt && enrolledAt <= now,
    };
  });
  const matched = new Map<Recorded, RootDevice>();
  let strangers: readonly RootDevice[] = [...virtual, ...others];
  // From the surest to the loosest: a device that fits any must not take the place of one that fits only here.
  for (const fits of [sameSerial, sameKind, kindUnrecorded])
    strangers = strangers.filter((device) => {
      const match = recorded.find((one) => !matched.has(one) && fits(one, device));
      if (match !== undefined) matched.set(match, device);
      return match === undefined;
    });

  const gone = new Set(recorded.filter((one) => !matched.has(one) && one.asked && !one.isLater));
  // Which one went, where two are recorded that are the same to AWS and it lists one?
  const unsure = new Set<Recorded>();
  for (const [one, device] of matched)
    for (const other of sameSerial(one, device) ? [] : gone)
      if (sameKind(other, device) || kindUnrecorded(other, device)) unsure.add(one).add(other);
  const anew = [...matched].filter(([one, device]) => device.kind === 'virtual' && isEnrolledAfter(one, device));
  const out = new Set([...gone, ...unsure, ...anew.map(([one]) => one)]);
  const keys = (of: (one: Recorded) => boolean): string[] => recorded.filter(of).map(({ key }) => key);
  return {
    counted: keys((one) => !out.has(one)),
    gone: keys((one) => gone.has(one) && !unsure.has(one)),
    unsure: keys((one) => unsure.has(one)),
    enrolledAnew: anew.map(([{ key }, { enrolledAt }]) => ({ key, at: enrolledAt as string })),
    strangers,
    serials: new Map([...matched].map(([{ key }, { serial }]) => [key, serial])),
  };
}

/**
 * The account once this device of it is removed at AWS, or enrolled anew there: AWS lists it no more as it did. What else AWS
 * lists stays. The account itself where AWS does not list the device.
 */
export function unlisted<T extends DevicesOf>(
  account: T,
  device: string,
  find: (key: string) => DeviceRecord | undefined,
  now: number,
): T {
  const gone = listedDevices(account, find, now)?.serials.get(device);
  if (gone === undefined) return account;
  const { rootDevices, virtualMfa, ...rest } = account.aws as AwsLists;
  const without = <D extends { readonly serial: string }>(list: readonly D[] | null | undefined) =>
    list?.filter(({ serial }) => serial !== gone);
  const [root, virtual] = [without(rootDevices), without(virtualMfa)];
  return {
    ...account,
    aws: { ...rest, ...(root ? { rootDevices: root } : {}), ...(virtual ? { virtualMfa: virtual } : {}) },
  };
}

/** Virtual devices by the later of AWS' two lists; by both where they are of one time, so that none is missed. */
function virtualListed(
  audited: VirtualList,
  scanned: VirtualList,
): { devices: readonly RootDevice[]; at: number | null } {
  const [older, newer] = (audited.at ?? 0) > (scanned.at ?? 0) ? [scanned, audited] : [audited, scanned];
  if (!older.devices || !newer.devices)
    return { ...(newer.devices ? newer : older), devices: newer.devices ?? older.devices ?? [] };
  if (older.at !== newer.at) return { devices: newer.devices, at: newer.at };
  const serials = new Set(newer.devices.map(({ serial }) => serial));
  return { devices: [...newer.devices, ...older.devices.filter(({ serial }) => !serials.has(serial))], at: newer.at };
}

interface VirtualList {
  readonly devices: readonly RootDevice[] | undefined;
  readonly at: number | null;
}

/** Does the record of the devices agree with what AWS lists? */
export function agrees({ gone, unsure, enrolledAnew, strangers }: ListedDevices): boolean {
  return gone.length + unsure.length + enrolledAnew.length + strangers.length === 0;
}

interface Recorded {
  readonly key: string;
  readonly account: string;
  readonly record: DeviceRecord | undefined;
  /** Milliseconds. */
  readonly enrolledAt: number | null;
  /** Was AWS asked for devices of its kind? */
  readonly asked: boolean;
  /** Was it enrolled after AWS was asked, so that its silence says nothing? */
  readonly isLater: boolean;
}

type Fits = (one: Recorded, device: RootDevice) => boolean;

const asVirtual = ({ serial, enrolledAt }: RootVirtualDevice): RootDevice => ({ serial, kind: 'virtual', enrolledAt });

const later = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const sameSerial: Fits = ({ record, key }, device) =>
  [record?.serial, key].some((serial) => serial != null && plain(serial) === plain(device.serial));

const sameKind: Fits = (one, device) =>
  one.record?.kind != null && deviceKindsOf(device.kind).includes(one.record.kind) && mayBe(one, device);

const kindUnrecorded: Fits = (one, device) => one.record?.kind == null && mayBe(one, device);

const mayBe: Fits = (one, device) => !one.isLater && !contradicts(one, device) && !isEnrolledAfter(one, device);

/**
 * Are both serials of one sort and different? AWS names virtual devices and security keys by ARN; what is printed on a
 * security key can never equal that, and says nothing. Nor does the ARN by which another account knows the same key.
 */
function contradicts({ record, key, account }: Recorded, device: RootDevice): boolean {
  const serial = record?.serial || (isArn(key) ? key : undefined);
  if (serial === undefined || isArn(serial) !== isArn(device.serial)) return false;
  return !isArn(serial) || serial.split(':')[4] === account;
}

/**
 * Was it enrolled after the record of it? A virtual device keeps its name when it is enrolled anew, with another seed:
 * whoever is recorded with the old one need not have the new one.
 */
const isEnrolledAfter: Fits = (one, device) => {
  const enrolledAt = instantMs(device.enrolledAt);
  return one.enrolledAt !== null && enrolledAt !== null && enrolledAt - one.enrolledAt > SAME_ENROLMENT_MS;
};

const isArn = (serial: string): boolean => serial.startsWith('arn:');

/** As AWS writes it: people type spaces and small letters. Names in ARNs tell small letters from capitals. */
const plain = (serial: string): string => (isArn(serial) ? serial : serial.replace(/[\s-]/g, '').toUpperCase());
