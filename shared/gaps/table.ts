/** Every gap rule, one row each. The order is the order of display within a severity. */
import type { GapRule } from './rule.ts';
import { accountNotActive } from './rules/account-not-active.ts';
import { accountNotReached } from './rules/account-not-reached.ts';
import { awsFactsStale } from './rules/aws-facts-stale.ts';
import { awsFactsUnknown } from './rules/aws-facts-unknown.ts';
import { centralRootOff } from './rules/central-root-off.ts';
import { contactPhoneMissing } from './rules/contact-phone-missing.ts';
import { contactsNotDistinct } from './rules/contacts-not-distinct.ts';
import { guardDutyAbsent } from './rules/guard-duty-absent.ts';
import { memberRootCredentials } from './rules/member-root-credentials.ts';
import { notInOrganization } from './rules/not-in-organization.ts';
import { organizationFeaturesPartial } from './rules/organization-features-partial.ts';
import { rootAccessKeys } from './rules/root-access-keys.ts';
import { rootDeniedHinders } from './rules/root-denied-hinders-recovery.ts';
import { rootEmailForeignDomain } from './rules/root-email-foreign-domain.ts';
import { rootEmailPublicProvider } from './rules/root-email-public-provider.ts';
import { rootIdentityChanged } from './rules/root-identity-changed.ts';
import { rootMailboxShared } from './rules/root-mailbox-shared.ts';
import { rootMfaNotHardware } from './rules/root-mfa-not-hardware.ts';
import { rootPasswordWithoutMfa } from './rules/root-password-without-mfa.ts';
import { rootRecoverySeen } from './rules/root-recovery-seen.ts';
import { rootSignInWithoutMfa } from './rules/root-sign-in-without-mfa.ts';
import { rootSigningCertificates } from './rules/root-signing-certificates.ts';
import { rootUsageNotMonitored } from './rules/root-usage-not-monitored.ts';
import { rootUsedRecently } from './rules/root-used-recently.ts';
import { securityContactMissing } from './rules/security-contact-missing.ts';
import { securityHubAbsent } from './rules/security-hub-absent.ts';

export const GAP_RULES: readonly GapRule[] = [
  rootPasswordWithoutMfa,
  rootAccessKeys,
  rootEmailPublicProvider,
  rootEmailForeignDomain,
  memberRootCredentials,
  rootSigningCertificates,
  rootMfaNotHardware,
  rootSignInWithoutMfa,
  rootRecoverySeen,
  rootIdentityChanged,
  rootUsedRecently,
  rootMailboxShared,
  centralRootOff,
  organizationFeaturesPartial,
  notInOrganization,
  rootDeniedHinders,
  rootUsageNotMonitored,
  securityContactMissing,
  contactsNotDistinct,
  contactPhoneMissing,
  guardDutyAbsent,
  securityHubAbsent,
  accountNotActive,
  accountNotReached,
  awsFactsUnknown,
  awsFactsStale,
];

const BY_ID: ReadonlyMap<string, GapRule> = new Map(GAP_RULES.map((rule) => [rule.id, rule]));

/** The rule of this id, or undefined. */
export function ruleOf(id: string): GapRule | undefined {
  return BY_ID.get(id);
}
