/** Identity and Access Management, as far as root users are concerned. */
import type { Service } from '../call.ts';
import { getAccountSummary, listVirtualMfaDevices } from './account.ts';
import {
  getAccessKeyLastUsed,
  getLoginProfile,
  getUser,
  listAccessKeys,
  listMfaDevices,
  listSigningCertificates,
} from './credentials.ts';
import { listOrganizationsFeatures } from './features.ts';
import { generateCredentialReport, getCredentialReport } from './report.ts';

export const iam: Service = {
  GetAccountSummary: getAccountSummary,
  ListVirtualMFADevices: listVirtualMfaDevices,
  GenerateCredentialReport: generateCredentialReport,
  GetCredentialReport: getCredentialReport,
  ListOrganizationsFeatures: listOrganizationsFeatures,
  ListMFADevices: listMfaDevices,
  ListAccessKeys: listAccessKeys,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  ListSigningCertificates: listSigningCertificates,
  GetLoginProfile: getLoginProfile,
  GetUser: getUser,
};
