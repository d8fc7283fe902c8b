/** Which long-lived credentials the root user has: four separate facts, each as AWS counts it. */
import type { YesNo } from '../../../shared/register/aws-facts.ts';
import type { AccountCheck, AccountFinding } from './check.ts';
import { MissingAnswer, missing, requestIdOf } from './check.ts';

const API = 'iam:GetAccountSummary';

const KEYS = [
  ['credentials.password', 'AccountPasswordPresent'],
  ['credentials.mfa', 'AccountMFAEnabled'],
  ['credentials.accessKeys', 'AccountAccessKeysPresent'],
  ['credentials.certificates', 'AccountSigningCertificatesPresent'],
] as const;

export const accountSummary: AccountCheck = {
  id: 'account-summary',
  title: 'Root password, MFA, access keys and signing certificates',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [API],
  permissions: [
    {
      action: 'iam:GetAccountSummary',
      without: 'Whether the root user has a password, MFA, access keys or certificates.',
    },
  ],
  cycle: 'every-scan',
  fields: KEYS.map(([field]) => field),
  proves:
    'Which of the four kinds of root credentials exist now. Without password, keys and certificates the root user has no long-lived credentials, and missing MFA is not a gap.',
  limits: [
    'Says that access keys exist, not which, nor whether an inactive one counts.',
    'Says that MFA is on, not with what kind of device or who holds it.',
    'Older partitions and emulators leave keys out: a key that is not there is unknown, not "none".',
  ],
  controls: ['root-access-key', 'root-mfa', 'central-root'],
  partitions: {},
  failures: { KeyMissing: 'The answer lacks this key: unknown, never "none".' },

  async run({ call }) {
    const answer = await call(API, {});
    const summary = answer.SummaryMap as Readonly<Record<string, number | undefined>> | undefined;
    if (summary === undefined) throw new MissingAnswer(API, 'a summary');
    const origin = { source: API, requestId: requestIdOf(answer) } as const;
    return KEYS.map(([field, key]): AccountFinding => {
      const count = summary[key];
      if (typeof count !== 'number' || Number.isNaN(count)) return missing(field, API, key);
      const value: YesNo = count > 0 ? 'yes' : 'no';
      return { field, value, origin };
    });
  },
};
