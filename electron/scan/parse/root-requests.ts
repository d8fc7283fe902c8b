/** The requests that recovery is made of, as policies see them. Pure. */
import { rootArn } from '../aws/partitions.ts';
import type { RequestKeys } from './policy/conditions.ts';
import type { PolicyRequest } from './policy/evaluate.ts';

/** An action on nothing in particular is one on `*`, literally: no pattern but `*` is about it. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
export const NOTHING_IN_PARTICULAR = '${*}';

export interface RootOf {
  readonly partition: string;
  readonly account: string;
  /** Where the partition's global services answer: the region of every request to IAM and Organizations. */
  readonly globalRegion: string;
}

/** Who acts: the root user itself, or a session of central root access. */
export type RootActor = 'root' | 'central-session';

/** What every request of the root user carries. */
export function rootKeys({ partition, account, globalRegion }: RootOf, actor: RootActor): RequestKeys {
  const both = {
    'aws:principalarn': rootArn(partition, account),
    'aws:principalaccount': account,
    'aws:principalisawsservice': 'false',
    'aws:viaawsservice': 'false',
    'aws:requestedregion': globalRegion,
  };
  return actor === 'root'
    ? { ...both, 'aws:principaltype': 'Account', 'aws:userid': account, 'aws:assumedroot': null }
    : { ...both, 'aws:assumedroot': 'true' };
}

const MFA_ACTIONS = ['iam:DeactivateMFADevice', 'iam:EnableMFADevice', 'iam:CreateVirtualMFADevice'];
const CENTRAL_ACTIONS = [
  'iam:GetAccountSummary',
  'iam:ListMFADevices',
  'iam:DeleteLoginProfile',
  'iam:GetLoginProfile',
];

function resourcesOf(action: string, { partition, account }: RootOf): string[] {
  const arn = (resource: string): string => `arn:${partition}:iam::${account}:${resource}`;
  if (action === 'iam:GetAccountSummary') return [NOTHING_IN_PARTICULAR];
  if (action === 'iam:CreateVirtualMFADevice') return [arn('mfa/*')];
  // AWS documents a user as the resource, and does not say which ARN stands for the root user there.
  return [arn('root'), arn('user/*')];
}

/** What takes part in replacing a lost device, or in auditing and deleting root credentials centrally. */
export function requestsFor(what: 'mfa-replacement' | 'central-root', root: RootOf): PolicyRequest[] {
  const replacing = what === 'mfa-replacement';
  const keys = rootKeys(root, replacing ? 'root' : 'central-session');
  return (replacing ? MFA_ACTIONS : CENTRAL_ACTIONS).map((action) => ({
    action,
    resources: resourcesOf(action, root),
    principal: rootArn(root.partition, root.account),
    keys,
  }));
}

/** The account leaves its organization, whoever in it asks. */
export function leavingRequest(root: RootOf): PolicyRequest {
  const { 'aws:principalarn': _, 'aws:principaltype': _type, 'aws:userid': _id, ...keys } = rootKeys(root, 'root');
  return {
    action: 'organizations:LeaveOrganization',
    resources: [NOTHING_IN_PARTICULAR],
    principal: rootArn(root.partition, root.account),
    keys,
  };
}
