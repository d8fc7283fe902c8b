/** Every gap rule, one row each. The order is the order of display within a severity. */
import type { GapRule } from './rule.ts';
import { accountNotActive } from './rules/account-not-active.ts';
import { accountNotInAws } from './rules/account-not-in-aws.ts';
import { accountNotReached } from './rules/account-not-reached.ts';
import { awsFactsStale } from './rules/aws-facts-stale.ts';
import { awsFactsUnknown } from './rules/aws-facts-unknown.ts';
import { breakInBelowPolicy } from './rules/break-in-below-policy.ts';
import { busFactorBelowPolicy } from './rules/bus-factor-below-policy.ts';
import { centralRootOff } from './rules/central-root-off.ts';
import { circularDependency } from './rules/circular-dependency.ts';
import { contactHasLeft } from './rules/contact-has-left.ts';
import { contactPhoneMissing } from './rules/contact-phone-missing.ts';
import { contactPhoneUnverified } from './rules/contact-phone-unverified.ts';
import { contactsNotDistinct } from './rules/contacts-not-distinct.ts';
import { controllersAgainstAws } from './rules/controllers-against-aws.ts';
import { custodyUnrecorded } from './rules/custody-unrecorded.ts';
import { deviceHolderUnrecorded } from './rules/device-holder-unrecorded.ts';
import { domainControlUnknown } from './rules/domain-control-unknown.ts';
import { domainExpiring } from './rules/domain-expiring.ts';
import { drillOverdue } from './rules/drill-overdue.ts';
import { govcloudLinkUnrecorded } from './rules/govcloud-link-unrecorded.ts';
import { guardDutyAbsent } from './rules/guard-duty-absent.ts';
import { inboxAndPhoneOnePerson } from './rules/inbox-and-phone-one-person.ts';
import { inboxNobodyReads } from './rules/inbox-nobody-reads.ts';
import { inboxOnePerson } from './rules/inbox-one-person.ts';
import { inboxOneReader } from './rules/inbox-one-reader.ts';
import { inboxOutsideReaders } from './rules/inbox-outside-readers.ts';
import { inboxReadersUnknown } from './rules/inbox-readers-unknown.ts';
import { inboxRejectsAws } from './rules/inbox-rejects-aws.ts';
import { inboxSharedFate } from './rules/inbox-shared-fate.ts';
import { inboxSilentMembers } from './rules/inbox-silent-members.ts';
import { inboxUnrecorded } from './rules/inbox-unrecorded.ts';
import { invitedElsewhere } from './rules/invited-elsewhere.ts';
import { leavingNotDenied } from './rules/leaving-not-denied.ts';
import { leavingStillListed } from './rules/leaving-still-listed.ts';
import { leftStillListed } from './rules/left-still-listed.ts';
import { memberRootCredentials } from './rules/member-root-credentials.ts';
import { mfaDeviceMismatch } from './rules/mfa-device-mismatch.ts';
import { mfaOnPersonalDevice } from './rules/mfa-on-personal-device.ts';
import { nobodyCanGetIn } from './rules/nobody-can-get-in.ts';
import { notInOrganization } from './rules/not-in-organization.ts';
import { oneMfaDevice } from './rules/one-mfa-device.ts';
import { organizationFeaturesPartial } from './rules/organization-features-partial.ts';
import { passwordAndMfaOnePerson } from './rules/password-and-mfa-one-person.ts';
import { passwordRotationOwed } from './rules/password-rotation-owed.ts';
import { phoneIsPersonal } from './rules/phone-is-personal.ts';
import { phoneUnrecorded } from './rules/phone-unrecorded.ts';
import { recordAgainstAws } from './rules/record-against-aws.ts';
import { reviewOverdue } from './rules/review-overdue.ts';
import { rootAccessKeys } from './rules/root-access-keys.ts';
import { rootDeniedHinders } from './rules/root-denied-hinders-recovery.ts';
import { rootEmailChanging } from './rules/root-email-changing.ts';
import { rootEmailForeignDomain } from './rules/root-email-foreign-domain.ts';
import { rootEmailMismatch } from './rules/root-email-mismatch.ts';
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
import { seedReenrolmentOwed } from './rules/seed-reenrolment-owed.ts';
import { sharedVaultOwnerMissing } from './rules/shared-vault-owner-missing.ts';
import { signInFromFewNetworks } from './rules/sign-in-from-few-networks.ts';
import { signInOfNoAccount } from './rules/sign-in-of-no-account.ts';
import { statementStale } from './rules/statement-stale.ts';
import { statusAgainstLastDay } from './rules/status-against-last-day.ts';
import { vaultItemWithoutPassword } from './rules/vault-item-without-password.ts';
import { vaultUnrecorded } from './rules/vault-unrecorded.ts';

export const GAP_RULES: readonly GapRule[] = [
  nobodyCanGetIn,
  rootPasswordWithoutMfa,
  rootAccessKeys,
  rootEmailChanging,
  invitedElsewhere,
  rootEmailPublicProvider,
  inboxNobodyReads,
  leftStillListed,
  passwordRotationOwed,
  seedReenrolmentOwed,
  rootEmailMismatch,
  recordAgainstAws,
  controllersAgainstAws,
  breakInBelowPolicy,
  busFactorBelowPolicy,
  passwordAndMfaOnePerson,
  inboxAndPhoneOnePerson,
  inboxOnePerson,
  inboxOutsideReaders,
  inboxRejectsAws,
  circularDependency,
  signInFromFewNetworks,
  rootEmailForeignDomain,
  domainExpiring,
  custodyUnrecorded,
  inboxUnrecorded,
  vaultUnrecorded,
  deviceHolderUnrecorded,
  memberRootCredentials,
  rootSigningCertificates,
  rootSignInWithoutMfa,
  rootRecoverySeen,
  accountNotReached,
  leavingStillListed,
  statusAgainstLastDay,
  oneMfaDevice,
  mfaOnPersonalDevice,
  mfaDeviceMismatch,
  rootMfaNotHardware,
  phoneIsPersonal,
  phoneUnrecorded,
  signInOfNoAccount,
  inboxOneReader,
  inboxReadersUnknown,
  inboxSharedFate,
  rootMailboxShared,
  sharedVaultOwnerMissing,
  domainControlUnknown,
  govcloudLinkUnrecorded,
  rootIdentityChanged,
  rootUsedRecently,
  centralRootOff,
  organizationFeaturesPartial,
  notInOrganization,
  rootDeniedHinders,
  leavingNotDenied,
  rootUsageNotMonitored,
  securityContactMissing,
  contactHasLeft,
  contactPhoneMissing,
  contactPhoneUnverified,
  accountNotInAws,
  accountNotActive,
  contactsNotDistinct,
  inboxSilentMembers,
  vaultItemWithoutPassword,
  statementStale,
  reviewOverdue,
  drillOverdue,
  guardDutyAbsent,
  securityHubAbsent,
  awsFactsUnknown,
  awsFactsStale,
];

const BY_ID: ReadonlyMap<string, GapRule> = new Map(GAP_RULES.map((rule) => [rule.id, rule]));

/** The rule of this id, or undefined. */
export function ruleOf(id: string): GapRule | undefined {
  return BY_ID.get(id);
}
