/** Who the caller is and which organization it is in: the first questions of every scan, and of the Connect screen. */

import type { AwsCause } from '../../../shared/ipc/aws-trouble.ts';
import { type ErrorCode, LedgerError } from '../../../shared/ipc/result.ts';
import type { UnknownReason } from '../../../shared/register/facts.ts';
import { keysRefused, renewalOf } from '../credentials/refused-keys.ts';
import type { Calls } from '../engine/calls.ts';
import type { Identity } from '../engine/identity.ts';
import { type Caller, type CallerConfiguration, connect } from './caller.ts';
import { AwsCallError, type AwsFailure } from './errors.ts';
import { accountOfArn, isRootArn, partitionOfArn } from './partitions.ts';
import { AwsTroubleError } from './trouble.ts';

/** Read the configuration and make ready to ask. Throws `LedgerError` where it cannot be used; nothing has been sent then. */
export async function connected(configuration: CallerConfiguration): ReturnType<typeof connect> {
  try {
    return await connect(configuration);
  } catch (error) {
    throw error instanceof AwsTroubleError ? troubleFailure(error) : error;
  }
}

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
  identity: Identity,
  caller: Pick<Caller, 'source'>,
): Promise<Omit<CallerFacts, 'partition'> & { partition: string | null }> {
  try {
    const answer = await calls.call(identity, 'sts:GetCallerIdentity', {});
    refuseRoot(answer.Arn ?? null, caller);
    const account = /^\d{12}$/.test(answer.Account ?? '') ? (answer.Account ?? null) : accountOfArn(answer.Arn);
    return { account, arn: answer.Arn ?? null, partition: partitionOfArn(answer.Arn) };
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    const { kind } = error.failure;
    if (kind !== 'unsupported' && kind !== 'server' && kind !== 'other') throw startFailure(error.failure, caller);
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

/** How the caller's session is renewed, in words: what is known of this failure, or what its kind of credentials needs. */
export function renewalHint(failure: AwsFailure, { source }: Pick<Caller, 'source'>): string {
  if (failure.trouble !== undefined) return `${failure.trouble.message} ${failure.trouble.hint}`;
  const { hint, command } = renewalOf(source);
  return `Your AWS session has ended. ${hint} Run: ${command}`;
}

/** A failure at the beginning, as it is told. Takes what was thrown where the configuration was read, too. */
export function startFailure(failure: AwsFailure, { source }: Pick<Caller, 'source'>): LedgerError {
  const trouble = failure.trouble ?? keysRefused(failure, source);
  if (trouble !== null) return troubleFailure(trouble, failure);
  const { detail } = failure;
  const profile = source?.profile ?? null;
  const asWho = profile === null ? '' : ` with the profile “${profile}”`;
  const more = (cause: AwsCause) => ({ detail, aws: { cause, profile, command: null } });
  switch (failure.kind) {
    case 'network':
      return new LedgerError('aws-unreachable', `AWS could not be reached${asWho}: ${detail}`, {
        hint: 'Check the network, the proxy (HTTPS_PROXY) and the endpoint, then scan again.',
        ...more('unreachable'),
      });
    case 'throttled':
      return new LedgerError('aws-unreachable', `AWS asks to be asked less often${asWho}.`, {
        hint: 'Wait a moment, then scan again.',
        ...more('throttled'),
      });
    case 'refused':
      return new LedgerError('aws-refused', 'Root Ledger did not send the request: the endpoint is not encrypted.', {
        hint: 'Use an https endpoint. Only the machine itself may be asked without encryption.',
        ...more('endpoint-unencrypted'),
      });
    case 'clock-skew':
      return new LedgerError('aws-refused', 'AWS refused the request because the clock of this machine is off.', {
        hint: 'Set the clock, then scan again.',
        ...more('clock-off'),
      });
    case 'cancelled':
      return new LedgerError('cancelled', 'The scan was stopped.');
    default:
      return new LedgerError('aws-refused', `AWS refused the caller${asWho}.`, {
        hint: 'Check who you are signed in as.',
        ...more('caller-refused'),
      });
  }
}

const CODES: Record<AwsTroubleError['kind'], ErrorCode> = {
  setup: 'aws-refused',
  credentials: 'aws-refused',
  ended: 'aws-session-expired',
  network: 'aws-unreachable',
};

/** A trouble as it crosses to the window and the command line. */
export function troubleFailure(trouble: AwsTroubleError, failure?: Pick<AwsFailure, 'status' | 'detail'>): LedgerError {
  return new LedgerError(CODES[trouble.kind], trouble.message, {
    hint: trouble.hint,
    aws: trouble.trouble,
    // What AWS said is told beside our words; what was found on this machine has been told in them.
    ...(failure === undefined || failure.status === null ? {} : { detail: failure.detail }),
  });
}

/** Nobody scans as the root user: what only root may do is what this app watches over. Throws `LedgerError`. */
export function refuseRoot(arn: string | null, caller: Pick<Caller, 'source'>): void {
  if (arn === null || !isRootArn(arn)) return;
  const account = accountOfArn(arn) ?? '';
  const trouble = new AwsTroubleError('credentials', {
    cause: 'root-caller',
    profile: caller.source?.profile ?? null,
    message: `These credentials are those of the root user of the account ${account}. Root Ledger does not read AWS as root.`,
    hint: 'Sign in as a role or a person of IAM Identity Center, and delete access keys of the root user.',
    command: 'aws configure sso',
  });
  throw troubleFailure(trouble);
}
