import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFault } from '../../../electron/simulator/faults.ts';
import { ACCOUNTS_MOST, generateOrganization } from '../../../electron/simulator/generate/organization.ts';
import { TRAPS, trapPlaces } from '../../../electron/simulator/generate/traps.ts';
import type { Partition, SimulatedAccount } from '../../../electron/simulator/organization.ts';
import { NOW } from './harness.ts';

const PARTITIONS: readonly Partition[] = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'];
const made = (accounts: number, seed = 7, partition: Partition = 'aws') =>
  generateOrganization({ accounts, seed, partition, now: NOW });

/** The account that carries that trap in an organization of 100. */
function trapped(name: string): SimulatedAccount {
  const place = [...trapPlaces(100, 7)].find(([, trap]) => trap.name === name)?.[0];
  const account = place === undefined ? undefined : made(100).accounts[place];
  if (!account) throw new Error(`No account carries the trap "${name}".`);
  return account;
}

test('the same seed makes the same organization, another seed another one', () => {
  expect(made(60)).toEqual(made(60));
  expect(made(60, 8).accounts.map(({ id }) => id)).not.toEqual(made(60).accounts.map(({ id }) => id));
});

test('whatever the size, seed and partition: valid unique ids and emails, and instants that are past', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom(...PARTITIONS),
      (count, seed, partition) => {
        const { accounts, managementAccountId, id, rootId, units } = made(count, seed, partition);
        const ids = accounts.map((account) => account.id);
        expect(new Set(ids).size).toBe(count);
        expect(new Set(accounts.map(({ email }) => email)).size).toBe(count);
        expect(ids).toContain(managementAccountId);
        expect(id).toMatch(/^o-[a-z0-9]{10,32}$/);
        const holders = [rootId, ...units.map((unit) => unit.id)];
        for (const account of accounts) {
          expect(account.id).toMatch(/^[1-9]\d{11}$/);
          expect(account.email.length).toBeLessThanOrEqual(64);
          expect(holders).toContain(account.parentId);
          const { root, joinedAt, rootEvents } = account;
          const instants = [
            joinedAt,
            root.passwordSetAt,
            root.passwordLastUsedAt,
            ...root.mfaDevices.map(({ enrolledAt }) => enrolledAt),
            ...root.accessKeys.flatMap(({ createdAt, lastUsed }) => [createdAt, lastUsed?.at]),
            ...rootEvents.map(({ at }) => at),
          ].filter((instant) => instant !== null && instant !== undefined);
          for (const instant of instants) expect(Date.parse(instant)).toBeLessThanOrEqual(NOW.getTime());
          for (const fault of account.faults) parseFault(fault);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('an organization of 50 accounts or more holds every trap, and none is on the management account', () => {
  const places = trapPlaces(50, 7);
  expect(new Set([...places.values()].map(({ name }) => name))).toEqual(new Set(TRAPS.map(({ name }) => name)));
  expect(places.has(0)).toBe(false);
  expect(new Set(TRAPS.map(({ name }) => name)).size).toBe(TRAPS.length);
});

test('without traps every account is active and answers', () => {
  const { accounts } = generateOrganization({ accounts: 200, seed: 7, now: NOW, traps: false });
  for (const account of accounts) {
    expect(account).toMatchObject({ state: 'ACTIVE', roles: 'any', faults: [], missingSummaryKeys: [] });
  }
});

test.each([0, -1, 1.5, ACCOUNTS_MOST + 1])('%s accounts are refused', (accounts) => {
  expect(() => made(accounts)).toThrow(RangeError);
});

test('10,000 accounts are made', () => {
  expect(made(ACCOUNTS_MOST).accounts).toHaveLength(10_000);
});

test('nobody signs in as root in GovCloud, and Account Management is not offered there', () => {
  const { accounts, faults } = made(100, 7, 'aws-us-gov');
  expect(accounts.filter(({ root }) => root.password || root.mfaDevices.length > 0)).toEqual([]);
  expect(faults).toEqual(['account:*=unsupported']);
});

describe('the traps are what their names say', () => {
  test('devices', () => {
    const kinds = (name: string) => trapped(name).root.mfaDevices.map(({ kind }) => kind);
    expect(trapped('virtual device with a name of its own').root.mfaDevices[0]?.name).not.toBe(
      'root-account-mfa-device',
    );
    expect(kinds('virtual and security key together')).toEqual(['virtual', 'fido']);
    expect(kinds('passkey alone')).toEqual(['passkey']);
    expect(kinds('hardware token alone')).toEqual(['hardware-totp']);
    expect(kinds('eight devices')).toHaveLength(8);
    const borrowed = trapped('an IAM user owns the device called root-account-mfa-device, root has a security key');
    expect(borrowed.users[0]?.virtualMfa).toBe('root-account-mfa-device');
    expect(borrowed.root.mfaDevices.map(({ kind }) => kind)).toEqual(['fido']);
  });

  test('credentials', () => {
    const { password, accessKeys } = trapped('access key without a password').root;
    expect([password, accessKeys.length]).toEqual([false, 1]);
    const stale = trapped('stale password hides a key used yesterday').root;
    const keyUsed = Date.parse(stale.accessKeys[0]?.lastUsed?.at ?? '');
    expect(NOW.getTime() - keyUsed).toBe(86_400_000);
    expect(Date.parse(stale.passwordLastUsedAt ?? '')).toBeLessThan(keyUsed);
    expect(trapped('password without MFA').root).toMatchObject({ password: true, mfaDevices: [] });
    expect(trapped('MFA left over without a password').root).toMatchObject({ password: false, mfaDevices: [{}] });
    expect(trapped('signing certificate without a password').root).toMatchObject({
      password: false,
      certificates: [{}],
    });
  });

  test('answers', () => {
    const lagging = trapped('report four hours old, older than the newest key');
    const made = NOW.getTime() - (lagging.report.ageMinutes ?? 0) * 60_000;
    expect(Date.parse(lagging.root.accessKeys[0]?.createdAt ?? '')).toBeGreaterThan(made);
    expect(trapped('summary without AccountPasswordPresent').missingSummaryKeys).toEqual(['AccountPasswordPresent']);
    expect(trapped('account is SUSPENDED').state).toBe('SUSPENDED');
    expect(trapped('role is missing').roles).toEqual([]);
    const locked = trapped('root is denied everything by a service control policy').parentId;
    const { policies } = made100;
    expect(policies.find(({ name }) => name === 'DenyRootUser')?.targets).toContain(locked);
    const events = trapped('only central root sessions and AWS services acted as root').rootEvents;
    expect(
      events.every(
        ({ assumedRoot, invokedBy, eventType }) => assumedRoot || invokedBy || eventType === 'AwsServiceEvent',
      ),
    ).toBe(true);
  });
});

const made100 = made(100);
