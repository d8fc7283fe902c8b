/** Does AWS let the root user sign in to the console, and from where? What the account's own policy says. */
import type { SignInRules } from '../../../shared/register/aws-facts.ts';
import { AwsCallError } from '../aws/errors.ts';
import { readStatements } from '../parse/policy/document.ts';
import { asDocument, signInRulesOf } from '../parse/sign-in.ts';
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const SWITCH = 'signin:GetConsoleAuthorizationConfiguration';
const POLICY = 'signin:GetResourcePolicy';

export const OFF: SignInRules = { enabled: false, state: 'open', from: [], notFrom: [], policies: [] };

export const consoleSignIn: AccountCheck = {
  id: 'console-sign-in',
  title: 'Console sign-in policy',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [SWITCH, POLICY],
  permissions: [
    { action: SWITCH, without: 'Whether policies on signing in have any effect in the account.' },
    { action: POLICY, without: 'Whether the root user may sign in to the console at all, and from which networks.' },
  ],
  cycle: 'every-scan',
  fields: ['aws.signIn'],
  proves:
    'Whether the account’s own policy keeps its root user from the console, or lets it in from certain networks alone. AWS asks this before the password.',
  limits: [
    'A reading of the policy, not AWS’s own evaluation; what hangs on anything but the network is told as unknown.',
    'Whether the reset mail and the way past a lost device pass the same gate is not documented: they are taken to.',
    'Whose network an address range, a VPC or an endpoint is, no policy says.',
  ],
  controls: ['root-use', 'tested-procedure'],
  partitions: { 'aws-us-gov': 'unconfirmed', 'aws-cn': 'unconfirmed' },
  failures: { ResourceNotFound: 'The account has no policy of its own: a definite answer.' },

  async run({ call, account, partition, globalRegion }) {
    const field = 'aws.signIn';
    const answer = await call(SWITCH, {}, globalRegion);
    if (answer.consoleAuthorizationEnabled === undefined) throw new MissingAnswer(SWITCH, 'whether it is on');
    const enabled = answer.consoleAuthorizationEnabled;
    const root = { partition, account: account.id, globalRegion };
    try {
      const { signinResourceBasedPolicy: policy, ...rest } = await call(POLICY, {}, globalRegion);
      if (policy === undefined) throw new MissingAnswer(POLICY, 'what the policy says');
      const statements = readStatements(asDocument(policy));
      const rules = signInRulesOf([{ name: 'the account’s own policy', statements }], root, enabled);
      return [{ field, value: rules, origin: { source: POLICY, requestId: requestIdOf(rest) } }];
    } catch (error) {
      if (!(error instanceof AwsCallError) || error.failure.code !== 'ResourceNotFound') throw error;
      return [{ field, value: { ...OFF, enabled }, origin: { source: SWITCH, requestId: requestIdOf(answer) } }];
    }
  },
};
