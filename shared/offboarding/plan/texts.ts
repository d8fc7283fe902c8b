/** What each kind of step tells the person who does it: how, on which page, and what to keep as proof. */
import type { Link, StepKind } from '../case.ts';

export interface StepText {
  readonly instructions: readonly string[];
  readonly links: readonly Link[];
  readonly evidence: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const ACCOUNTS = 'https://docs.aws.amazon.com/accounts/latest/reference';
const SIGN_IN: Link = { label: 'Sign in as root', url: 'https://signin.aws.amazon.com/' };
const SECURITY: Link = {
  label: 'Root security credentials',
  url: 'https://console.aws.amazon.com/iam/home#/security_credentials',
};

export const TEXTS: Record<StepKind, StepText> = {
  'add-reader': {
    instructions: [
      'Add the person as a member who receives every message, not a digest.',
      'Send a test message from outside the company and confirm that it arrives.',
    ],
    links: [],
    evidence: 'The group’s member list after the change, or a fresh import of it.',
  },
  'grant-vault': {
    instructions: [
      'Give the person read access to this vault only.',
      'Have them open the item once, without copying it anywhere.',
    ],
    links: [],
    evidence: 'The vault’s access report after the change, or a fresh import of it.',
  },
  'add-controller': {
    instructions: [
      'Give the person access to the management account, or to the account that is delegated administrator for IAM, with permission for central root access.',
      'Have them list the member accounts once.',
    ],
    links: [{ label: 'Central root access', url: `${IAM}/id_root-enable-root-access.html` }],
    evidence: 'The assignment, as Identity Center or IAM shows it.',
  },
  'register-device': {
    instructions: [
      'Sign in as root together with somebody who has the password and a factor that works today.',
      'Under “Security credentials”, assign a further MFA device. An account can have up to eight.',
      'Sign out, and sign in once with the new device before anything is taken away.',
    ],
    links: [
      SIGN_IN,
      SECURITY,
      { label: 'Security keys for the root user', url: `${IAM}/enable-fido-mfa-for-root.html` },
    ],
    evidence: 'Label and serial number of the device, who signed in with it, and when.',
  },
  'move-inbox': {
    instructions: [
      'Make sure that the new address arrives at the group before AWS is told.',
      'Change the root email: from the management account under “Accounts”, or as root under “Account”.',
      'Confirm with the one-time code that AWS sends. It can take four hours until every page shows the new address.',
    ],
    links: [
      { label: 'Update the root email', url: `${ACCOUNTS}/manage-acct-update-root-user-email.html` },
      { label: 'Accounts of the organization', url: 'https://console.aws.amazon.com/organizations/v2/home/accounts' },
    ],
    evidence: 'The accounts’ root email after the change: the next scan shows it.',
  },
  'leave-group': {
    instructions: [
      'Remove the membership in every role: member, manager and owner.',
      'Look for forwarding rules and delegates on the group, and remove what points to them.',
    ],
    links: [],
    evidence: 'A fresh export of the members: import it, and this ticks itself.',
  },
  'end-admin': {
    instructions: [
      'Take the administrator role from their account in the mail system and at the domain’s registrar.',
      'Look for forwarding and catch-all rules that send root mail somewhere else.',
    ],
    links: [],
    evidence: 'The list of administrators after the change.',
  },
  'leave-vault': {
    instructions: [
      'Suspend the person in the password manager. Do not delete them yet: deleting removes what is in their private vaults.',
      'Remove their access to this vault, and any share links and emergency access.',
    ],
    links: [],
    evidence: 'A fresh access report: import it, and this ticks itself.',
  },
  'hand-over-phone': {
    instructions: ['Take back the phone or the SIM, and let the next person answer a test call to the number.'],
    links: [{ label: 'Primary contact', url: `${ACCOUNTS}/manage-acct-update-contact-primary.html` }],
    evidence: 'Who answered the test call, and when; a receipt for the phone or the SIM.',
  },
  'replace-phone': {
    instructions: [
      'Change the phone number of the primary contact to the company’s number.',
      'Make a test call to the new number.',
    ],
    links: [{ label: 'Update the primary contact', url: `${ACCOUNTS}/manage-acct-update-contact-primary.html` }],
    evidence: 'The primary contact after the change: the next scan shows it.',
  },
  'leave-place': {
    instructions: [
      'Take back the key. If the safe opens by a code, change the code.',
      'Look whether everything that should be inside is inside.',
    ],
    links: [],
    evidence: 'A receipt for the key with two names, or who changed the code and when.',
  },
  'leave-organization': {
    instructions: [
      'Remove their assignments to the management account and to delegated administrator accounts.',
      'Remove IAM users, access keys and roles there that they can use.',
    ],
    links: [{ label: 'AWS Organizations', url: 'https://console.aws.amazon.com/organizations/v2/home/accounts' }],
    evidence: 'The list of assignments after the change.',
  },
  'leave-domain': {
    instructions: ['Remove their sign-in at the registrar and at whoever serves the domain’s DNS.'],
    links: [],
    evidence: 'The list of users at the registrar after the change.',
  },
  'other-access': {
    instructions: [
      'Remove IAM users and access keys, Identity Center assignments, and roles that trust them.',
      'Look through the secrets of build systems for keys that they made.',
      'Replace them in alternate contacts and in the recipients of root sign-in alarms.',
    ],
    links: [],
    evidence: 'A note on what was found and what was removed.',
  },
  'ledger-keys': {
    instructions: [
      'Ask who knows the passphrase of this ledger, who holds its recovery key, and on whose computer the keychain opens it.',
      'In Keys & backups change the passphrase if they know it, and make a new recovery key if they had it in their hands.',
      'Change the encryption key if they may have a copy of the ledger or a backup: an old secret and an old copy of the keys open every later ledger under the same key.',
      'Take away the keychain of a computer that stays with them.',
      'What they never had is ticked with a note that says how that is known.',
    ],
    links: [],
    evidence: 'The entries of the log that tell of the changes; they tick this by themselves.',
  },
  'delete-credentials': {
    instructions: [
      'In the management account open IAM, “Root access management”, and choose the account.',
      'Delete its root user credentials: password, access keys, certificates and MFA go at once, and recovery is off.',
    ],
    links: [
      { label: 'Root access management', url: 'https://console.aws.amazon.com/iam/home#/root-access-management' },
      { label: 'Perform a privileged task', url: `${IAM}/id_root-user-privileged-task.html` },
    ],
    evidence: 'The next scan shows that the account has no root credentials.',
  },
  'change-password': {
    instructions: [
      'Sign in as root with a factor of somebody who stays.',
      'Let the password manager make the new password, and change it under “Security credentials”.',
      'Save it in the vault item before leaving the page, and sign in with it once.',
      'A session that is open, or one of “aws login” on a laptop, may last for twelve hours after it: look at the root events once they are over.',
    ],
    links: [SIGN_IN, { label: 'Change the root password', url: `${IAM}/root-user-password.html` }],
    evidence: 'When the vault item was changed, and who signed in afterwards.',
  },
  'hand-over-device': {
    instructions: [
      'Take the key back and compare its serial number.',
      'Let the next holder sign in with it once. A key of this kind cannot be copied, so having it back is enough.',
    ],
    links: [],
    evidence: 'A receipt with serial number and two names.',
  },
  'remove-device': {
    instructions: [
      'Sign in as root with another device that works.',
      'Under “Security credentials”, remove the device.',
      'If AWS refuses, look for a service control policy that denies iam:DeactivateMFADevice.',
    ],
    links: [SIGN_IN, SECURITY],
    evidence: 'The list of MFA devices after the change.',
  },
  're-enrol-seed': {
    instructions: [
      'Add a new virtual MFA device whose seed only the people who stay can read, and sign in with it once.',
      'Remove the old one in AWS, and delete the old seed.',
    ],
    links: [SIGN_IN, { label: 'Virtual MFA for the root user', url: `${IAM}/enable-virt-mfa-for-root.html` }],
    evidence: 'When the new seed was stored, and who signed in with it.',
  },
  'delete-keys': {
    instructions: [
      'See under “last used” what still works with the key, and move that to an IAM role first.',
      'Make the key inactive, wait for what breaks, then delete it.',
    ],
    links: [SIGN_IN, { label: 'Delete root access keys', url: `${IAM}/id_root-user_manage_delete-key.html` }],
    evidence: 'The next scan shows that the account has no root access key.',
  },
  'find-out': {
    instructions: ['Find out, and record it in the ledger. Then plan the steps again.'],
    links: [],
    evidence: 'The recorded fact is the evidence.',
  },
  'test-sign-in': {
    instructions: [
      'Let somebody who stays sign in as root with what they now have, and sign out again.',
      'Note the reason for this use of root.',
    ],
    links: [SIGN_IN],
    evidence: 'Who signed in, when, and by which way.',
  },
  'test-mail': {
    instructions: [
      'Send a message to the root email from outside the company.',
      'Confirm that at least two people who stay receive it, and that the leaver does not.',
    ],
    links: [],
    evidence: 'Who received it, and when.',
  },
  'test-phone': {
    instructions: ['Call the number. Somebody who stays must answer.'],
    links: [],
    evidence: 'Who answered, and when.',
  },
  'review-events': {
    instructions: [
      'Look through root sign-ins and root events in CloudTrail since the notice was given.',
      'Sessions that were open when a password changed may live on until they expire: look again a day later.',
    ],
    links: [
      {
        label: 'CloudTrail event history',
        url: 'https://console.aws.amazon.com/cloudtrailv2/home#/events?Username=root',
      },
    ],
    evidence: 'A note on what was found, or that nothing was.',
  },
  'record-left': {
    instructions: ['Record it on the day they are gone, not before: the ledger then counts on them for nothing.'],
    links: [],
    evidence: 'The personnel system’s confirmation.',
  },
  'sign-off': {
    instructions: ['Two people look through the case and sign it. Neither of them is the leaver.'],
    links: [],
    evidence: 'The closing report.',
  },
};
