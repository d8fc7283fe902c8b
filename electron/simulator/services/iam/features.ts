/** Is central management of root credentials, and of root sessions, on in the organization? */
import { WireError } from '../../wire/error.ts';
import type { Call } from '../call.ts';

export function listOrganizationsFeatures({ caller, world }: Call): unknown {
  const { id, featureSet, trustedServices, centralRoot, errorSuffix } = world.organization;
  const refuse = (code: string, status: number, message: string) =>
    new WireError([errorSuffix ? `${code}Exception` : code, status], message);
  if (id === null) throw refuse('OrganizationNotFound', 404, 'The account is not part of an organization.');
  if (!world.mayAdminister(caller.accountId, 'iam.amazonaws.com')) {
    throw refuse(
      'AccountNotManagementOrDelegatedAdministrator',
      400,
      'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
    );
  }
  if (featureSet !== 'ALL') {
    throw refuse('OrganizationNotInAllFeaturesMode', 400, 'The organization does not have all features enabled.');
  }
  if (!trustedServices.includes('iam.amazonaws.com')) {
    throw refuse('ServiceAccessNotEnabled', 400, 'Trusted access is not enabled for IAM in AWS Organizations.');
  }
  return {
    OrganizationId: id,
    EnabledFeatures: [
      ...(centralRoot.credentials ? ['RootCredentialsManagement'] : []),
      ...(centralRoot.sessions ? ['RootSessions'] : []),
    ],
  };
}
