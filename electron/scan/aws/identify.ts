/** Who the caller is and which organization it is in: the first questions of every scan, and of the Connect screen. */

import { LedgerError } from '../../../shared/ipc/result.ts';
import type { UnknownReason } from '../../../shared/register/facts.ts';
import type { Calls } from '../engine/calls.ts';
import type { Identity } from '../engine/identity.ts';
import type { Caller } from './caller.ts';
import { AwsCallError, type AwsFailure } from './errors.ts';
import { accountOfArn, partitionOfArn } from './partitions.ts';

export interface CallerFacts {
  /** `null` where the endpoint does not tell. */
  readonly account: string | null;
  readonly arn: string | null;
  readonly partition: string;
}

/**
 * Ask who the caller is. Throws `LedgerError` (`aws-unreachable`, `aws-refused`, `aws-session-expired`) when nothing can be
 * scanned; an endpoint that merely lacks this call answers with an unknown account.
 */
export async function identifyCaller(
  calls: Calls,
  caller: Identity,
): Promise<Omit<CallerFacts, 'partition'> & { partition: string | null }> {
  try {
    const answer = await calls.call(caller, 'sts:GetCallerIdentity', {});
    const account = /^\d{12}$/.test(answer.Account ?? '') ? (answer.Account ?? null) : accountOfArn(answer.Arn);
    return { account, arn: answer.Arn ?? null, partition: partitionOfArn(answer.Arn) };
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    const { kind } = error.failure;
    if (kind !== 'unsupported' && kind !== 'server' && kind !== 'other') throw startFailure(error.failure);
    return { account: null, arn: null, partition: null };
  }
}

export type OrganizationFacts =
  | {
      readonly known: 'yes';
      readonly id: string;
      readonly managementAccount: string | null;
      readonly managementEmail: string | null;
      readonly arn: string | null;
    }
  | { readonly known: 'none' }
  | { readonly known: 'unknown'; readonly code: string; readonly reason: UnknownReason; readonly detail: string };

/** Ask which organization the caller's account is in. Never throws but when the scan was stopped. */
export async function identifyOrganization(calls: Calls, caller: Identity): Promise<OrganizationFacts> {
  try {
    const { Organization: found } = await calls.call(caller, 'organizations:DescribeOrganization', {});
    if (found?.Id === undefined)
      return {
        known: 'unknown',
        code: 'KeyMissing',
        reason: 'key-missing',
        detail: 'The answer names no organization.',
      };
    return {
      known: 'yes',
      id: found.Id,
      managementAccount: found.MasterAccountId ?? null,
      managementEmail: found.MasterAccountEmail ?? null,
      arn: found.Arn ?? null,
    };
  } catch (error) {
    if (!(error instanceof AwsCallError) || error.failure.kind === 'cancelled') throw error;
    const { code, reason, detail } = error.failure;
    return code === 'AWSOrganizationsNotInUse' ? { known: 'none' } : { known: 'unknown', code, reason, detail };
  }
}

/** The command or step that renews the caller's session, in words. */
export function renewalHint(caller: Pick<Caller, 'profile'>): string {
  const profile = caller.profile ?? process.env.AWS_PROFILE;
  const command = profile === undefined ? 'aws sso login' : `aws sso login --profile ${profile}`;
  return `Renew it (for IAM Identity Center: ${command}), then try again.`;
}

function startFailure(failure: AwsFailure): LedgerError {
  const detail = failure.detail;
  switch (failure.kind) {
    case 'credentials-expired':
      return new LedgerError('aws-session-expired', 'Your AWS session has ended.', {
        hint: 'Renew it (for IAM Identity Center: aws sso login --profile NAME), then scan again.',
        detail,
      });
    case 'network':
    case 'throttled':
      return new LedgerError('aws-unreachable', 'AWS could not be reached.', {
        hint: 'Check the network, the proxy and the endpoint, then scan again.',
        detail,
      });
    case 'refused':
      return new LedgerError('aws-refused', 'Root Ledger did not send the request: the endpoint is not encrypted.', {
        hint: 'Use an https endpoint. Only the machine itself may be asked without encryption.',
        detail,
      });
    case 'credentials-missing':
      return new LedgerError('aws-refused', 'No usable AWS credentials were found.', {
        hint: 'Choose a profile, or sign in with the AWS command line, then scan again.',
        detail,
      });
    case 'clock-skew':
      return new LedgerError('aws-refused', 'AWS refused the request because the clock of this machine is off.', {
        hint: 'Set the clock, then scan again.',
        detail,
      });
    case 'cancelled':
      return new LedgerError('cancelled', 'The scan was stopped.');
    default:
      return new LedgerError('aws-refused', 'AWS refused the caller.', {
        hint: 'Check who you are signed in as.',
        detail,
      });
  }
}
