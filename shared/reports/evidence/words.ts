/** Values and sources in words, for people who read a report. */
import { signInRulesInWords } from '../../custody/sign-in-gate.ts';
import type { AwsAccountFacts } from '../../register/aws-facts.ts';
import { emailChangeInWords, invitationsInWords, rootRuleInWords, verifiedInWords } from '../../register/aws-words.ts';
import type { Json, Provenance, UnknownReason } from '../../register/facts.ts';

export const UNKNOWN_PHRASES: Record<UnknownReason, string> = {
  'not-recorded': 'not recorded',
  'not-scanned': 'not scanned',
  'access-denied': 'access denied',
  'scp-denied': 'denied by policy',
  throttled: 'throttled',
  'account-suspended': 'account suspended',
  'partition-unsupported': 'not in this partition',
  'key-missing': 'not in the answer',
  'not-management': 'not the management account',
  'unsupported-endpoint': 'the endpoint cannot say',
  failed: 'reading failed',
  stale: 'too old',
  conditional: 'hangs on a condition',
};

/** "24 Nov 2026", in UTC, the same everywhere. */
export function dayWords(iso: string | null | undefined): string {
  if (!iso) return '';
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "24 Nov 2026, 09:30 UTC". */
export function momentWords(iso: string | null | undefined): string {
  if (!iso) return '';
  return iso.length > 10 ? `${dayWords(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC` : dayWords(iso);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Where a fact comes from: `aws:iam:GetAccountSummary` becomes "AWS, iam GetAccountSummary". */
export function sourceWords({ source }: Pick<Provenance, 'source'>): string {
  const [kind, first, second] = source.split(':');
  if (kind === 'aws') return ['AWS', [SERVICES[first ?? ''] ?? first, second].filter(Boolean).join(' ')].join(', ');
  if (kind === 'file') return first === undefined ? 'File' : `File, ${first.replaceAll('-', ' ')}`;
  if (kind === 'person') return 'A person’s statement';
  if (kind === 'drill') return 'A drill';
  return source;
}

const SERVICES: Record<string, string> = {
  iam: 'IAM',
  sts: 'STS',
  organizations: 'Organizations',
  account: 'Account Management',
  cloudtrail: 'CloudTrail',
  cloudwatch: 'CloudWatch',
  logs: 'CloudWatch Logs',
  guardduty: 'GuardDuty',
  securityhub: 'Security Hub',
  sns: 'SNS',
};

const INSTANT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;
type Words = Record<string, (value: never) => string>;

const contact = (value: AwsAccountFacts['aws.contact.security']): string =>
  value.set ? listed([value.name, value.title, value.email, value.phone]) : 'Not set';

/** Fields whose value is more than a text or a list. */
const PHRASES: Words = {
  'aws.lastUse': (use: AwsAccountFacts['aws.lastUse']) =>
    use.used
      ? listed([dayWords(use.at), `by ${use.with.replaceAll('-', ' ')}`, use.service, use.region])
      : 'No use recorded',
  'aws.virtualMfa': (devices: AwsAccountFacts['aws.virtualMfa']) =>
    devices.length === 0 ? 'None' : devices.map(({ serial }) => serial).join('; '),
  'aws.contact.security': contact,
  'aws.contact.billing': contact,
  'aws.contact.operations': contact,
  'aws.contactInformation': (value: AwsAccountFacts['aws.contactInformation']) =>
    listed([value.name, value.company, value.phone, verifiedInWords(value)]),
  'aws.emailChange': (value: AwsAccountFacts['aws.emailChange']) => emailChangeInWords(value, dayWords),
  'aws.invitations': (value: AwsAccountFacts['aws.invitations']) => invitationsInWords(value, dayWords),
  'aws.govCloudAccount': (value: AwsAccountFacts['aws.govCloudAccount']) =>
    value.linked ? listed([value.account, value.state]) : 'None',
  'aws.monitoring': (value: AwsAccountFacts['aws.monitoring']) =>
    value.complete
      ? `Alarm ${value.alarm ?? 'set'}`
      : listed([`Lacks ${value.missing.join(', ').replaceAll('-', ' ')}`, ...(value.rules ?? []).map(rootRuleInWords)]),
  'aws.rootEvents': (value: AwsAccountFacts['aws.rootEvents']) =>
    value.total === 0
      ? `None in ${value.days} days`
      : `${value.total} in ${value.days} days, ${value.signIns} sign-ins, ${value.signInsWithoutMfa} without MFA`,
  'aws.guardDuty': (value: AwsAccountFacts['aws.guardDuty']) => `${value.enabled ? 'On' : 'Off'} in ${value.region}`,
  'aws.securityHub': (value: AwsAccountFacts['aws.securityHub']) =>
    value.unified === true ? `Unified alone in ${value.region}` : `${value.enabled ? 'On' : 'Off'} in ${value.region}`,
  'aws.access': (value: AwsAccountFacts['aws.access']) =>
    value.as === 'caller' ? 'The caller itself' : `Role ${value.role}`,
  'aws.rootDenied': (value: AwsAccountFacts['aws.rootDenied']) =>
    value.exempt
      ? 'Not bound by policies'
      : value.denied
        ? value.policies.map(({ policyName }) => policyName).join('; ')
        : 'No',
  'aws.signIn': signInRulesInWords,
  'aws.signInControl': signInRulesInWords,
  'aws.leavingDenied': ({ denied }: AwsAccountFacts['aws.leavingDenied']) =>
    denied === 'yes' ? 'Denied' : denied === 'no' ? 'Not denied' : 'Denied to some, or under a condition',
  'aws.report': (value: AwsAccountFacts['aws.report']) =>
    listed([
      value.passwordEnabled === null ? null : `password ${value.passwordEnabled ? 'on' : 'off'}`,
      `MFA ${value.mfaActive ? 'on' : 'off'}`,
      `${value.keys.length} access keys`,
      `${value.certificates.length} certificates`,
    ]),
};

/** A value in words; what has no words of its own is told part by part. */
export function valueWords(field: string, value: Json | null | undefined, name: (key: string) => string): string {
  const phrase = Object.hasOwn(PHRASES, field) ? PHRASES[field] : undefined;
  if (phrase !== undefined && typeof value === 'object' && value !== null) return phrase(value as never);
  // The address itself is the statement there, whoever reads it.
  return /email$/i.test(field) ? plain(value, (key) => key) : plain(value, name);
}

function plain(value: Json | null | undefined, name: (key: string) => string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (INSTANT.test(value)) return dayWords(value);
    return SIMPLE[value] ?? name(value);
  }
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    return list.length === 0 ? 'None' : list.map((entry) => plain(entry, name)).join('; ');
  }
  const { person, group, role, delivery, level, from, until, ...rest } = value as Record<string, Json | undefined>;
  const who = person ?? group;
  const parts = Object.entries(rest)
    .filter(([, entry]) => entry !== null && entry !== undefined)
    .map(([key, entry]) => `${key}: ${plain(entry, name)}`);
  return listed([
    who === undefined ? null : plain(who, name),
    ...[role, level].map((word) => (typeof word === 'string' ? (SIMPLE[word] ?? word) : null)),
    typeof delivery === 'string' && delivery !== 'all' ? `delivery ${delivery}` : null,
    typeof from === 'string' ? `since ${dayWords(from)}` : null,
    typeof until === 'string' ? `until ${dayWords(until)}` : null,
    ...parts,
  ]);
}

const SIMPLE: Record<string, string> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Unknown',
  none: 'None',
  active: 'Active',
  leaving: 'Leaving',
  left: 'Has left',
  ACTIVE: 'Active',
  SUSPENDED: 'Suspended',
  CLOSED: 'Closed',
  PENDING_CLOSURE: 'Closing',
  PENDING_ACTIVATION: 'Not activated yet',
  fido: 'Security key',
  passkey: 'Passkey',
  'hardware-totp': 'Hardware token',
  totp: 'Authenticator app',
  mail: 'Mail group',
  access: 'Access group',
  read: 'can read',
  manage: 'can manage',
  grant: 'can grant access',
};

function listed(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
}
