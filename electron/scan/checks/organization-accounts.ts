/** The accounts of the organization. The engine lists them itself, so that scanning starts with the first page. */
import type { ListingCheck } from './check.ts';

export const organizationAccounts: ListingCheck = {
  id: 'organization-accounts',
  title: 'Accounts of the organization',
  scope: 'listing',
  calls: ['organizations:ListAccounts'],
  permissions: [
    {
      action: 'organizations:ListAccounts',
      without: 'Which accounts there are, with their root emails and states. Only the own account is read.',
    },
  ],
  cycle: 'every-scan',
  accountFields: [
    'name',
    'email',
    'state',
    'organization',
    'aws.partition',
    'aws.management',
    'aws.inOrganization',
    'aws.joinedMethod',
    'aws.joinedAt',
  ],
  proves: 'Every account of the organization with its root email, state, and whether it was created here or invited.',
  limits: ['Closed accounts disappear from the list after a while.'],
  controls: [],
  partitions: {},
  failures: {
    AccessDenied: 'Only the management account and delegated administrators may list: the own account alone is read.',
    AWSOrganizationsNotInUse: 'The account stands alone: it is read alone.',
  },
};
