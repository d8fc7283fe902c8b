/** How other teams keep theirs: payments, data, logistics and corporate IT. */
import { address, PHONES, PLACES, VAULTS } from './company.ts';
import { device, listOf, merged, type Pattern, signsIn } from './habit.ts';
import { who } from './people.ts';

export const payments: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('hannah'), 55),
    {
      email: address(`aws-root-${name}`),
      root: signsIn(
        [
          ['fido', `${name}-hb`, 350],
          ['fido', `${name}-safe`, 350],
        ],
        120,
        35,
      ),
      phone: PHONES.payments,
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.payments],
        passwordRotatedAt: clock.ago(120),
        devices: [`yk-${name}-hb`, `yk-${name}-safe`],
        phone: PHONES.payments,
        accessKeyHolders: [],
      },
      drill: { days: 70, passed: true, by: who('jonas') },
      records: [
        listOf(clock, name, [{ group: address('payments-leads') }]),
        device(
          clock,
          `yk-${name}-hb`,
          { kind: 'fido', label: 'YubiKey Hannah', holder: who('hannah'), enrolledAt: clock.ago(350) },
          55,
        ),
        device(
          clock,
          `yk-${name}-safe`,
          { kind: 'fido', label: `YubiKey ${name} spare`, place: PLACES.london, enrolledAt: clock.ago(350) },
          55,
        ),
      ],
    },
    change,
  );

/** Recorded once in spring and not looked at since; the seed is where a former colleague could copy it. */
export const dataTeam: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('weiling'), 190),
    {
      email: address(`aws-root-${name}`),
      root: signsIn([['virtual', 'data-team', 650]], 500, 95),
      phone: PHONES.reception,
      custody: {
        inbox: { group: address('data-team') },
        vaults: [VAULTS.data],
        passwordRotatedAt: clock.ago(500),
        devices: [`totp-${name}`],
        phone: PHONES.reception,
        accessKeyHolders: [],
      },
      drill: { days: 240, passed: true, by: who('weiling') },
      records: [
        device(
          clock,
          `totp-${name}`,
          { kind: 'totp', label: `Authenticator ${name}`, vault: VAULTS.data, enrolledAt: clock.ago(650) },
          190,
        ),
      ],
    },
    change,
  );

export const logistics: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('beatriz'), 85),
    {
      email: address(`aws-root-${name}`),
      root: signsIn([['hardware-totp', `GAHT${name.length}4410${name.charCodeAt(0)}`, 800]], 150, 300),
      custody: {
        inbox: { group: address(`aws-root-${name}`) },
        vaults: [VAULTS.production],
        passwordRotatedAt: clock.ago(150),
        devices: [`token-${name}`],
        phone: PHONES.serviceDesk,
        accessKeyHolders: [],
      },
      drill: { days: 100, passed: true, by: who('oskar') },
      records: [
        listOf(clock, name, [{ group: address('logistics-tech') }]),
        device(
          clock,
          `token-${name}`,
          {
            kind: 'hardware-totp',
            label: `Token ${name}`,
            serial: `GAHT${name.length}4410${name.charCodeAt(0)}`,
            holder: who('oskar'),
            enrolledAt: clock.ago(800),
          },
          85,
        ),
      ],
    },
    change,
  );

/** Corporate IT: few people, the finance desk's phone, one contact for everything. */
export const corporate: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('tom'), 65),
    {
      email: address(`aws-root-${name}`),
      unit: 'Corporate',
      root: signsIn([['fido', `${name}-tom`, 420]], 90, 50),
      phone: PHONES.finance,
      contacts: 'same',
      custody: {
        inbox: { group: address('corporate-it') },
        vaults: [VAULTS.corporate],
        passwordRotatedAt: clock.ago(90),
        devices: [`yk-${name}`],
        phone: PHONES.finance,
        accessKeyHolders: [],
      },
      drill: { days: 85, passed: true, by: who('tom') },
      records: [
        device(
          clock,
          `yk-${name}`,
          { kind: 'fido', label: `YubiKey ${name}`, place: PLACES.leeds, enrolledAt: clock.ago(420) },
          65,
        ),
      ],
    },
    change,
  );
