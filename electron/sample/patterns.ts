/** How the cloud platform keeps its root accounts, from exemplary to shared by everybody. */
import { address, PHONES, PLACES, VAULTS } from './company.ts';
import { device, listOf, merged, type Pattern, signsIn } from './habit.ts';
import { who } from './people.ts';

/** As AWS advises: a list of its own, password and keys apart, two keys in two cities, a shared phone, rehearsed. */
export const model: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('ellen'), 30),
    {
      email: address(`aws-root-${name}`),
      root: signsIn(
        [
          ['fido', `${name}-1`, 260],
          ['fido', `${name}-2`, 260],
        ],
        60,
        140,
      ),
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.production],
        passwordRotatedAt: clock.ago(60),
        devices: [`yk-${name}-1`, `yk-${name}-2`],
        phone: PHONES.serviceDesk,
        accessKeyHolders: [],
      },
      drill: { days: 40, passed: true, by: who('marcus') },
      records: [
        listOf(clock, name, [
          { group: address('cloud-oncall') },
          { person: who('priya'), role: 'owner', delivery: 'none' },
        ]),
        device(
          clock,
          `yk-${name}-1`,
          { kind: 'fido', label: `YubiKey ${name} A`, place: PLACES.london, enrolledAt: clock.ago(260) },
          30,
        ),
        device(
          clock,
          `yk-${name}-2`,
          { kind: 'fido', label: `YubiKey ${name} B`, place: PLACES.leeds, enrolledAt: clock.ago(260) },
          30,
        ),
      ],
    },
    change,
  );

/** Gareth set it up and has everything: the key, the phone, the mail. */
export const garethAlone: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('gareth'), 150),
    {
      email: address(`aws-root-${name}`),
      root: signsIn([['fido', `${name}-gp`, 700]], 700, 20),
      phone: PHONES.gareth,
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.corporate],
        passwordRotatedAt: clock.ago(700),
        devices: [`yk-${name}-gp`],
        phone: PHONES.gareth,
        accessKeyHolders: [],
      },
      records: [
        listOf(clock, name, [{ person: address('gareth'), role: 'owner' }, { person: who('mei') }]),
        device(
          clock,
          `yk-${name}-gp`,
          { kind: 'fido', label: `YubiKey ${name}`, holder: who('gareth'), enrolledAt: clock.ago(700) },
          150,
        ),
      ],
    },
    change,
  );

/** Two people carry it, and one of them is leaving. */
export const twoPeople: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('mei'), 75),
    {
      email: address(`aws-root-${name}`),
      root: signsIn(
        [
          ['virtual', 'gareth-phone', 400],
          ['fido', `${name}-noor`, 380],
        ],
        200,
        60,
      ),
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.corporate],
        passwordRotatedAt: clock.ago(200),
        devices: [`totp-${name}`, `yk-${name}-noor`],
        phone: 'none',
        accessKeyHolders: [],
      },
      phone: '',
      contacts: 'no-security',
      drill: { days: 130, passed: true, by: who('gareth') },
      records: [
        listOf(clock, name, [{ person: who('gareth') }, { person: who('mei') }]),
        device(
          clock,
          `totp-${name}`,
          { kind: 'totp', label: 'Authenticator', holder: who('gareth'), personal: true, enrolledAt: clock.ago(400) },
          75,
        ),
        device(
          clock,
          `yk-${name}-noor`,
          { kind: 'fido', label: `YubiKey ${name}`, holder: who('noor'), enrolledAt: clock.ago(380) },
          75,
        ),
      ],
    },
    change,
  );

/** Plus-addresses into one mailbox, password and seed in one vault that half the engineers could read. */
export const plusAddress: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('dmitri'), 110),
    {
      email: address(`aws+${name}`),
      unit: 'Staging',
      root: signsIn([['virtual', 'root-account-mfa-device', 640]], 300, 210),
      phone: PHONES.gareth,
      contacts: 'no-security',
      custody: {
        inbox: { group: address('aws') },
        vaults: [VAULTS.staging],
        passwordRotatedAt: clock.ago(300),
        devices: [`totp-${name}`],
        phone: PHONES.gareth,
        accessKeyHolders: [],
      },
      records: [
        device(
          clock,
          `totp-${name}`,
          { kind: 'totp', label: `Authenticator ${name}`, vault: VAULTS.staging, enrolledAt: clock.ago(640) },
          110,
        ),
      ],
    },
    change,
  );
