/** What a scan reads of an account, in the words used in sentences. The deep audit's facts are asked for by choice only. */
import type { AwsAccountField } from '../register/aws-facts.ts';

export const AWS_FACT_NAMES: readonly (readonly [AwsAccountField, string])[] = [
  ['credentials.password', 'root password'],
  ['credentials.mfa', 'root MFA'],
  ['credentials.accessKeys', 'root access keys'],
  ['credentials.certificates', 'signing certificates'],
  ['aws.virtualMfa', 'kind of MFA'],
  ['aws.report', 'credential report'],
  ['aws.lastUse', 'last use of root'],
  ['email', 'root email'],
  ['state', 'account state'],
  ['aws.access', 'access to the account'],
  ['aws.contact.security', 'security contact'],
  ['aws.contact.billing', 'billing contact'],
  ['aws.contact.operations', 'operations contact'],
  ['aws.contactInformation', 'primary contact'],
  ['aws.inOrganization', 'membership in an organization'],
  ['aws.monitoring', 'root-usage alarm'],
  ['aws.rootEvents', 'root events'],
  ['aws.guardDuty', 'GuardDuty'],
  ['aws.securityHub', 'Security Hub'],
  ['aws.rootDenied', 'service control policies'],
  ['aws.rootDevices', 'MFA devices'],
  ['aws.rootKeys', 'access key ids'],
  ['aws.rootCertificates', 'certificate ids'],
  ['aws.rootPassword', 'password date'],
];
