/** What the organization's resource control policies say of signing in to the console of its accounts. */
import type { SignInRules } from '../../../shared/register/aws-facts.ts';
import { isAboutSignIn, signInRulesOf } from '../parse/sign-in.ts';
import type { AccountFinding, ListedAccount, OrganizationCheck, OrganizationContext } from './check.ts';
import { MissingAnswer } from './check.ts';
import { OFF } from './console-sign-in.ts';
import {
  type AttachedPolicy,
  customPolicies,
  PLACE_CALLS,
  Places,
  POLICIES,
  POLICY,
  TARGETS,
} from './organization-policies.ts';

const SWITCH = 'signin:GetConsoleAuthorizationConfiguration';
const TYPE = 'RESOURCE_CONTROL_POLICY';

export const signInControl: OrganizationCheck = {
  id: 'sign-in-control',
  title: 'Console sign-in by resource control policy',
  scope: 'organization',
  calls: [SWITCH, POLICIES, POLICY, TARGETS, ...PLACE_CALLS],
  permissions: [
    { action: SWITCH, without: 'Whether policies on signing in have any effect in the organization.' },
    { action: POLICIES, without: 'Whether a policy keeps the root users of members from the console.' },
    { action: POLICY, without: 'What the policies say of signing in.' },
    { action: TARGETS, without: 'Which accounts the policies bind.' },
    ...PLACE_CALLS.map((action) => ({
      action,
      without: 'Which accounts are under an organizational unit that a policy binds.',
    })),
  ],
  cycle: 'every-scan',
  fields: [],
  accountFields: ['aws.signInControl'],
  proves:
    'Which resource control policies keep the root user of an account from the console, or let it in from certain networks alone.',
  limits: [
    'A reading of the policies, not AWS’s own evaluation; what hangs on anything but the network is told as unknown.',
    'The management account is never bound by them; its own policy may bind it.',
  ],
  controls: ['root-use', 'tested-procedure'],
  partitions: { 'aws-us-gov': 'unconfirmed', 'aws-cn': 'unconfirmed' },
  failures: {},

  async run(context) {
    const { partition, managementAccount, globalRegion } = context;
    const answer = await context.call(SWITCH, { targetId: context.organization }, globalRegion);
    if (answer.consoleAuthorizationEnabled === undefined) throw new MissingAnswer(SWITCH, 'whether it is on');
    const enabled = answer.consoleAuthorizationEnabled;
    const some = { partition, account: managementAccount, globalRegion };
    const policies = await customPolicies(context, TYPE, (statements) =>
      statements.some((one) => isAboutSignIn(one, some)),
    );
    const places = new Places(context);
    return {
      organization: [],
      account: (account) => findingsFor(context, policies, places, account, enabled),
    };
  },
};

async function findingsFor(
  context: OrganizationContext,
  policies: readonly AttachedPolicy[],
  places: Places,
  account: ListedAccount,
  enabled: boolean,
): Promise<AccountFinding[]> {
  const binding: AttachedPolicy[] = [];
  for (const policy of account.management ? [] : policies)
    for (const target of policy.targets)
      if (!binding.includes(policy) && (await places.isAbove(target, account))) binding.push(policy);
  const root = { partition: context.partition, account: account.id, globalRegion: context.globalRegion };
  const value: SignInRules = binding.length === 0 ? { ...OFF, enabled } : signInRulesOf(binding, root, enabled);
  return [{ field: 'aws.signInControl', value, origin: binding[0]?.origin ?? { source: POLICIES } }];
}
