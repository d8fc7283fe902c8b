/** Builders for organizations made by hand: give what matters to the test or the sample, the rest is calm and plain. */
import type { SimulatedDetection } from './monitoring.ts';
import type { SimulatedAccount, SimulatedOrganization } from './organization.ts';

/** A detection set-up with nothing in it. Each call answers a new one. */
export function noDetection(): SimulatedDetection {
  return { trails: [], logGroups: [], metricFilters: [], alarms: [], topics: [], guardDuty: [], securityHub: [] };
}

type Nested = 'root' | 'contacts' | 'report' | 'detection';
export type AccountInput = { id: string } & Partial<Omit<SimulatedAccount, Nested>> & {
    [Key in Nested]?: Partial<SimulatedAccount[Key]>;
  };

/**
 * An account with what `input` says, else: active, created in the organization, without any root credential, without
 * alternate contacts, and with a credential report that is ready at once. Parts (`root`, `contacts`, `report`,
 * `detection`) may be given in part.
 */
export function simulatedAccount(input: AccountInput): SimulatedAccount {
  const name = input.name ?? `account-${input.id}`;
  return {
    name,
    email: `aws+${input.id}@example.com`,
    state: 'ACTIVE',
    joinedMethod: 'CREATED',
    joinedAt: '2021-03-01T09:00:00Z',
    parentId: 'r-root',
    users: [],
    missingSummaryKeys: [],
    roles: 'any',
    rootEvents: [],
    faults: [],
    ...input,
    root: {
      password: false,
      passwordSetAt: null,
      passwordLastUsedAt: null,
      mfaDevices: [],
      accessKeys: [],
      certificates: [],
      ...input.root,
    },
    contacts: {
      primary: {
        fullName: 'Cloud Platform',
        companyName: 'Example Ltd',
        addressLine1: '1 Example Street',
        city: 'London',
        postalCode: 'EC1A 1AA',
        countryCode: 'GB',
        phone: '+442079460000',
        websiteUrl: null,
      },
      billing: null,
      operations: null,
      security: null,
      ...input.contacts,
    },
    report: {
      ageMinutes: null,
      pendingAnswers: 0,
      passwordEnabled: 'boolean',
      booleans: 'lower',
      neverUsed: 'no_information',
      unknownColumn: false,
      ...input.report,
    },
    detection: { ...noDetection(), ...input.detection },
  };
}

export type OrganizationInput = { accounts: SimulatedAccount[] } & Partial<SimulatedOrganization>;

/**
 * An organization of these accounts with what `input` says, else: partition `aws`, all features, the first account as
 * management account, central root management off, trusted access for IAM and Account Management on.
 */
export function simulatedOrganization(input: OrganizationInput): SimulatedOrganization {
  const managementAccountId = input.managementAccountId ?? input.accounts[0]?.id;
  if (!managementAccountId) throw new Error('A simulated organization needs at least one account.');
  return {
    seed: 1,
    partition: 'aws',
    id: 'o-simulated01',
    rootId: 'r-root',
    featureSet: 'ALL',
    units: [],
    policies: [],
    delegations: [],
    trustedServices: ['iam.amazonaws.com', 'account.amazonaws.com'],
    centralRoot: { credentials: false, sessions: false },
    listing: { fields: 'state', emptyPageEvery: 0 },
    errorSuffix: false,
    faults: [],
    ...input,
    managementAccountId,
  };
}
