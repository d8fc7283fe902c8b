/** Traps in how AWS answers: reports that lag, keys that are missing, accounts that refuse. */
import type { AccountState, SimulatedAccount } from '../organization.ts';
import { type Context, deviceOf, hoursAgo, keyOf } from './context.ts';
import type { Trap } from './traps.ts';

const stateTrap = (state: AccountState): Trap => ({
  name: `account is ${state}`,
  lay(account) {
    account.state = state;
  },
});

const faultTrap = (name: string, ...faults: string[]): Trap => ({
  name,
  lay(account) {
    account.faults = faults;
  },
});

function withPassword(account: SimulatedAccount, context: Context): void {
  account.root.password = true;
  account.root.passwordSetAt = hoursAgo(context, 24 * 900);
  account.root.passwordLastUsedAt = null;
  account.root.mfaDevices = [deviceOf(context, 'virtual')];
}

export const answerTraps: readonly Trap[] = [
  {
    name: 'report row says not_supported',
    lay(account, context) {
      withPassword(account, context);
      account.report = { ...account.report, passwordEnabled: 'not-supported', neverUsed: 'N/A' };
    },
  },
  {
    name: 'report with booleans in capitals and no_information',
    lay(account, context) {
      withPassword(account, context);
      account.report = { ...account.report, booleans: 'upper', neverUsed: 'no_information' };
    },
  },
  {
    name: 'report four hours old, older than the newest key',
    lay(account, context) {
      account.report = { ...account.report, ageMinutes: 235 };
      account.root.accessKeys = [{ ...keyOf(context, true, null), createdAt: hoursAgo(context, 2) }];
    },
  },
  {
    name: 'report that takes long',
    lay(account) {
      account.report = { ...account.report, pendingAnswers: 5 };
    },
  },
  {
    name: 'report with a column that nobody knows',
    lay(account) {
      account.report = { ...account.report, unknownColumn: true };
    },
  },
  {
    name: 'summary without AccountPasswordPresent',
    lay(account) {
      account.missingSummaryKeys = ['AccountPasswordPresent'];
    },
  },
  stateTrap('SUSPENDED'),
  stateTrap('CLOSED'),
  stateTrap('PENDING_CLOSURE'),
  stateTrap('PENDING_ACTIVATION'),
  {
    name: 'role is missing',
    lay(account) {
      account.roles = [];
    },
  },
  {
    name: 'root is denied everything by a service control policy',
    lay(account, { lockedUnit }) {
      account.parentId = lockedUnit;
    },
  },
  faultTrap('AssumeRoot is denied by a service control policy', 'sts:AssumeRoot=ScpDenied'),
  faultTrap('reads are denied by a service control policy', 'iam:*=ScpDenied'),
  faultTrap('may not generate a report, though it may read the summary', 'iam:GenerateCredentialReport=AccessDenied'),
  faultTrap('report generation is over its limit', 'iam:GenerateCredentialReport=code/LimitExceeded/409'),
  faultTrap('first answers are throttled', 'iam:GetAccountSummary=throttle:2', 'iam:ListVirtualMFADevices=throttle:1'),
  faultTrap('summary fails inside AWS', 'iam:GetAccountSummary=error'),
  faultTrap('contacts are denied', 'account:GetAlternateContact=AccessDenied'),
];
