/** Why AWS could not be asked: one word for each cause, for programs; the sentences are made where the cause is found. */
export const AWS_CAUSES = [
  // The configuration of this machine.
  'no-credentials',
  'profile-missing',
  'profile-empty',
  'config-unreadable',
  'region-invalid',
  'services-missing',
  'endpoint-invalid',
  'endpoint-unencrypted',
  // Keys.
  'keys-incomplete',
  'keys-unknown',
  'keys-expired',
  // IAM Identity Center, and `aws login`.
  'sso-session-missing',
  'sso-incomplete',
  'sso-signed-out',
  'sso-refused',
  'login-signed-out',
  // Roles.
  'mfa-required',
  'source-missing',
  'source-profile-missing',
  'source-profile-circular',
  'role-refused',
  'web-identity-file-missing',
  'web-identity-refused',
  // A program.
  'process-missing',
  'process-failed',
  'process-not-json',
  'process-incomplete',
  'process-expired',
  // A container or an EC2 instance.
  'container-unavailable',
  'instance-unavailable',
  // Who it turned out to be.
  'root-caller',
  'caller-refused',
  // Between this machine and AWS.
  'unreachable',
  'throttled',
  'clock-off',
  'proxy-invalid',
  'proxy-unreachable',
  'proxy-sign-in',
  'proxy-refused',
  'ca-bundle-unreadable',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-other-name',
] as const;
export type AwsCause = (typeof AWS_CAUSES)[number];

export interface AwsTrouble {
  readonly cause: AwsCause;
  /** The profile that it is about; null: the environment, or no profile at all. */
  readonly profile: string | null;
  /** What to run next, ready for a shell; null where no command mends it. */
  readonly command: string | null;
}
