/** Is central root management on? On does not mean that members hold no credentials: those are checked one by one. */
import { AwsCallError } from '../aws/errors.ts';
import type { OrganizationCheck, OrganizationFindings } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'iam:ListOrganizationsFeatures';

/** Answers that say "off" without listing anything: neither feature can be on without these. */
const OFF = new Set(['ServiceAccessNotEnabled', 'OrganizationNotInAllFeaturesMode']);

export const centralRoot: OrganizationCheck = {
  id: 'central-root',
  title: 'Central root management',
  scope: 'organization',
  calls: [API],
  permissions: [
    {
      action: API,
      without: 'Whether root credentials of member accounts are managed centrally, so whether there is that way back.',
    },
  ],
  cycle: 'every-scan',
  fields: ['centralRoot', 'aws.rootSessions'],
  accountFields: [],
  proves: 'Whether central management of root credentials, and of privileged root sessions, is on.',
  limits: [
    'On does not delete any credential: each member is still checked.',
    'Only the management account and the delegated administrator of IAM can tell.',
  ],
  controls: ['central-root'],
  partitions: { 'aws-us-gov': 'unconfirmed', 'aws-cn': 'unconfirmed' },
  failures: {
    ServiceAccessNotEnabled: 'Trusted access for IAM is off, so the feature is off: a definite answer.',
    OrganizationNotInAllFeaturesMode: 'Not possible without all features, so off: a definite answer.',
    AccountNotManagementOrDelegatedAdministrator: 'Cannot be told from this account: unknown.',
  },

  async run({ call }): Promise<OrganizationFindings> {
    try {
      const answer = await call(API, {});
      // An empty list may be left out of the answer; the organization's id shows that it is an answer at all.
      const features = answer.EnabledFeatures ?? (answer.OrganizationId === undefined ? undefined : []);
      if (features === undefined) throw new MissingAnswer(API, 'which features are on');
      const origin = { source: API, requestId: requestIdOf(answer) } as const;
      const names = new Set<string>(features);
      return {
        organization: [
          { field: 'centralRoot', value: names.has('RootCredentialsManagement') ? 'yes' : 'no', origin },
          { field: 'aws.rootSessions', value: names.has('RootSessions') ? 'yes' : 'no', origin },
        ],
      };
    } catch (error) {
      if (!(error instanceof AwsCallError) || !OFF.has(error.failure.code)) throw error;
      const origin = { source: API, requestId: error.failure.requestId ?? undefined } as const;
      return {
        organization: [
          { field: 'centralRoot', value: 'no', origin },
          { field: 'aws.rootSessions', value: 'no', origin },
        ],
      };
    }
  },
};
