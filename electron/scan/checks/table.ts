/**
 * The table of checks: one row each, in the order in which they are shown.
 *
 * The page "What we check", the least-privilege policies and the template are all made from these rows.
 */

import { accountSummary } from './account-summary.ts';
import { billingContact, operationsContact, securityContact } from './alternate-contacts.ts';
import { centralRoot } from './central-root.ts';
import type { AccountCheck, Check, OrganizationCheck } from './check.ts';
import { contactInformation } from './contact-information.ts';
import { credentialReport } from './credential-report.ts';
import { organization } from './organization.ts';
import { organizationAccounts } from './organization-accounts.ts';
import { virtualMfa } from './virtual-mfa.ts';

export const CHECKS: readonly Check[] = [
  organizationAccounts,
  organization,
  centralRoot,
  accountSummary,
  virtualMfa,
  credentialReport,
  securityContact,
  billingContact,
  operationsContact,
  contactInformation,
];

export const ACCOUNT_CHECKS: readonly AccountCheck[] = CHECKS.filter((check) => check.scope === 'account');
export const ORGANIZATION_CHECKS: readonly OrganizationCheck[] = CHECKS.filter(
  (check) => check.scope === 'organization',
);
