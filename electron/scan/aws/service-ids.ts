/** Names of the services in endpoint settings: `AWS_ENDPOINT_URL_CLOUDWATCH_LOGS`, `cloudwatch_logs` in a services section. */
import type { ServiceName } from './apis.ts';

/** Services that are asked for credentials alone. */
export type CredentialService = 'sso' | 'sso-oidc' | 'signin';

export const SERVICE_IDS: Record<ServiceName | CredentialService, string> = {
  sts: 'sts',
  iam: 'iam',
  organizations: 'organizations',
  account: 'account',
  cloudtrail: 'cloudtrail',
  logs: 'cloudwatch_logs',
  cloudwatch: 'cloudwatch',
  sns: 'sns',
  events: 'eventbridge',
  'sso-admin': 'sso_admin',
  identitystore: 'identitystore',
  guardduty: 'guardduty',
  securityhub: 'securityhub',
  sso: 'sso',
  'sso-oidc': 'sso_oidc',
  signin: 'signin',
};

export const ENDPOINT_SERVICES = Object.keys(SERVICE_IDS) as readonly (keyof typeof SERVICE_IDS)[];
