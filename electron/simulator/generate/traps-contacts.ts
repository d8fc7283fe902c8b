/** Traps in whose the account is: its mail, its contacts, what its root did, and whether anybody would notice. */
import type { SimulatedRootEvent } from '../monitoring.ts';
import { GLOBAL_REGION } from '../organization.ts';
import { teamContact } from './account.ts';
import { type Context, daysAgo, deviceOf, keyOf } from './context.ts';
import { weakDetection } from './detection.ts';
import { personFrom } from './names.ts';
import type { Trap } from './traps.ts';

function event(
  context: Context,
  days: number,
  name: string,
  more: Partial<SimulatedRootEvent> = {},
): SimulatedRootEvent {
  const signIn = name === 'ConsoleLogin' || name.startsWith('Password') || name.startsWith('Email');
  return {
    at: daysAgo(context, days),
    name,
    region: GLOBAL_REGION[context.partition],
    source: signIn ? 'signin.amazonaws.com' : 'iam.amazonaws.com',
    eventType: signIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    ...more,
  };
}

export const contactTraps: readonly Trap[] = [
  {
    name: "invited account with a person's mailbox at a public provider",
    lay(account, context) {
      account.joinedMethod = 'INVITED';
      account.email = `${personFrom(context.random).mailbox}.${account.id}@gmail.com`;
      account.root.password = true;
      account.root.passwordSetAt = daysAgo(context, 2200);
      account.root.mfaDevices = [];
    },
  },
  {
    name: 'no alternate contact at all',
    lay(account) {
      account.contacts = { ...account.contacts, billing: null, operations: null, security: null };
    },
  },
  {
    name: 'all contacts are the same person',
    lay(account, context) {
      const { name, title, mailbox } = personFrom(context.random);
      const contact = { name, title, email: `${mailbox}@${context.company.domain}`, phone: context.company.phone };
      account.contacts = {
        primary: { ...account.contacts.primary, fullName: name, phone: contact.phone },
        billing: contact,
        operations: contact,
        security: contact,
      };
    },
  },
  {
    name: 'all contacts set and distinct',
    lay(account, { company }) {
      account.contacts = {
        ...account.contacts,
        billing: teamContact(company, 'Finance', 'billing'),
        operations: teamContact(company, 'Operations', 'ops'),
        security: teamContact(company, 'Security', 'security'),
      };
    },
  },
  {
    name: 'root signed in without MFA and changed credentials',
    lay(account, context) {
      account.root.password = true;
      account.root.passwordSetAt = daysAgo(context, 40);
      account.root.passwordLastUsedAt = daysAgo(context, 6);
      account.root.accessKeys = [{ ...keyOf(context, true, null), createdAt: daysAgo(context, 6) }];
      account.rootEvents = [
        event(context, 41, 'PasswordRecoveryRequested'),
        event(context, 40, 'PasswordRecoveryCompleted'),
        event(context, 20, 'ConsoleLogin', { failed: true, mfaUsed: false }),
        event(context, 6, 'ConsoleLogin', { mfaUsed: false }),
        event(context, 5.9, 'EmailUpdated'),
        event(context, 5.9, 'DeactivateMFADevice'),
        event(context, 5.8, 'CreateAccessKey'),
      ];
    },
  },
  {
    name: 'root signed in with MFA',
    lay(account, context) {
      account.root.password = true;
      account.root.passwordSetAt = daysAgo(context, 700);
      account.root.passwordLastUsedAt = daysAgo(context, 15);
      account.root.mfaDevices = [deviceOf(context, 'fido')];
      account.rootEvents = [event(context, 15, 'ConsoleLogin', { mfaUsed: true })];
    },
  },
  {
    name: 'only central root sessions and AWS services acted as root',
    lay(account, context) {
      account.rootEvents = [
        ...[1, 8, 15].map((days) => event(context, days, 'ListMFADevices', { assumedRoot: true })),
        event(context, 2, 'GetAccountSummary', { assumedRoot: true }),
        event(context, 30, 'DescribeTrustedAdvisorChecks', {
          invokedBy: 'support.amazonaws.com',
          source: 'support.amazonaws.com',
        }),
        event(context, 31, 'BackupJobStarted', { eventType: 'AwsServiceEvent', source: 'backup.amazonaws.com' }),
      ];
    },
  },
  {
    name: 'more root events than one page holds',
    lay(account, context) {
      account.rootEvents = Array.from({ length: 120 }, (_, index) =>
        event(context, index / 2 + 0.1, 'ConsoleLogin', { mfaUsed: true }),
      );
    },
  },
  {
    name: 'own trail and alarm that would not notice root',
    lay(account, { partition }) {
      account.detection = weakDetection(partition, account.id);
    },
  },
  {
    name: 'linked to a GovCloud account',
    lay(account) {
      account.govCloudAccountId = `9${account.id.slice(1)}`;
    },
  },
];
