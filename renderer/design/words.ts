/** The words of the window: one wording for each state, severity, reason and source, and what the terms mean. */
import type { Severity } from '../../shared/gaps/rule.ts';
import type { AccountRecord } from '../../shared/register/document.ts';
import type { Basis, UnknownReason } from '../../shared/register/facts.ts';
import { numeral } from './locale.ts';

/** How something stands. One visual language for all of it, everywhere. */
export type Standing = 'fine' | Severity | 'unknown' | 'not-applicable';

export const STANDING_WORDS: Record<Standing, string> = {
  fine: 'Fine',
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
  unknown: 'Unknown',
  'not-applicable': 'Not applicable',
};

export const BASIS_WORDS: Record<Basis, string> = { observed: 'Observed', declared: 'Declared', tested: 'Tested' };

export const BASIS_MEANS: Record<Basis, string> = {
  observed: 'A service or a file said so.',
  declared: 'A person said so.',
  tested: 'A drill showed it.',
};

/** Why something is unknown, in two or three words and in a sentence. */
export const UNKNOWN_WORDS: Record<UnknownReason, readonly [short: string, sentence: string]> = {
  'not-recorded': ['not recorded', 'Nobody has recorded this yet.'],
  'not-scanned': ['not scanned', 'No scan has read this yet.'],
  'access-denied': ['access denied', 'The read role may not see this. Give it the permission, then scan again.'],
  'scp-denied': ['denied by policy', 'A service control policy denies this reading.'],
  throttled: ['throttled', 'AWS asked us to slow down and the reading was not finished. Scan again.'],
  'account-suspended': ['account suspended', 'AWS does not answer for a suspended account.'],
  'partition-unsupported': ['not in this partition', 'AWS does not offer this in the partition of the account.'],
  'key-missing': ['not in the answer', 'AWS answered, but left this out.'],
  'not-management': ['not the management account', 'Only the management account can read this.'],
  'unsupported-endpoint': ['endpoint cannot say', 'The AWS endpoint does not know this call.'],
  failed: ['reading failed', 'The reading failed. Scan again.'],
  stale: ['too old', 'This was known once, but longer ago than the review interval allows.'],
  conditional: ['under a condition', 'It hangs on a condition that nobody can check from here.'],
};

/** Where a fact comes from, for people: `aws:iam:GetAccountSummary` becomes "AWS, IAM GetAccountSummary". */
export function sourceWords(source: string): string {
  const [kind, first, second] = source.split(':');
  if (kind === 'aws')
    return ['AWS', [serviceWords(first), second].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  if (kind === 'file') return first === undefined ? 'File' : `File, ${first.replaceAll('-', ' ')}`;
  if (kind === 'person') return 'Somebody’s statement';
  if (kind === 'drill') return 'Drill';
  return source;
}

function serviceWords(service: string | undefined): string {
  if (service === undefined) return '';
  return SERVICE_WORDS[service] ?? service;
}

const SERVICE_WORDS: Record<string, string> = {
  iam: 'IAM',
  sts: 'STS',
  organizations: 'Organizations',
  account: 'Account',
  cloudtrail: 'CloudTrail',
  guardduty: 'GuardDuty',
  securityhub: 'Security Hub',
};

const ACCOUNT_STATE_WORDS: Record<string, string> = {
  PENDING_ACTIVATION: 'Pending activation',
  ACTIVE: 'Active',
  SUSPENDED: 'Suspended',
  PENDING_CLOSURE: 'Pending closure',
  CLOSED: 'Closed',
};

export function accountStateWords(state: AccountRecord['state']): string {
  return state ? (ACCOUNT_STATE_WORDS[state] ?? state) : 'Unknown';
}

/** "1 account", "3 accounts", "1,200 accounts". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${numeral(number)} ${number === 1 ? one : many}`;
}

/** "Alice, Bob and 3 more". */
export function listed(names: readonly string[], most = 3): string {
  if (names.length <= most) return joined(names);
  return `${names.slice(0, most).join(', ')} and ${count(names.length - most, 'more', 'more')}`;
}

function joined(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
