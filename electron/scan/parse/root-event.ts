/** A CloudTrail event of the root user: what it was, and whether it was the root user itself. Pure. */
import type { RootEvent, RootEventKind } from '../../../shared/register/aws-facts.ts';

export interface WireEvent {
  readonly EventId?: string | undefined;
  readonly EventName?: string | undefined;
  readonly EventTime?: Date | undefined;
  readonly CloudTrailEvent?: string | undefined;
}

interface EventRecord {
  readonly userIdentity?: {
    readonly type?: unknown;
    readonly invokedBy?: unknown;
    readonly sessionContext?: { readonly assumedRoot?: unknown };
  };
  readonly eventType?: unknown;
  readonly awsRegion?: unknown;
  readonly sourceIPAddress?: unknown;
  readonly errorCode?: unknown;
  readonly errorMessage?: unknown;
  readonly additionalEventData?: { readonly MFAUsed?: unknown };
  readonly responseElements?: { readonly ConsoleLogin?: unknown } | null;
}

const KINDS: readonly (readonly [RootEventKind, RegExp])[] = [
  ['sign-in', /^(ConsoleLogin|CheckMfa)$/],
  // What `aws login` and its relatives leave in the log.
  ['session', /^(AuthorizeOAuth2Access|CreateOAuth2Token(WithIAM)?|GetSigninToken)$/],
  ['recovery', /^PasswordRecovery/],
  ['email', /^(EmailUpdated|PrimaryEmail|StartPrimaryEmailUpdate|AcceptPrimaryEmailUpdate)/],
  ['password', /^(PasswordUpdated|ChangePassword|(Create|Update|Delete)LoginProfile)$/],
  ['mfa', /MFADevice$/],
  ['key', /(AccessKey|SigningCertificate|CloudFrontKeyPair)$/],
];

function rootEventKind(name: string): RootEventKind {
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

export type RootEventReading =
  | { readonly use: 'root'; readonly event: RootEvent }
  /** A session of central root access; the event where it changes what the root user has. */
  | { readonly use: 'assumed-root'; readonly event: RootEvent | null }
  /** A service acting, or an IAM user who is named "root". */
  | { readonly use: 'service' | 'not-root' };

/** What central root sessions do to a root user's credentials: make a login (which opens password recovery), or delete them. */
const CENTRAL_CHANGES =
  /^(CreateLoginProfile|DeleteLoginProfile|DeactivateMFADevice|CreateAccessKey|DeleteAccessKey|DeleteSigningCertificate)$/;

/**
 * Read one event. One whose record cannot be read is kept with what is known of it: leaving it out could hide a use.
 * `region` stands in where the record does not say.
 */
export function readRootEvent(wire: WireEvent, region: string): RootEventReading {
  const record = recordOf(wire.CloudTrailEvent);
  const identity = record?.userIdentity;
  if (identity?.type !== undefined && identity.type !== 'Root') return { use: 'not-root' };
  const central = String(identity?.sessionContext?.assumedRoot).toLowerCase() === 'true';
  if (central && !CENTRAL_CHANGES.test(wire.EventName ?? '')) return { use: 'assumed-root', event: null };
  if (identity?.invokedBy !== undefined || record?.eventType === 'AwsServiceEvent')
    return central ? { use: 'assumed-root', event: null } : { use: 'service' };
  const name = wire.EventName ?? '';
  const kind = rootEventKind(name);
  const mfa = text(record?.additionalEventData?.MFAUsed)?.toLowerCase();
  const failed =
    text(record?.responseElements?.ConsoleLogin) === 'Failure' ||
    record?.errorCode !== undefined ||
    record?.errorMessage !== undefined;
  return {
    use: central ? 'assumed-root' : 'root',
    event: {
      id: wire.EventId ?? '',
      at: wire.EventTime?.toISOString() ?? '',
      name,
      kind,
      mfa: kind !== 'sign-in' || mfa === undefined ? null : mfa === 'yes',
      failed,
      sourceIp: text(record?.sourceIPAddress) ?? null,
      region: text(record?.awsRegion) ?? region,
    },
  };
}

function recordOf(json: string | undefined): EventRecord | null {
  try {
    const parsed: unknown = JSON.parse(json ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as EventRecord) : null;
  } catch {
    return null;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
