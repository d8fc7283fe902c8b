/** Generates a believable organization from a seed: usual accounts, and every trap that the AWS APIs hold. */
import type { Partition, SimulatedAccount, SimulatedOrganization, SimulatedPolicy } from '../organization.ts';
import { idText, type Random, randomFrom } from '../random.ts';
import { usualAccount } from './account.ts';
import { type Context, daysAgo, deviceOf } from './context.ts';
import { managementDetection, standardDetection } from './detection.ts';
import { companyFrom } from './names.ts';
import { denyRootAll, denyRootExceptCentral, fullAccess } from './policies.ts';
import { type Trap, trapPlaces } from './traps.ts';

/** AWS's own ceiling for one organization. */
export const ACCOUNTS_MOST = 10_000;

export interface GenerateOptions {
  /** 1 to 10,000, the management account included. */
  accounts: number;
  seed: number;
  /** Default `aws`. */
  partition?: Partition;
  /** The instant that ages count back from: the same seed and instant give the same organization. Default: the clock. */
  now?: Date;
  /** Lay the traps? Default: yes. Without them every account is usual and answers every question. */
  traps?: boolean;
}

/** Throws a RangeError when the number of accounts is out of bounds. */
export function generateOrganization(options: GenerateOptions): SimulatedOrganization {
  const { accounts: count, seed, partition = 'aws', now = new Date(), traps = true } = options;
  if (!Number.isInteger(count) || count < 1 || count > ACCOUNTS_MOST) {
    throw new RangeError(`A simulated organization has 1 to ${ACCOUNTS_MOST} accounts, not ${count}.`);
  }
  const random = randomFrom(`${seed}/organization`);
  const id = (length: number) => idText(`${seed}/${random.next()}`, length).toLowerCase();
  const rootId = `r-${id(4)}`;
  const unit = (name: string) => ({ id: `ou-${rootId.slice(2)}-${id(8)}`, name, parentId: rootId });
  const units = ['Workloads', 'Infrastructure', 'Sandbox', 'Locked down'].map(unit);
  const lockedUnit = units[3]?.id ?? rootId;
  const company = companyFrom(random);
  const context: Context = { random, company, partition, seed, now, lockedUnit };
  const parents = [rootId, ...units.slice(0, 3).map((made) => made.id)];
  const accounts = generateAccounts(context, count, parents, traps);
  const management = accounts[0] as SimulatedAccount;
  makeManagement(management, context, rootId);
  if (partition === 'aws-us-gov') for (const account of accounts) withoutSignIn(account);
  const delegate = accounts.slice(1).find((account) => account.state === 'ACTIVE' && account.roles === 'any');
  return {
    seed,
    partition,
    id: `o-${id(12)}`,
    rootId,
    featureSet: 'ALL',
    managementAccountId: management.id,
    accounts,
    units,
    policies: policiesOf(partition, rootId, units[0]?.id ?? rootId, lockedUnit, id),
    delegations: delegate
      ? [{ accountId: delegate.id, servicePrincipal: 'iam.amazonaws.com', enabledAt: daysAgo(context, 300) }]
      : [],
    trustedServices: ['iam.amazonaws.com', 'account.amazonaws.com', 'guardduty.amazonaws.com'],
    centralRoot: { credentials: true, sessions: false },
    listing: { fields: 'state', emptyPageEvery: 3 },
    errorSuffix: random.chance(0.5),
    // Account Management is not offered in GovCloud.
    faults: partition === 'aws-us-gov' ? ['account:*=unsupported'] : [],
  };
}

function generateAccounts(
  context: Context,
  count: number,
  parents: readonly string[],
  traps: boolean,
): SimulatedAccount[] {
  const { partition, seed } = context;
  const detection = standardDetection(partition, seed);
  const places = traps ? trapPlaces(count, seed) : new Map<number, Trap>();
  const idOffset = context.random.between(0, 99_999);
  return Array.from({ length: count }, (_, index) => {
    // Each account draws from its own stream, so that a trap on one does not change its neighbours.
    const own: Context = { ...context, random: accountRandom(seed, index) };
    const parentId = parents[own.random.between(0, parents.length - 1)] ?? '';
    const account = usualAccount(own, index, idOffset, parentId, detection);
    places.get(index)?.lay(account, own);
    return account;
  });
}

function accountRandom(seed: number, index: number): Random {
  return randomFrom(`${seed}/account/${index}`);
}

/** The management account is well kept: it holds the trail and has two security keys. */
function makeManagement(account: SimulatedAccount, context: Context, rootId: string): void {
  const { company, partition, seed } = context;
  account.name = `${company.name} (management)`;
  account.email = `aws-root@${company.domain}`;
  account.joinedMethod = 'INVITED';
  account.parentId = rootId;
  account.root = {
    password: true,
    passwordSetAt: daysAgo(context, 1500),
    passwordLastUsedAt: daysAgo(context, 120),
    mfaDevices: [deviceOf(context, 'fido'), deviceOf(context, 'fido')],
    accessKeys: [],
    certificates: [],
  };
  account.detection = managementDetection(partition, seed, account.id, `security@${company.domain}`);
}

/** In GovCloud, root cannot sign in to the console: no password and no MFA, at most access keys. */
function withoutSignIn(account: SimulatedAccount): void {
  account.root.password = false;
  account.root.passwordSetAt = null;
  account.root.passwordLastUsedAt = null;
  account.root.mfaDevices = [];
}

function policiesOf(
  partition: Partition,
  rootId: string,
  workloads: string,
  lockedUnit: string,
  id: (length: number) => string,
): SimulatedPolicy[] {
  return [
    fullAccess([rootId, workloads, lockedUnit]),
    denyRootExceptCentral(partition, `p-${id(8)}`, [workloads]),
    denyRootAll(partition, `p-${id(8)}`, [lockedUnit]),
  ];
}
