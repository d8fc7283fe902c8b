/** Account Management: alternate contacts, contact information, primary email, account information. */
import type { SimulatedAccount } from '../organization.ts';
import { invalid, WireError } from '../wire/error.ts';
import { text } from '../wire/input.ts';
import type { Call, Service } from './call.ts';

const TRUSTED = 'account.amazonaws.com';

export const account: Service = {
  GetAlternateContact(call) {
    const type = text(call.input, 'AlternateContactType');
    if (type !== 'BILLING' && type !== 'OPERATIONS' && type !== 'SECURITY') {
      throw invalid('account', 'AlternateContactType must be one of BILLING, OPERATIONS, SECURITY.');
    }
    const { contacts } = target(call);
    const contact = { BILLING: contacts.billing, OPERATIONS: contacts.operations, SECURITY: contacts.security }[type];
    if (!contact) throw notFound('No contact of the inputted alternate contact type found.');
    return {
      AlternateContact: {
        Name: contact.name,
        Title: contact.title,
        EmailAddress: contact.email,
        PhoneNumber: contact.phone,
        AlternateContactType: type,
      },
    };
  },

  GetContactInformation(call) {
    const { primary } = target(call).contacts;
    return {
      ContactInformation: {
        FullName: primary.fullName,
        AddressLine1: primary.addressLine1,
        City: primary.city,
        PostalCode: primary.postalCode,
        CountryCode: primary.countryCode,
        PhoneNumber: primary.phone,
        ...(primary.companyName === null ? {} : { CompanyName: primary.companyName }),
        ...(primary.websiteUrl === null ? {} : { WebsiteUrl: primary.websiteUrl }),
      },
      ...(primary.verification === undefined ? {} : { VerificationStatus: primary.verification }),
    };
  },

  GetPrimaryEmail(call) {
    if (!text(call.input, 'AccountId')) throw invalid('account', 'AccountId must not be null.');
    return { PrimaryEmail: target(call).email };
  },

  GetPrimaryEmailUpdateStatus(call) {
    if (!text(call.input, 'AccountId')) throw invalid('account', 'AccountId must not be null.');
    const { emailChange } = target(call);
    if (emailChange === undefined) throw notFound('No primary email update was found.');
    return { Status: emailChange.status, UpdatedAt: Date.parse(emailChange.at) / 1000 };
  },

  GetAccountInformation(call) {
    const { id, name, joinedAt, state } = target(call);
    return {
      AccountId: id,
      AccountName: name,
      AccountCreatedDate: new Date(joinedAt).toISOString(),
      AccountState: state,
    };
  },

  GetGovCloudAccountInformation(call) {
    const { govCloudAccountId } = target(call, 'StandardAccountId');
    if (!govCloudAccountId) throw notFound('No GovCloud account is linked to the specified account.');
    return { GovCloudAccountId: govCloudAccountId, AccountState: 'ACTIVE' };
  },
};

/**
 * The account that is meant. Without AccountId the caller's own; with one, a member of the organization, asked by the
 * management account or a delegated administrator. The management account itself may only be asked without.
 */
function target({ input, caller, account: own, operation, world }: Call, member = 'AccountId'): SimulatedAccount {
  const id = text(input, member);
  if (id === undefined) return own;
  if (!/^\d{12}$/.test(id)) throw invalid('account', 'AccountId must match the pattern ^\\d{12}$.');
  const denied = (why: string) =>
    new WireError(
      ['AccessDeniedException', 403],
      `User: ${caller.arn} is not authorized to perform: account:${operation}${why}`,
    );
  const { id: organizationId, featureSet, trustedServices } = world.organization;
  if (organizationId === null || featureSet !== 'ALL')
    throw denied(' (Your account must be part of an organization with all features.)');
  if (!trustedServices.includes(TRUSTED)) throw denied(' (Trusted access is not enabled for this service.)');
  if (!world.mayAdminister(caller.accountId, TRUSTED)) throw denied('');
  if (world.isManagement(id)) {
    throw denied(
      ' (The management account can only be managed using the standalone context from the management account.)',
    );
  }
  const found = world.account(id);
  if (!found) throw denied('');
  return found;
}

function notFound(message: string): WireError {
  return new WireError(['ResourceNotFoundException', 404], message);
}
