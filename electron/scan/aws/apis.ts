/**
 * Every AWS API that Root Ledger may ever call, by name, with its input and output.
 *
 * This list is what makes the scan read-only: `guard.ts` refuses any command that is not in it. Nothing here changes an
 * account. The three that are not plain reads: AssumeRole and AssumeRoot open a session, GenerateCredentialReport asks
 * for a report to be written.
 */
import type * as account from '@aws-sdk/client-account';
import type * as cloudtrail from '@aws-sdk/client-cloudtrail';
import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type * as eventbridge from '@aws-sdk/client-eventbridge';
import type * as guardduty from '@aws-sdk/client-guardduty';
import type * as iam from '@aws-sdk/client-iam';
import type * as identitystore from '@aws-sdk/client-identitystore';
import type * as organizations from '@aws-sdk/client-organizations';
import type * as securityhub from '@aws-sdk/client-securityhub';
import type * as sns from '@aws-sdk/client-sns';
import type * as ssoAdmin from '@aws-sdk/client-sso-admin';
import type * as sts from '@aws-sdk/client-sts';
import type { ConsoleAuthorizationInput, ConsoleAuthorizationOutput, SignInPolicyOutput } from './sign-in-control.ts';

type Call<Input, Output> = { readonly input: Input; readonly output: Output };

export interface Apis {
  'sts:GetCallerIdentity': Call<sts.GetCallerIdentityCommandInput, sts.GetCallerIdentityCommandOutput>;
  'sts:AssumeRole': Call<sts.AssumeRoleCommandInput, sts.AssumeRoleCommandOutput>;
  'sts:AssumeRoot': Call<sts.AssumeRootCommandInput, sts.AssumeRootCommandOutput>;
  'iam:GetAccountSummary': Call<iam.GetAccountSummaryCommandInput, iam.GetAccountSummaryCommandOutput>;
  'iam:ListVirtualMFADevices': Call<iam.ListVirtualMFADevicesCommandInput, iam.ListVirtualMFADevicesCommandOutput>;
  'iam:GenerateCredentialReport': Call<
    iam.GenerateCredentialReportCommandInput,
    iam.GenerateCredentialReportCommandOutput
  >;
  'iam:GetCredentialReport': Call<iam.GetCredentialReportCommandInput, iam.GetCredentialReportCommandOutput>;
  'iam:ListOrganizationsFeatures': Call<
    iam.ListOrganizationsFeaturesCommandInput,
    iam.ListOrganizationsFeaturesCommandOutput
  >;
  'iam:ListAccessKeys': Call<iam.ListAccessKeysCommandInput, iam.ListAccessKeysCommandOutput>;
  'iam:GetAccessKeyLastUsed': Call<iam.GetAccessKeyLastUsedCommandInput, iam.GetAccessKeyLastUsedCommandOutput>;
  'iam:ListSigningCertificates': Call<
    iam.ListSigningCertificatesCommandInput,
    iam.ListSigningCertificatesCommandOutput
  >;
  'iam:GetLoginProfile': Call<iam.GetLoginProfileCommandInput, iam.GetLoginProfileCommandOutput>;
  'iam:ListMFADevices': Call<iam.ListMFADevicesCommandInput, iam.ListMFADevicesCommandOutput>;
  'organizations:DescribeOrganization': Call<
    organizations.DescribeOrganizationCommandInput,
    organizations.DescribeOrganizationCommandOutput
  >;
  'organizations:ListAccounts': Call<organizations.ListAccountsCommandInput, organizations.ListAccountsCommandOutput>;
  'organizations:ListDelegatedAdministrators': Call<
    organizations.ListDelegatedAdministratorsCommandInput,
    organizations.ListDelegatedAdministratorsCommandOutput
  >;
  'organizations:ListPolicies': Call<organizations.ListPoliciesCommandInput, organizations.ListPoliciesCommandOutput>;
  'organizations:DescribePolicy': Call<
    organizations.DescribePolicyCommandInput,
    organizations.DescribePolicyCommandOutput
  >;
  'organizations:ListTargetsForPolicy': Call<
    organizations.ListTargetsForPolicyCommandInput,
    organizations.ListTargetsForPolicyCommandOutput
  >;
  'organizations:ListPoliciesForTarget': Call<
    organizations.ListPoliciesForTargetCommandInput,
    organizations.ListPoliciesForTargetCommandOutput
  >;
  'organizations:ListAccountsForParent': Call<
    organizations.ListAccountsForParentCommandInput,
    organizations.ListAccountsForParentCommandOutput
  >;
  'organizations:ListOrganizationalUnitsForParent': Call<
    organizations.ListOrganizationalUnitsForParentCommandInput,
    organizations.ListOrganizationalUnitsForParentCommandOutput
  >;
  'organizations:DescribeResourcePolicy': Call<
    organizations.DescribeResourcePolicyCommandInput,
    organizations.DescribeResourcePolicyCommandOutput
  >;
  'organizations:ListHandshakesForAccount': Call<
    organizations.ListHandshakesForAccountCommandInput,
    organizations.ListHandshakesForAccountCommandOutput
  >;
  'organizations:ListInboundResponsibilityTransfers': Call<
    organizations.ListInboundResponsibilityTransfersCommandInput,
    organizations.ListInboundResponsibilityTransfersCommandOutput
  >;
  'organizations:ListOutboundResponsibilityTransfers': Call<
    organizations.ListOutboundResponsibilityTransfersCommandInput,
    organizations.ListOutboundResponsibilityTransfersCommandOutput
  >;
  'account:GetAlternateContact': Call<
    account.GetAlternateContactCommandInput,
    account.GetAlternateContactCommandOutput
  >;
  'account:GetContactInformation': Call<
    account.GetContactInformationCommandInput,
    account.GetContactInformationCommandOutput
  >;
  'account:GetPrimaryEmailUpdateStatus': Call<
    account.GetPrimaryEmailUpdateStatusCommandInput,
    account.GetPrimaryEmailUpdateStatusCommandOutput
  >;
  'account:GetGovCloudAccountInformation': Call<
    account.GetGovCloudAccountInformationCommandInput,
    account.GetGovCloudAccountInformationCommandOutput
  >;
  'cloudtrail:DescribeTrails': Call<cloudtrail.DescribeTrailsCommandInput, cloudtrail.DescribeTrailsCommandOutput>;
  'cloudtrail:GetTrailStatus': Call<cloudtrail.GetTrailStatusCommandInput, cloudtrail.GetTrailStatusCommandOutput>;
  'cloudtrail:GetEventSelectors': Call<
    cloudtrail.GetEventSelectorsCommandInput,
    cloudtrail.GetEventSelectorsCommandOutput
  >;
  'cloudtrail:LookupEvents': Call<cloudtrail.LookupEventsCommandInput, cloudtrail.LookupEventsCommandOutput>;
  'logs:DescribeMetricFilters': Call<logs.DescribeMetricFiltersCommandInput, logs.DescribeMetricFiltersCommandOutput>;
  'cloudwatch:DescribeAlarms': Call<cloudwatch.DescribeAlarmsCommandInput, cloudwatch.DescribeAlarmsCommandOutput>;
  'sns:ListSubscriptionsByTopic': Call<
    sns.ListSubscriptionsByTopicCommandInput,
    sns.ListSubscriptionsByTopicCommandOutput
  >;
  'events:ListRules': Call<eventbridge.ListRulesCommandInput, eventbridge.ListRulesCommandOutput>;
  'events:ListTargetsByRule': Call<
    eventbridge.ListTargetsByRuleCommandInput,
    eventbridge.ListTargetsByRuleCommandOutput
  >;
  'sso-admin:ListInstances': Call<ssoAdmin.ListInstancesCommandInput, ssoAdmin.ListInstancesCommandOutput>;
  'sso-admin:ListPermissionSetsProvisionedToAccount': Call<
    ssoAdmin.ListPermissionSetsProvisionedToAccountCommandInput,
    ssoAdmin.ListPermissionSetsProvisionedToAccountCommandOutput
  >;
  'sso-admin:ListAccountAssignments': Call<
    ssoAdmin.ListAccountAssignmentsCommandInput,
    ssoAdmin.ListAccountAssignmentsCommandOutput
  >;
  'sso-admin:ListManagedPoliciesInPermissionSet': Call<
    ssoAdmin.ListManagedPoliciesInPermissionSetCommandInput,
    ssoAdmin.ListManagedPoliciesInPermissionSetCommandOutput
  >;
  'identitystore:DescribeUser': Call<identitystore.DescribeUserCommandInput, identitystore.DescribeUserCommandOutput>;
  'identitystore:ListGroupMemberships': Call<
    identitystore.ListGroupMembershipsCommandInput,
    identitystore.ListGroupMembershipsCommandOutput
  >;
  'guardduty:ListDetectors': Call<guardduty.ListDetectorsCommandInput, guardduty.ListDetectorsCommandOutput>;
  'guardduty:GetDetector': Call<guardduty.GetDetectorCommandInput, guardduty.GetDetectorCommandOutput>;
  'securityhub:DescribeHub': Call<securityhub.DescribeHubCommandInput, securityhub.DescribeHubCommandOutput>;
  'securityhub:DescribeSecurityHubV2': Call<
    securityhub.DescribeSecurityHubV2CommandInput,
    securityhub.DescribeSecurityHubV2CommandOutput
  >;
  'signin:GetConsoleAuthorizationConfiguration': Call<ConsoleAuthorizationInput, ConsoleAuthorizationOutput>;
  'signin:GetResourcePolicy': Call<Record<string, never>, SignInPolicyOutput>;
}

export type ApiName = keyof Apis;
export type InputOf<Name extends ApiName> = Apis[Name]['input'];
export type OutputOf<Name extends ApiName> = Apis[Name]['output'];
export type ServiceName = ServiceOf<ApiName>;

/** A middleware stack and a way to send: all that the scan asks of an SDK client. */
export interface SdkClient {
  readonly middlewareStack: {
    add(middleware: never, options: { step: string; name: string; priority?: string }): void;
  };
  send(command: unknown, options?: { abortSignal?: AbortSignal }): Promise<unknown>;
  destroy(): void;
}

export interface SdkModule {
  readonly Client: new (configuration: Record<string, unknown>) => SdkClient;
  /** The SDK's module: command classes by their names. */
  readonly commands: Readonly<Record<string, unknown>>;
}

/** Each service is loaded when it is first asked: the SDK's clients are the slowest part of starting. */
export const SERVICES: Record<ServiceName, () => Promise<SdkModule>> = {
  sts: async () => described(await import('@aws-sdk/client-sts'), 'STSClient'),
  iam: async () => described(await import('@aws-sdk/client-iam'), 'IAMClient'),
  organizations: async () => described(await import('@aws-sdk/client-organizations'), 'OrganizationsClient'),
  account: async () => described(await import('@aws-sdk/client-account'), 'AccountClient'),
  cloudtrail: async () => described(await import('@aws-sdk/client-cloudtrail'), 'CloudTrailClient'),
  logs: async () => described(await import('@aws-sdk/client-cloudwatch-logs'), 'CloudWatchLogsClient'),
  cloudwatch: async () => described(await import('@aws-sdk/client-cloudwatch'), 'CloudWatchClient'),
  sns: async () => described(await import('@aws-sdk/client-sns'), 'SNSClient'),
  events: async () => described(await import('@aws-sdk/client-eventbridge'), 'EventBridgeClient'),
  'sso-admin': async () => described(await import('@aws-sdk/client-sso-admin'), 'SSOAdminClient'),
  identitystore: async () => described(await import('@aws-sdk/client-identitystore'), 'IdentitystoreClient'),
  guardduty: async () => described(await import('@aws-sdk/client-guardduty'), 'GuardDutyClient'),
  securityhub: async () => described(await import('@aws-sdk/client-securityhub'), 'SecurityHubClient'),
  signin: async () => {
    const { COMMANDS, SignInControlClient } = await import('./sign-in-control.ts');
    return { Client: SignInControlClient as never, commands: COMMANDS };
  },
};

function described(module: object, client: string): SdkModule {
  const commands = module as Readonly<Record<string, unknown>>;
  return { Client: commands[client] as SdkModule['Client'], commands };
}

/** The same list at run time: what may be sent. A record, so that the compiler asks for every name. */
const ALLOWED: Record<ApiName, true> = {
  'sts:GetCallerIdentity': true,
  'sts:AssumeRole': true,
  'sts:AssumeRoot': true,
  'iam:GetAccountSummary': true,
  'iam:ListVirtualMFADevices': true,
  'iam:GenerateCredentialReport': true,
  'iam:GetCredentialReport': true,
  'iam:ListOrganizationsFeatures': true,
  'iam:ListAccessKeys': true,
  'iam:GetAccessKeyLastUsed': true,
  'iam:ListSigningCertificates': true,
  'iam:GetLoginProfile': true,
  'iam:ListMFADevices': true,
  'organizations:DescribeOrganization': true,
  'organizations:ListAccounts': true,
  'organizations:ListDelegatedAdministrators': true,
  'organizations:ListPolicies': true,
  'organizations:DescribePolicy': true,
  'organizations:ListTargetsForPolicy': true,
  'organizations:ListPoliciesForTarget': true,
  'organizations:ListAccountsForParent': true,
  'organizations:ListOrganizationalUnitsForParent': true,
  'organizations:DescribeResourcePolicy': true,
  'organizations:ListHandshakesForAccount': true,
  'organizations:ListInboundResponsibilityTransfers': true,
  'organizations:ListOutboundResponsibilityTransfers': true,
  'account:GetAlternateContact': true,
  'account:GetContactInformation': true,
  'account:GetPrimaryEmailUpdateStatus': true,
  'account:GetGovCloudAccountInformation': true,
  'cloudtrail:DescribeTrails': true,
  'cloudtrail:GetTrailStatus': true,
  'cloudtrail:GetEventSelectors': true,
  'cloudtrail:LookupEvents': true,
  'logs:DescribeMetricFilters': true,
  'cloudwatch:DescribeAlarms': true,
  'sns:ListSubscriptionsByTopic': true,
  'events:ListRules': true,
  'events:ListTargetsByRule': true,
  'sso-admin:ListInstances': true,
  'sso-admin:ListPermissionSetsProvisionedToAccount': true,
  'sso-admin:ListAccountAssignments': true,
  'sso-admin:ListManagedPoliciesInPermissionSet': true,
  'identitystore:DescribeUser': true,
  'identitystore:ListGroupMemberships': true,
  'guardduty:ListDetectors': true,
  'guardduty:GetDetector': true,
  'securityhub:DescribeHub': true,
  'securityhub:DescribeSecurityHubV2': true,
  'signin:GetConsoleAuthorizationConfiguration': true,
  'signin:GetResourcePolicy': true,
};

export const API_NAMES = Object.keys(ALLOWED) as readonly ApiName[];

/** The permission that a call needs: services of one permission prefix may have several clients. */
export function actionOf(api: ApiName): string {
  return api.replace(/^sso-admin:/, 'sso:');
}

/** Split `iam:GetAccountSummary` into its service and its operation. */
export function partsOf<Api extends string>(api: Api): { service: ServiceOf<Api>; operation: string } {
  const [service, operation] = api.split(':') as [ServiceOf<Api>, string];
  return { service, operation };
}

type ServiceOf<Api extends string> = Api extends `${infer Service}:${string}` ? Service : never;
