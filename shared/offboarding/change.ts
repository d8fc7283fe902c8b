/**
 * What a step changes, as data: kept with the case, simulated before it is done, and stated as facts when it is.
 *
 * `applyChanges` is the one place that says what each means. It never touches a document: records that change are replaced,
 * all others stay the same objects, so that `updateCustody` reads again only those.
 */
import { unlisted } from '../custody/listed-devices.ts';
import { Lookup } from '../custody/lookup.ts';
import type { AccountRecord, DeviceRecord, GroupRecord, LedgerDocument, PersonStatus } from '../register/document.ts';
import type { SubjectRef } from '../register/facts.ts';
import type { Among } from './among.ts';
import { amongPeople } from './among.ts';
import { edit, editAccount } from './edit-records.ts';
import { join, type ListKind, leave } from './list-changes.ts';

export type { ListKind };

export type Change =
  | { readonly do: 'leave'; readonly kind: ListKind; readonly key: string; readonly people: readonly string[] }
  | { readonly do: 'join'; readonly kind: ListKind; readonly key: string; readonly person: string }
  | { readonly do: 'end-admin'; readonly people: readonly string[] }
  | { readonly do: 'create-group'; readonly key: string; readonly name: string; readonly members: readonly string[] }
  | {
      readonly do: 'move-inbox';
      readonly account: string;
      readonly from: readonly string[];
      readonly group: string;
      /** The new root email, where the old one cannot stay. */
      readonly email: string | null;
    }
  | { readonly do: 'change-phone'; readonly account: string; readonly from: string; readonly phone: string }
  | { readonly do: 'rotate'; readonly account: string; readonly from: readonly string[] }
  | { readonly do: 'enrol'; readonly device: string; readonly from: readonly string[] }
  | {
      readonly do: 'hand-over';
      readonly device: string;
      readonly from: readonly string[];
      readonly to: string;
    }
  | { readonly do: 'add-device'; readonly account: string; readonly device: DeviceRecord }
  | { readonly do: 'drop-device'; readonly account: string; readonly device: string }
  | { readonly do: 'clear-credentials'; readonly account: string }
  | { readonly do: 'delete-keys'; readonly account: string }
  | { readonly do: 'status'; readonly person: string; readonly status: PersonStatus }
  /** A drill showed that somebody gets in. */
  | { readonly do: 'tested'; readonly account: string };

/** The document once all of these are done at an instant (ISO 8601). */
export function applyChanges(document: LedgerDocument, changes: readonly Change[], at: string): LedgerDocument {
  const among = amongPeople(document);
  return changes.reduce((before, change) => applyChange(before, change, at, among), document);
}

/** The subjects whose records a change may replace. */
export function subjectsOf(change: Change): SubjectRef[] {
  switch (change.do) {
    case 'leave':
    case 'join':
      return [{ kind: change.kind, key: change.key }];
    case 'end-admin':
      return change.people.map((key) => ({ kind: 'person', key }));
    case 'create-group':
      return [{ kind: 'group', key: change.key }];
    case 'enrol':
    case 'hand-over':
      return [{ kind: 'device', key: change.device }];
    case 'add-device':
      return [
        { kind: 'account', key: change.account },
        { kind: 'device', key: change.device.key },
      ];
    case 'status':
      return [{ kind: 'person', key: change.person }];
    default:
      return [{ kind: 'account', key: change.account }];
  }
}

function applyChange(document: LedgerDocument, change: Change, at: string, among: Among): LedgerDocument {
  switch (change.do) {
    case 'leave':
      return leave(document, change.kind, change.key, among(change.people), at);
    case 'join':
      return join(document, change.kind, change.key, change.person, among([change.person]), at);
    case 'end-admin': {
      const isOne = among(change.people);
      return edit(
        document,
        'people',
        ({ email }) => isOne(email),
        (person) =>
          person.mailAdmin || person.domainAdmin
            ? {
                ...person,
                ...(person.mailAdmin ? { mailAdmin: false } : {}),
                ...(person.domainAdmin ? { domainAdmin: false } : {}),
              }
            : person,
      );
    }
    case 'create-group':
      return createGroup(document, change.key, change.name, change.members, at);
    case 'enrol': {
      const find = devicesOf(document);
      const elsewhere = edit(
        document,
        'accounts',
        ({ devices }) => devices?.includes(change.device) ?? false,
        (account) => unlisted(account, change.device, find, Date.parse(at)),
      );
      return edit(
        elsewhere,
        'devices',
        ({ key }) => key === change.device,
        (device) => ({ ...device, enrolledAt: at }),
      );
    }
    case 'hand-over':
      return edit(
        document,
        'devices',
        ({ key }) => key === change.device,
        (device) => (device.holder === change.to ? device : { ...device, holder: change.to }),
      );
    case 'status': {
      const isOne = among([change.person]);
      return edit(
        document,
        'people',
        ({ email }) => isOne(email),
        (person) => (person.status === change.status ? person : { ...person, status: change.status }),
      );
    }
    case 'add-device': {
      const known = document.devices?.some(({ key }) => key === change.device.key) ?? false;
      const base = known
        ? document
        : { ...document, devices: [...(document.devices ?? []), { ...change.device, enrolledAt: at }] };
      return editAccount(base, change.account, (account) => withDevice(account, change.device.key));
    }
    case 'drop-device':
      return editAccount(document, change.account, (account) =>
        account.devices?.includes(change.device)
          ? {
              ...unlisted(account, change.device, devicesOf(document), Date.parse(at)),
              devices: account.devices.filter((key) => key !== change.device),
            }
          : account,
      );
    default:
      return editAccount(document, change.account, (account) => accountAfter(account, change, at));
  }
}

function devicesOf(document: LedgerDocument): (key: string) => DeviceRecord | undefined {
  let lookup: Lookup | undefined;
  return (key) => {
    lookup ??= new Lookup(document);
    return lookup.device(key);
  };
}

function withDevice(account: AccountRecord, device: string): AccountRecord {
  if (account.devices?.includes(device)) return account;
  // Where MFA was on and nobody recorded by which devices, those are still there.
  const others = !account.devices?.length && account.credentials?.mfa !== 'no';
  return {
    ...account,
    devices: [...(account.devices ?? []), device],
    credentials: { ...account.credentials, mfa: 'yes' },
    ...(others ? { devicesComplete: false } : {}),
  };
}

type AccountChange = Extract<Change, { account: string }>;

function accountAfter(account: AccountRecord, change: AccountChange, at: string): AccountRecord {
  switch (change.do) {
    case 'move-inbox':
      return {
        ...account,
        inbox: { group: change.group },
        ...(change.email === null ? {} : { email: change.email }),
      };
    case 'change-phone':
      return { ...account, phone: change.phone };
    case 'rotate':
      return { ...account, passwordRotatedAt: at };
    case 'clear-credentials':
      return {
        ...account,
        credentials: { ...account.credentials, password: 'no', mfa: 'no', accessKeys: 'no', certificates: 'no' },
        devices: [],
        accessKeyHolders: [],
      };
    case 'delete-keys':
      return {
        ...account,
        credentials: { ...account.credentials, accessKeys: 'no' },
        accessKeyHolders: [],
      };
    case 'tested':
      return { ...account, lastDrillAt: at, lastDrillResult: 'passed' };
    case 'add-device':
    case 'drop-device':
      return account;
  }
}

function createGroup(
  document: LedgerDocument,
  key: string,
  name: string,
  members: readonly string[],
  at: string,
): LedgerDocument {
  if (document.groups?.some((group) => group.key === key)) return document;
  const group: GroupRecord = {
    key,
    name,
    kind: 'mail',
    complete: true,
    members: members.map((person) => ({ person, role: 'member', delivery: 'all', from: at, until: null })),
  };
  return { ...document, groups: [...(document.groups ?? []), group] };
}
