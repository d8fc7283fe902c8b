/** What AWS says about an account, fact by fact, in a phrase. A fact without a phrase of its own is shown as it is. */

import { signInRulesInWords } from '../../shared/custody/sign-in-gate.ts';
import type {
  AlternateContact,
  AwsAccountFacts,
  AwsOrganizationFacts,
  AwsOrganizationField,
  MonitoringPart,
  SecurityHubPresence,
} from '../../shared/register/aws-facts.ts';
import {
  billingTransfersInWords,
  delegatedAdminsInWords,
  emailChangeInWords,
  identityCenterInWords,
  invitationsInWords,
  rootRuleInWords,
  verifiedInWords,
} from '../../shared/register/aws-words.ts';
import type { Json } from '../../shared/register/facts.ts';
import { age, day } from '../design/dates.ts';
import { valueWords } from '../design/value.tsx';
import { count } from '../design/words.ts';

type Phrases = { [Field in keyof AwsAccountFacts]?: (value: AwsAccountFacts[Field]) => string };

const PARTITIONS: Record<string, string> = {
  aws: 'Commercial (aws)',
  'aws-us-gov': 'GovCloud (aws-us-gov)',
  'aws-cn': 'China (aws-cn)',
  'aws-eusc': 'European Sovereign Cloud (aws-eusc)',
};

const LACKS: Record<MonitoringPart, string> = {
  'multi-region-trail': 'a trail in all regions',
  'trail-logging': 'a trail that logs',
  'all-management-events': 'all management events in the trail',
  'log-group': 'a log group for the trail',
  'metric-filter': 'a metric filter for root use',
  alarm: 'an alarm on the filter',
  'alarm-action': 'somebody for the alarm to tell',
  subscription: 'a confirmed subscriber',
};

const contact = (value: AlternateContact): string =>
  value.set ? parts(value.name, value.title, value.email, value.phone) : 'Not set';

const presence = ({ enabled, region }: { enabled: boolean; region: string }): string =>
  `${enabled ? 'On' : 'Off'} in ${region}`;

const securityHub = ({ unified, ...rest }: SecurityHubPresence): string =>
  unified === true ? `The unified one alone in ${rest.region}` : presence(rest);

const PHRASES: Phrases = {
  'aws.partition': (value) => PARTITIONS[value] ?? value,
  'aws.joinedMethod': (value) => (value === 'CREATED' ? 'Created in the organization' : 'Invited'),
  'aws.joinedAt': (value) => day(value),
  'aws.access': (value) => (value.as === 'caller' ? 'The caller itself' : `The role ${value.role}`),
  'aws.virtualMfa': (devices) =>
    devices.length === 0
      ? 'None'
      : devices.map((device) => parts(device.serial, enrolled(device.enrolledAt))).join('; '),
  'aws.report': (report) =>
    parts(
      yesNo('password', report.passwordEnabled),
      yesNo('MFA', report.mfaActive),
      report.keys.length === 0 ? 'no keys' : count(report.keys.length, 'key'),
      report.certificates.length === 0 ? 'no certificates' : count(report.certificates.length, 'certificate'),
      report.passwordLastUsedAt === null ? 'no sign-in recorded' : `last sign-in ${day(report.passwordLastUsedAt)}`,
    ),
  'aws.lastUse': (use) =>
    use.used
      ? parts(
          `${day(use.at)} (${age(use.at)} ago)`,
          use.with === 'password' ? 'by password' : `by access key ${use.with.slice(-1)}`,
          use.service,
          use.region,
        )
      : 'No use recorded',
  'aws.contact.security': contact,
  'aws.contact.billing': contact,
  'aws.contact.operations': contact,
  'aws.contactInformation': (contact) =>
    parts(contact.name, contact.company, contact.phone || 'no phone number', verifiedInWords(contact)),
  'aws.emailChange': (change) => emailChangeInWords(change, day),
  'aws.invitations': (invitations) => invitationsInWords(invitations, day),
  'aws.govCloudAccount': (link) => (link.linked ? parts(link.account, link.state) : 'None'),
  'aws.monitoring': ({ complete, missing, alarm, rules }) =>
    complete
      ? `Complete: alarm ${alarm ?? ''}`.trim()
      : parts(
          `Lacks ${missing.map((part) => LACKS[part]).join(', ')}`,
          rules?.length ? rules.map(rootRuleInWords).join(', ') : null,
        ),
  'aws.rootEvents': (events) =>
    events.total === 0 && !events.central?.length
      ? `None recorded in ${events.region}`
      : parts(
          `${count(events.total, 'event')} in ${events.region}`,
          count(events.signIns, 'sign-in'),
          events.signInsWithoutMfa > 0 ? `${events.signInsWithoutMfa} without MFA` : null,
          events.sessions ? `${count(events.sessions, 'session')} for programs` : null,
          events.central?.length ? `${count(events.central.length, 'change')} by central root access` : null,
        ),
  'aws.guardDuty': presence,
  'aws.securityHub': securityHub,
  'aws.rootDenied': ({ denied, exempt, policies }) =>
    exempt
      ? 'The management account is never bound by policies'
      : denied
        ? `Denied by ${policies.map((policy) => policy.policyName).join(', ')}`
        : 'No policy denies the root user anything',
  'aws.signIn': signInRulesInWords,
  'aws.signInControl': signInRulesInWords,
  'aws.leavingDenied': ({ denied }) =>
    denied === 'yes' ? 'Denied by policy' : denied === 'no' ? 'Not denied' : 'Denied to some, or under a condition',
  'aws.rootDevices': (devices) =>
    devices.length === 0
      ? 'None'
      : devices.map((device) => parts(device.kind.replaceAll('-', ' '), device.serial)).join('; '),
  'aws.rootKeys': (keys) =>
    keys.length === 0
      ? 'None'
      : keys
          .map((key) =>
            parts(
              key.id,
              key.active ? 'active' : 'inactive',
              key.lastUsedAt ? `used ${day(key.lastUsedAt)}` : 'never used',
            ),
          )
          .join('; '),
  'aws.rootPassword': ({ present, setAt }) => (present ? parts('Present', setAt && `set ${day(setAt)}`) : 'None'),
};

/** The same for organizations. */
const OF_ORGANIZATIONS: { readonly [Field in AwsOrganizationField]?: (value: AwsOrganizationFacts[Field]) => string } =
  {
    'aws.partition': (value) => PARTITIONS[value] ?? value,
    'aws.featureSet': (value) => (value === 'ALL' ? 'All features' : 'Consolidated billing alone'),
    'aws.delegatedAdmins': delegatedAdminsInWords,
    'aws.billingTransfers': billingTransfersInWords,
    'aws.identityCenter': identityCenterInWords,
  };

/** The phrase for a fact that AWS states; `null` where the field has none and its value speaks for itself. */
export function awsFactWords(field: string, value: Json): string | null {
  const phrase = { ...OF_ORGANIZATIONS, ...PHRASES }[field as keyof AwsAccountFacts] as
    | ((value: Json) => string)
    | undefined;
  if (phrase === undefined || value === null) return null;
  try {
    return phrase(value);
  } catch {
    // A fact of an older version may have another shape; its plain value is still true.
    return valueWords(value);
  }
}

function parts(...all: readonly (string | null | undefined)[]): string {
  return all.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

function yesNo(what: string, value: boolean | null): string {
  return value === null ? `${what} not told` : `${what} ${value ? 'on' : 'off'}`;
}

function enrolled(at: string | null): string | null {
  return at === null ? null : `enrolled ${day(at)}`;
}
