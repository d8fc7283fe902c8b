/** What a simulated account has set up to notice the use of its root user, and the events that CloudTrail recorded. */

export interface SimulatedTrail {
  name: string;
  homeRegion: string;
  multiRegion: boolean;
  /** A trail of the organization: it shows in each member account too. */
  organization: boolean;
  logging: boolean;
  /** Name of the CloudWatch Logs group that the trail writes to, if any. */
  logGroup: string | null;
  /** `All` is what the strict form of the check asks for. */
  readWriteType: 'All' | 'ReadOnly' | 'WriteOnly';
  /** Recorded with advanced event selectors instead of classic ones. */
  advancedSelectors: boolean;
}

export interface SimulatedMetricFilter {
  region: string;
  logGroup: string;
  name: string;
  pattern: string;
  metricNamespace: string;
  metricName: string;
}

export interface SimulatedAlarm {
  region: string;
  name: string;
  metricNamespace: string;
  metricName: string;
  actionsEnabled: boolean;
  /** ARNs, usually of an SNS topic. */
  actions: string[];
}

export interface SimulatedTopic {
  region: string;
  name: string;
  subscriptions: { protocol: string; endpoint: string; confirmed: boolean }[];
}

/** Shared by many accounts of a generated organization: replace it as a whole rather than change it in place. */
export interface SimulatedDetection {
  trails: SimulatedTrail[];
  /** Log groups that exist. A group that a trail or a filter names exists without being listed. */
  logGroups: { region: string; name: string }[];
  metricFilters: SimulatedMetricFilter[];
  alarms: SimulatedAlarm[];
  topics: SimulatedTopic[];
  guardDuty: { region: string; detectorId: string; enabled: boolean }[];
  securityHub: { region: string; subscribedAt: string }[];
  /** Rules of EventBridge’s default bus. */
  eventRules?: { region: string; name: string; pattern: object; state: string; targets: string[] }[];
  /** The unified Security Hub, which is another service; absent: not subscribed. */
  securityHubV2?: { region: string; subscribedAt: string }[];
}

export interface SimulatedRootEvent {
  at: string;
  /** e.g. `ConsoleLogin`, `PasswordRecoveryRequested`, `CreateAccessKey`. */
  name: string;
  /** Where it was recorded; a sign-in always in the partition's global Region. */
  region: string;
  source: string;
  eventType: 'AwsConsoleSignIn' | 'AwsApiCall' | 'AwsServiceEvent';
  /** For `ConsoleLogin`. */
  mfaUsed?: boolean;
  failed?: boolean;
  /** The event comes from a central AssumeRoot session, not from a person signing in as root. */
  assumedRoot?: boolean;
  /** An AWS service acted, e.g. `support.amazonaws.com`. */
  invokedBy?: string;
  sourceIp?: string;
  /** The account that a call names, where it is about another one: then somebody other than the root user made it. */
  about?: string;
}

/** The metric filter pattern that the CIS benchmark asks for. */
export const CIS_ROOT_USAGE_PATTERN =
  '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }';
