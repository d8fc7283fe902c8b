/** What AWS knows of the sample company: served by the simulator, scanned by the application like any organization. */
import { noDetection, simulatedAccount, simulatedOrganization } from '../simulator/build.ts';
import { managementDetection, standardDetection, weakDetection } from '../simulator/generate/detection.ts';
import { denyRootAll, denyRootExceptCentral, fullAccess } from '../simulator/generate/policies.ts';
import type {
  SimulatedAccount,
  SimulatedAlternateContact,
  SimulatedOrganization,
  SimulatedUnit,
} from '../simulator/organization.ts';
import { idText } from '../simulator/random.ts';
import { sampleSketches } from './accounts.ts';
import { Clock } from './clock.ts';
import { address, COMPANY, MAIN_ORGANIZATION, PHONES } from './company.ts';
import { accountIdOf } from './ids.ts';
import { who } from './people.ts';
import type { RootSketch, Sketch } from './sketch.ts';

const PARTITION = 'aws';
const SEED = 20131;
const ROOT_ID = 'r-fern';
const UNITS = [
  'Security',
  'Platform',
  'Production',
  'Staging',
  'Development',
  'Corporate',
  'Sandbox',
  'Legacy',
  'Workloads',
];

/** The organization at AWS, as of `now` (ISO 8601; default: this moment). The same for the same instant. */
export function sampleOrganization(now: string = new Date().toISOString()): SimulatedOrganization {
  const clock = new Clock(now);
  const accounts = sampleSketches(clock).map((one) => accountFrom(one, clock));
  const units: SimulatedUnit[] = UNITS.map((name) => ({ id: unitId(name), name, parentId: ROOT_ID }));
  return simulatedOrganization({
    accounts,
    seed: SEED,
    partition: PARTITION,
    id: MAIN_ORGANIZATION,
    rootId: ROOT_ID,
    units,
    policies: [
      fullAccess([ROOT_ID]),
      denyRootAll(PARTITION, 'p-rootlock1', [unitId('Sandbox')]),
      denyRootExceptCentral(PARTITION, 'p-rootlock2', [unitId('Development')]),
    ],
    identityCenter: {
      region: 'eu-west-1',
      users: ['gareth', 'priya'].map((name) => ({ id: name, userName: who(name), emails: [who(name)] })),
      groups: [{ id: 'cloud-administrators', members: ['gareth', 'priya'] }],
      permissionSets: [
        { name: 'administrator', policies: ['AdministratorAccess'], users: [], groups: ['cloud-administrators'] },
      ],
    },
    listing: { fields: 'state', emptyPageEvery: 4 },
  });
}

function unitId(name: string): string {
  return name === 'Root' ? ROOT_ID : `ou-fern-${name.toLowerCase()}`;
}

function accountFrom(one: Sketch, clock: Clock): SimulatedAccount {
  const id = accountIdOf(one.name);
  return simulatedAccount({
    id,
    name: one.name,
    email: one.email,
    joinedMethod: one.invited ? 'INVITED' : 'CREATED',
    joinedAt: clock.ago(one.joinedDays),
    parentId: unitId(one.unit),
    root: rootFrom(one.root, id, clock),
    contacts: { primary: primaryContact(one), ...alternateContacts(one) },
    detection: detectionOf(one, id),
    ...one.more,
  });
}

function rootFrom(root: RootSketch, id: string, clock: Clock): SimulatedAccount['root'] {
  const { keyUsedDays } = root;
  return {
    password: root.password,
    passwordSetAt: root.password ? clock.ago(root.setDays) : null,
    passwordLastUsedAt: root.usedDays === null ? null : clock.ago(root.usedDays, 10),
    mfaDevices: root.mfa.map(([kind, name, days]) => ({ kind, name, enrolledAt: clock.ago(days) })),
    accessKeys: Array.from({ length: root.keys }, (_, index) => ({
      id: `AKIA${idText(`${id}/key/${index}`, 16)}`,
      active: index === 0,
      createdAt: clock.ago(1400 + index * 300),
      lastUsed:
        keyUsedDays === null || index > 0
          ? null
          : { at: clock.ago(keyUsedDays, 4), region: 'eu-west-1', service: 's3' },
    })),
    certificates: root.certificate
      ? [{ id: idText(`${id}/certificate`, 32), active: true, uploadedAt: clock.ago(2100) }]
      : [],
  };
}

function primaryContact(one: Sketch): SimulatedAccount['contacts']['primary'] {
  return {
    fullName: 'Fernhill Cloud Platform',
    companyName: COMPANY,
    addressLine1: '4 Malt Street',
    city: 'London',
    postalCode: 'SE1 5AY',
    countryCode: 'GB',
    phone: one.phone,
    websiteUrl: null,
    // Half of the numbers were looked after; the one of the former chief was not.
    verification: one.phone === PHONES.formerCto ? 'UNVERIFIED' : 'VERIFIED',
  };
}

function contact(
  name: string,
  title: string,
  email: string,
  phone: string = PHONES.serviceDesk,
): SimulatedAlternateContact {
  return { name, title, email, phone };
}

function alternateContacts(one: Sketch): Omit<SimulatedAccount['contacts'], 'primary'> {
  const security = contact('Fernhill Security', 'Security team', address('security'));
  const billing = contact('Fernhill Finance', 'Finance team', address('aws-billing'), PHONES.finance);
  const operations = contact('Cloud on-call', 'Platform team', address('cloud-oncall'));
  switch (one.contacts) {
    case 'all':
      return { security, billing, operations };
    case 'no-security':
      return {
        security: null,
        billing,
        operations: contact('Gareth Pryce', 'Principal Cloud Engineer', who('gareth')),
      };
    case 'same': {
      const tom = contact('Tom Ashworth', 'IT Operations Manager', who('tom'));
      return { security: tom, billing: tom, operations: contact('Ana Ruiz', 'Cloud Engineer', who('ana')) };
    }
    case 'none':
      return { security: null, billing: null, operations: null };
  }
}

function detectionOf(one: Sketch, id: string): SimulatedAccount['detection'] {
  if (one.unit === 'Root') return managementDetection(PARTITION, SEED, id, address('security'));
  if (one.unit === 'Security' || one.name === 'payments-prod')
    return managementDetection(PARTITION, SEED, id, address('security'));
  if (one.unit === 'Legacy') return weakDetection(PARTITION, id);
  return one.unit === 'Sandbox' ? noDetection() : standardDetection(PARTITION, SEED);
}
