/** Traps in what root has: factors that hide each other, keys without a password, devices that are not root's. */
import type { SimulatedAccount, SimulatedIamUser, SimulatedRoot } from '../organization.ts';
import { type Context, daysAgo, deviceOf, keyOf } from './context.ts';
import type { Trap } from './traps.ts';

const NOTHING: SimulatedRoot = {
  password: false,
  passwordSetAt: null,
  passwordLastUsedAt: null,
  mfaDevices: [],
  accessKeys: [],
  certificates: [],
};

function password(context: Context, usedDaysAgo: number | null): SimulatedRoot {
  return {
    ...NOTHING,
    mfaDevices: [],
    accessKeys: [],
    certificates: [],
    password: true,
    passwordSetAt: daysAgo(context, 1200),
    passwordLastUsedAt: usedDaysAgo === null ? null : daysAgo(context, usedDaysAgo),
  };
}

function nothing(): SimulatedRoot {
  return { ...NOTHING, mfaDevices: [], accessKeys: [], certificates: [] };
}

function userWith(context: Context, name: string, virtualMfa: string | null): SimulatedIamUser {
  return {
    name,
    createdAt: daysAgo(context, 800),
    password: true,
    passwordLastUsedAt: daysAgo(context, 3),
    virtualMfa,
    accessKeys: [],
  };
}

const rootTrap = (name: string, make: (context: Context, account: SimulatedAccount) => SimulatedRoot): Trap => ({
  name,
  lay: (account, context) => {
    account.root = make(context, account);
  },
});

export const credentialTraps: readonly Trap[] = [
  rootTrap('virtual device with a name of its own', (context) => ({
    ...password(context, 200),
    mfaDevices: [deviceOf(context, 'virtual', 'anna-phone')],
  })),
  rootTrap(
    'an IAM user owns the device called root-account-mfa-device, root has a security key',
    (context, account) => {
      account.users = [userWith(context, 'deploy', 'root-account-mfa-device')];
      return { ...password(context, 300), mfaDevices: [deviceOf(context, 'fido')] };
    },
  ),
  rootTrap('an IAM user whose name contains root has a virtual device, root has none', (context, account) => {
    account.users = [userWith(context, 'root-cause-bot', 'root-cause-bot')];
    return password(context, 400);
  }),
  rootTrap('virtual and security key together', (context) => ({
    ...password(context, 100),
    mfaDevices: [deviceOf(context, 'virtual'), deviceOf(context, 'fido')],
  })),
  rootTrap('passkey alone', (context) => ({ ...password(context, 90), mfaDevices: [deviceOf(context, 'passkey')] })),
  rootTrap('hardware token alone', (context) => ({
    ...password(context, 90),
    mfaDevices: [deviceOf(context, 'hardware-totp')],
  })),
  rootTrap('eight devices', (context) => ({
    ...password(context, 45),
    mfaDevices: (
      ['virtual', 'virtual', 'fido', 'fido', 'fido', 'passkey', 'hardware-totp', 'hardware-totp'] as const
    ).map((kind, index) => deviceOf(context, kind, kind === 'virtual' ? `team-${index}` : undefined)),
  })),
  rootTrap('access key without a password', (context) => ({ ...nothing(), accessKeys: [keyOf(context, true, 2)] })),
  rootTrap('two access keys, one inactive', (context) => ({
    ...password(context, 500),
    mfaDevices: [deviceOf(context, 'virtual')],
    accessKeys: [keyOf(context, false, 700), keyOf(context, true, 12)],
  })),
  rootTrap('inactive access key alone', (context) => ({ ...nothing(), accessKeys: [keyOf(context, false, null)] })),
  rootTrap('signing certificate without a password', (context) => ({
    ...nothing(),
    certificates: [{ id: 'SIMULATEDCERTIFICATE00000001', active: true, uploadedAt: daysAgo(context, 2800) }],
  })),
  rootTrap('MFA left over without a password', (context) => ({
    ...nothing(),
    mfaDevices: [deviceOf(context, 'virtual')],
  })),
  rootTrap('password without MFA', (context) => password(context, 250)),
  rootTrap('password never used', (context) => ({
    ...password(context, null),
    mfaDevices: [deviceOf(context, 'virtual')],
  })),
  rootTrap('stale password hides a key used yesterday', (context) => ({
    ...password(context, 900),
    mfaDevices: [deviceOf(context, 'virtual')],
    accessKeys: [keyOf(context, true, 1)],
  })),
  rootTrap('credentials removed centrally, the last use remains', (context) => ({
    ...nothing(),
    passwordLastUsedAt: daysAgo(context, 600),
  })),
  rootTrap("so many devices of users that root's is on the second page", (context, account) => {
    account.users = Array.from({ length: 120 }, (_, index) => userWith(context, `user-${index}`, `user-${index}`));
    return { ...password(context, 60), mfaDevices: [deviceOf(context, 'virtual', 'break-glass')] };
  }),
];
