/** Every kind of file that can be imported: one row each. A new kind is one more file under `kinds/` and one more row here. */
import type { ImportKind } from './kind.ts';
import { accountsTable } from './kinds/accounts-table.ts';
import { awsAccountSummary } from './kinds/aws-account-summary.ts';
import { awsAccounts } from './kinds/aws-accounts.ts';
import { awsAlternateContact, awsContactInformation } from './kinds/aws-contacts.ts';
import { awsCredentialReport } from './kinds/aws-credential-report.ts';
import { awsOrganizationFeatures } from './kinds/aws-organization-features.ts';
import { awsRootManager } from './kinds/aws-root-manager.ts';
import { awsVirtualMfa } from './kinds/aws-virtual-mfa.ts';
import { bwCollections, bwMembers } from './kinds/bitwarden.ts';
import { bwExport } from './kinds/bw-export.ts';
import { bwMemberAccess } from './kinds/bw-member-access.ts';
import { directoryUsers } from './kinds/directory-users.ts';
import { entraMembers } from './kinds/entra-members.ts';
import { exchangeMembers } from './kinds/exchange-members.ts';
import { gamMembers } from './kinds/gam-members.ts';
import { googleAdminMembers, googleDirectoryMembers, googleGroupsMembers } from './kinds/google.ts';
import { graphMembers } from './kinds/graph-members.ts';
import { keepassXml } from './kinds/keepass-xml.ts';
import { keepassxc } from './kinds/keepassxc.ts';
import { lastpass } from './kinds/lastpass.ts';
import { opItems } from './kinds/op-items.ts';
import { opGroups, opGroupUsers, opUsers } from './kinds/op-people.ts';
import { opVaultAccess } from './kinds/op-vault-access.ts';
import { opVaultGroups, opVaultUsers } from './kinds/op-vault-grants.ts';
import { opVaults } from './kinds/op-vaults.ts';
import { oktaUsers, people } from './kinds/people.ts';
import { prowler } from './kinds/prowler.ts';
import { rootLedger } from './kinds/root-ledger.ts';

export const IMPORT_KINDS: readonly ImportKind[] = [
  rootLedger,
  awsAccounts,
  awsCredentialReport,
  awsAccountSummary,
  awsOrganizationFeatures,
  awsAlternateContact,
  awsContactInformation,
  awsVirtualMfa,
  prowler,
  awsRootManager,
  opVaults,
  opItems,
  opUsers,
  opGroups,
  opGroupUsers,
  opVaultUsers,
  opVaultGroups,
  opVaultAccess,
  bwMemberAccess,
  bwMembers,
  bwCollections,
  bwExport,
  keepassxc,
  keepassXml,
  lastpass,
  gamMembers,
  googleAdminMembers,
  googleGroupsMembers,
  googleDirectoryMembers,
  entraMembers,
  graphMembers,
  exchangeMembers,
  oktaUsers,
  directoryUsers,
  people,
  accountsTable,
];
