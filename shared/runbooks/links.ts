/** Pages of AWS that runbooks point to. */
import type { Link } from './runbook.ts';

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const ACCOUNTS = 'https://docs.aws.amazon.com/accounts/latest/reference';

const link = (label: string, url: string): Link => ({ label, url });

export const LINKS = {
  signIn: link('Sign in as root', 'https://signin.aws.amazon.com/'),
  credentials: link('Root security credentials', 'https://console.aws.amazon.com/iam/home#/security_credentials'),
  lostMfa: link('AWS: lost or broken MFA', `${IAM}/id_credentials_mfa_lost-or-broken.html`),
  resetPassword: link('AWS: reset a lost root password', `${IAM}/reset-root-password.html`),
  changePassword: link('AWS: change the root password', `${IAM}/root-user-password.html`),
  rootEmail: link('AWS: update the root email', `${ACCOUNTS}/manage-acct-update-root-user-email.html`),
  primaryContact: link('AWS: update the primary contact', `${ACCOUNTS}/manage-acct-update-contact-primary.html`),
  members: link('Accounts of the organization', 'https://console.aws.amazon.com/organizations/v2/home/accounts'),
  centralRoot: link('Root access management', 'https://console.aws.amazon.com/iam/home#/root-access-management'),
  privileged: link('AWS: perform a privileged root task', `${IAM}/id_root-user-privileged-task.html`),
  events: link('Root events in CloudTrail', 'https://console.aws.amazon.com/cloudtrailv2/home#/events?Username=root'),
  deleteKeys: link('AWS: delete root access keys', `${IAM}/id_root-user_manage_delete-key.html`),
  support: link('AWS Support, sign-in trouble', 'https://support.console.aws.amazon.com/support/home#/case/create'),
  noSignIn: link('AWS: contact without signing in', 'https://aws.amazon.com/contact-us/'),
} as const;
