/** Which members' root users are denied something by a service control policy, and whether that hinders recovery. */
import type { RootDenial } from '../../../shared/register/aws-facts.ts';
import { allowListDenialOf, type Level, leavingDenied, rootDenialOf } from '../parse/scp.ts';
import type { AccountFinding, ListedAccount, OrganizationCheck, OrganizationContext, Origin } from './check.ts';
import {
  ATTACHED,
  type AttachedPolicy,
  customPolicies,
  levelsOf,
  PLACE_CALLS,
  Places,
  POLICIES,
  POLICY,
  TARGETS,
} from './organization-policies.ts';

const WHERE = 'Which accounts are under an organizational unit that a policy binds.';

export const rootDenied: OrganizationCheck = {
  id: 'root-denied',
  title: 'Root user denied by service control policy',
  scope: 'organization',
  calls: [POLICIES, POLICY, TARGETS, ATTACHED, ...PLACE_CALLS],
  permissions: [
    { action: POLICIES, without: 'Whether a policy denies the root users of member accounts.' },
    { action: POLICY, without: 'What the policies say of the root user.' },
    { action: TARGETS, without: 'Which accounts the policies bind.' },
    { action: ATTACHED, without: 'Whether a unit or an account is left with an allow list alone.' },
    ...PLACE_CALLS.map((action) => ({ action, without: WHERE })),
  ],
  cycle: 'every-scan',
  fields: [],
  accountFields: ['aws.rootDenied', 'aws.leavingDenied'],
  proves:
    'Which service control policies deny the root user of an account, in so many words or by an allow list; whether replacing a lost MFA device or central root access would be hindered; and whether the account is kept from leaving the organization.',
  limits: [
    "A reading of the policies, not AWS's own evaluation: actions, resources and conditions are compared as AWS documents it, and what hangs on the request (network, time, tags of others) is said to hinder perhaps.",
    'The management account is never bound.',
    'Whether a ban on leaving stops a direct transfer to another organization is not documented.',
  ],
  controls: ['root-use', 'central-root'],
  partitions: {},
  failures: {},

  async run(context) {
    const policies = await customPolicies(context, 'SERVICE_CONTROL_POLICY');
    const levels = await levelsOf(context, policies, 'SERVICE_CONTROL_POLICY');
    const places = new Places(context);
    return {
      organization: [],
      account: (account) => findingsFor(context, policies, levels, places, account),
    };
  },
};

async function findingsFor(
  context: OrganizationContext,
  policies: readonly AttachedPolicy[],
  levels: readonly Level[],
  places: Places,
  account: ListedAccount,
): Promise<AccountFinding[]> {
  const field = 'aws.rootDenied';
  let origin: Origin = { source: POLICIES };
  if (account.management) return [{ field, value: { denied: false, exempt: true, policies: [] }, origin }];
  const root = { partition: context.partition, account: account.id, globalRegion: context.globalRegion };
  const above: Level[] = [];
  for (const level of levels) if (await places.isAbove(level.target, account)) above.push(level);
  const bound = new Set(above.map(({ target }) => target));
  const denials: RootDenial[] = [];
  for (const policy of policies.filter(({ targets }) => targets.some((target) => bound.has(target)))) {
    const denial = rootDenialOf(policy, root);
    if (denial === null) continue;
    denials.push(denial);
    origin = policy.origin;
  }
  for (const level of above) {
    const denial = allowListDenialOf(level, root);
    if (denial !== null) denials.push(denial);
  }
  denials.sort((a, b) => (a.policyId < b.policyId ? -1 : 1));
  return [
    { field, value: { denied: denials.length > 0, exempt: false, policies: denials }, origin },
    { field: 'aws.leavingDenied', value: { denied: leavingDenied(above, root) }, origin: { source: POLICIES } },
  ];
}
