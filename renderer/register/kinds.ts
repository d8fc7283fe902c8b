/** The kinds of the register as screens: where each lives, what it is called, what its fields are. One row per kind. */
import type { Icon } from '@tabler/icons-react';
import {
  IconBuildingCommunity,
  IconDeviceUsb,
  IconLockAccess,
  IconMail,
  IconMapPin,
  IconPhone,
  IconServer,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { RegisterKind } from '../../shared/ipc/channels/register.ts';

export interface KindScreen {
  readonly path: string;
  readonly title: string;
  readonly icon: Icon;
  readonly one: string;
  readonly many: string;
  /** Pressed after `g`. */
  readonly key?: string;
  /** What its key is, for the field that asks for it, with an example. */
  readonly keyLabel: string;
  readonly keyExample: string;
  /** Why one would record it: shown while there is none. */
  readonly about: string;
}

export const KIND_SCREENS: Record<RegisterKind, KindScreen> = {
  person: {
    path: '/people',
    title: 'People',
    icon: IconUsers,
    one: 'person',
    many: 'people',
    key: 'p',
    keyLabel: 'Work email',
    keyExample: 'alice@acme.example',
    about: 'Everybody who receives root mail, can read a vault, holds a device or answers a phone.',
  },
  group: {
    path: '/groups',
    title: 'Groups',
    icon: IconMail,
    one: 'group',
    many: 'groups',
    keyLabel: 'Address, or name in its directory',
    keyExample: 'aws-root-prod@acme.example',
    about: 'Distribution groups that receive root mail, and access groups of a password manager or directory.',
  },
  vault: {
    path: '/vaults',
    title: 'Vaults',
    icon: IconLockAccess,
    one: 'vault',
    many: 'vaults',
    key: 'v',
    keyLabel: 'Name',
    keyExample: 'AWS root',
    about: 'Vaults and collections of the password manager that keep root passwords and MFA seeds.',
  },
  device: {
    path: '/devices',
    title: 'MFA devices',
    icon: IconDeviceUsb,
    one: 'MFA device',
    many: 'MFA devices',
    key: 'd',
    keyLabel: 'Serial number or label',
    keyExample: 'yk-0042',
    about: 'Security keys, tokens, passkeys and authenticators that root users sign in with.',
  },
  place: {
    path: '/places',
    title: 'Places',
    icon: IconMapPin,
    one: 'place',
    many: 'places',
    keyLabel: 'Name',
    keyExample: 'HQ safe',
    about: 'Safes and cabinets that keep devices, and who has a key to them.',
  },
  phone: {
    path: '/phones',
    title: 'Phones',
    icon: IconPhone,
    one: 'phone',
    many: 'phones',
    keyLabel: 'Number',
    keyExample: '+15550100',
    about: 'Primary contact phones. Whoever answers one gets past a lost MFA device.',
  },
  organization: {
    path: '/organizations',
    title: 'Organizations',
    icon: IconBuildingCommunity,
    one: 'organization',
    many: 'organizations',
    keyLabel: 'Organization id',
    keyExample: 'o-abcdefghij',
    about: 'AWS organizations, and who can act on their management account.',
  },
  domain: {
    path: '/domains',
    title: 'Domains',
    icon: IconWorld,
    one: 'domain',
    many: 'domains',
    keyLabel: 'Domain',
    keyExample: 'acme.example',
    about: 'Mail domains of root emails. Whoever controls one can redirect its mail.',
  },
  account: {
    path: '/accounts',
    title: 'Accounts',
    icon: IconServer,
    one: 'account',
    many: 'accounts',
    keyLabel: 'Account id',
    keyExample: '111122223333',
    about: 'Every AWS account of the company.',
  },
};

/** The page of one subject. */
export function subjectPath(kind: RegisterKind, key: string): string {
  return `${KIND_SCREENS[kind].path}/${encodeURIComponent(key)}`;
}

/** The kind whose screens live at a path: `/vaults/x` is a vault. */
export function kindAt(path: string): RegisterKind | undefined {
  const [, first] = path.split('/');
  return (Object.keys(KIND_SCREENS) as RegisterKind[]).find((kind) => KIND_SCREENS[kind].path === `/${first}`);
}

/** The key in a path, as it was before it was encoded. Read from the raw address: the router decodes only a part. */
export function keyAt(path: string): string {
  const encoded = path.split('/').slice(2).join('/');
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
