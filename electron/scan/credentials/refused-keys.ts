/** What it means that AWS does not take the credentials of a source: the cause, and how that kind is renewed. Pure. */
import type { AwsFailure } from '../aws/errors.ts';
import { AwsTroubleError, awsCommand } from '../aws/trouble.ts';
import type { Source } from './source.ts';

/** Null where the failure is not about the credentials themselves. */
export function keysRefused(failure: AwsFailure, source: Source | null): AwsTroubleError | null {
  const ended = failure.kind === 'credentials-expired';
  if (!ended && failure.kind !== 'credentials-missing') return null;
  const whose = ownerOf(source);
  const renew = renewalOf(source);
  return new AwsTroubleError(ended ? 'ended' : 'credentials', {
    cause: ended ? 'keys-expired' : 'keys-unknown',
    profile: source?.profile ?? null,
    message: ended
      ? `The session behind ${whose} has ended (${failure.code}).`
      : `AWS does not know ${whose}: they were deleted, switched off, mistyped, or belong to another partition (${failure.code}).`,
    ...renew,
  });
}

function ownerOf(source: Source | null): string {
  if (source === null || source.profile === null) return 'the access keys of the environment';
  return source.kind === 'keys'
    ? `the access keys of the profile “${source.profile}”`
    : `the credentials of the profile “${source.profile}”`;
}

/** How credentials of this kind are had anew: a sentence and the command. */
export function renewalOf(source: Source | null): { readonly hint: string; readonly command: string } {
  switch (source?.kind) {
    case 'sso':
      return { hint: 'Sign in again.', command: awsCommand('sso login', source.profile) };
    case 'login':
      return { hint: 'Sign in again.', command: awsCommand('login', source.profile) };
    case 'process':
      return {
        hint: 'Have the program give new ones.',
        command: awsCommand('configure export-credentials', source.profile),
      };
    case 'role':
      return renewalOf(source.source);
    case 'keys':
      if (source.profile === null)
        return {
          hint: 'Take the old keys out of the environment of this shell, then set new ones or name a profile (IAM Identity Center: aws sso login first).',
          command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
        };
      return source.keys.sessionToken === undefined
        ? { hint: 'Give the profile new keys.', command: awsCommand('configure', source.profile) }
        : {
            hint: 'Write the keys of a new session into the profile.',
            command: awsCommand('configure', source.profile),
          };
    default:
      return {
        hint: 'Look who the AWS command line is.',
        command: awsCommand('sts get-caller-identity', source?.profile ?? null),
      };
  }
}
