/**
 * The table of checks: one row each, in the order in which they are shown.
 *
 * The page "What we check", the least-privilege policies and the template are all made from these rows.
 */

import { accountSummary } from './account-summary.ts';
import { accountTransfer } from './account-transfer.ts';
import { billingContact, operationsContact, securityContact } from './alternate-contacts.ts';
import { billingTransfers } from './billing-transfers.ts';
import { centralRoot } from './central-root.ts';
import type { AccountCheck, Check, OrganizationCheck } from './check.ts';
import { consoleSignIn } from './console-sign-in.ts';
import { contactInformation } from './contact-information.ts';
import { credentialReport } from './credential-report.ts';
import { delegatedAdmins } from './delegated-admins.ts';
import { govCloudAccount } from './govcloud-account.ts';
import { guardDuty } from './guard-duty.ts';
import { identityCenter } from './identity-center.ts';
import { organization } from './organization.ts';
import { organizationAccounts } from './organization-accounts.ts';
import { rootAudit } from './root-audit.ts';
import { rootDenied } from './root-denied.ts';
import { rootEmailChange } from './root-email-change.ts';
import { rootEvents } from './root-events.ts';
import { rootMonitoring } from './root-monitoring.ts';
import { securityHub } from './security-hub.ts';
import { signInControl } from './sign-in-control.ts';
import { virtualMfa } from './virtual-mfa.ts';

export const CHECKS: readonly Check[] = [
  organizationAccounts,
  organization,
  centralRoot,
  delegatedAdmins,
  identityCenter,
  rootDenied,
  signInControl,
  rootEmailChange,
  billingTransfers,
  accountSummary,
  virtualMfa,
  credentialReport,
  consoleSignIn,
  securityContact,
  billingContact,
  operationsContact,
  contactInformation,
  govCloudAccount,
  accountTransfer,
  rootEvents,
  rootMonitoring,
  guardDuty,
  securityHub,
  rootAudit,
];

export const ACCOUNT_CHECKS: readonly AccountCheck[] = CHECKS.filter((check) => check.scope === 'account');
export const ORGANIZATION_CHECKS: readonly OrganizationCheck[] = CHECKS.filter(
  (check) => check.scope === 'organization',
);
