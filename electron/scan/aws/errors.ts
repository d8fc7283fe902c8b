/**
 * What a failed call means: pure classification of anything that an SDK client may throw.
 *
 * AWS spells its codes with and without "Exception", some answers come from something that is not AWS at all (a proxy, an
 * emulator that does not know the call), and some failures never leave the machine. Each becomes one kind, which says what
 * the engine does, and one reason, which is what the user is told about the fact. No kind means "fine" and none "gap".
 */
import type { UnknownReason } from '../../../shared/register/facts.ts';
import { RefusedRequest } from '../http/refused.ts';
import { AwsTroubleError } from './trouble.ts';

export type FailureKind =
  | 'throttled'
  /** The caller's own session has ended: pause, renew, continue. */
  | 'credentials-expired'
  /** There are no credentials, or AWS does not know them. */
  | 'credentials-missing'
  | 'clock-skew'
  | 'network'
  | 'server'
  | 'denied'
  | 'scp-denied'
  | 'suspended'
  | 'not-management'
  /** The other side does not know this call, or is not AWS. */
  | 'unsupported'
  /** A definite "there is none" of the kind asked; the check says what that means. */
  | 'absent'
  | 'cancelled'
  /** Our own refusal to send. */
  | 'refused'
  | 'other';

export interface AwsFailure {
  readonly kind: FailureKind;
  readonly reason: UnknownReason;
  /** Without "Exception" and namespaces: `AccessDenied`, `NoSuchEntity`. Never empty. */
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  /** What the other side said, shortened and without key ids; for support. */
  readonly detail: string;
  /** Where it never came to an answer of AWS, and why is known: in words that may be shown. */
  readonly trouble?: AwsTroubleError;
}

/** Thrown by every call of the engine once it has given up: an error that has been understood. */
export class AwsCallError extends Error {
  readonly failure: AwsFailure;
  /** The API that failed, such as `iam:GetAccountSummary`. */
  readonly api: string;

  constructor(api: string, failure: AwsFailure) {
    super(`${api}: ${failure.code}`);
    this.name = 'AwsCallError';
    this.api = api;
    this.failure = failure;
  }
}

const codes = (...list: string[]): ReadonlySet<string> => new Set(list.map((code) => code.toLowerCase()));

const THROTTLED = codes(
  'Throttling',
  'Throttled',
  'ThrottledClient',
  'RequestThrottled',
  'RequestLimitExceeded',
  'TooManyRequests',
  'BandwidthLimitExceeded',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceeded',
  'RateExceeded',
  'SlowDown',
  'EC2Throttled',
  'TransactionInProgress',
  'ConcurrentModification',
);
const EXPIRED = codes(
  'ExpiredToken',
  'TokenRefreshRequired',
  'ExpiredCredentials',
  'TokenProviderError',
  'Unauthorized_SSO',
);
const UNKNOWN_CREDENTIALS = codes(
  'InvalidClientTokenId',
  'UnrecognizedClient',
  'InvalidAccessKeyId',
  'MissingAuthenticationToken',
  'CredentialsProviderError',
  'ProviderError',
);
const SKEWED = codes('RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture');
const SIGNATURE = codes('InvalidSignature', 'SignatureDoesNotMatch', 'AuthFailure');
const NETWORK = codes(
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNABORTED',
  'TimeoutError',
  'RequestTimeout',
  'NetworkingError',
  'SocketError',
);
const DENIED = codes(
  'AccessDenied',
  'UnauthorizedOperation',
  'NotAuthorized',
  'Unauthorized',
  'Forbidden',
  'AccessDeniedForDependency',
);
const NOT_MANAGEMENT = codes('AccountNotManagementOrDelegatedAdministrator', 'CallerIsNotManagementAccount');
const UNSUPPORTED = codes(
  'UnknownOperation',
  'InvalidAction',
  'NotImplemented',
  'NotImplementedError',
  'UnsupportedOperation',
  'UnsupportedAPIEndpoint',
  'UnsupportedCommand',
  'EndpointError',
  'UnknownEndpoint',
);
const ABSENT = codes(
  'NoSuchEntity',
  'ResourceNotFound',
  'NotFound',
  'TrailNotFound',
  'ServiceAccessNotEnabled',
  'OrganizationNotFound',
  'OrganizationNotInAllFeaturesMode',
  'AWSOrganizationsNotInUse',
  'PolicyTypeNotEnabled',
  'InvalidAccess',
  'ReportNotPresent',
  'ReportExpired',
  'ReportInProgress',
  'CredentialReportNotPresent',
  'CredentialReportExpired',
  'CredentialReportNotReady',
);
const SUSPENDED = codes('AccountSuspended', 'AccountClosed', 'AccountNotActive', 'InactiveAccount');

/** The wire code as it is compared and shown: no namespace, no "Exception". */
export function plainCode(code: string): string {
  const short = code.slice(code.lastIndexOf('#') + 1).split(/[:/]/)[0] ?? '';
  return short.replace(/(Exception|Fault)$/, '') || short || 'Unknown';
}

interface Thrown {
  name?: unknown;
  code?: unknown;
  Code?: unknown;
  message?: unknown;
  Message?: unknown;
  cause?: unknown;
  $metadata?: { httpStatusCode?: number; requestId?: string; clockSkewCorrected?: boolean };
  $response?: { statusCode?: number; headers?: Record<string, string> };
  $fault?: unknown;
}

/**
 * Classify anything thrown by a call.
 *
 * `api` matters for one code: LimitExceeded is a throttle on GenerateCredentialReport and a quota elsewhere.
 */
export function classify(thrown: unknown, api = ''): AwsFailure {
  if (thrown instanceof AwsTroubleError) return fromTrouble(thrown);
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }) as Thrown;
  const status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode ?? null;
  const requestId = error.$metadata?.requestId ?? null;
  const message = textOf(error.message) || textOf(error.Message);
  const code = plainCode(codeOf(error));
  const unreadable = isUnreadable(code, message);
  const answer = (kind: FailureKind, reason: UnknownReason): AwsFailure => ({
    kind,
    reason,
    code: unreadable ? 'UnreadableAnswer' : code,
    status,
    requestId,
    // The SDK's own words about a body that it cannot read help nobody.
    detail: unreadable
      ? `The answer could not be read${status === null ? '' : ` (HTTP ${status})`}.`
      : shortened(code, message),
  });

  if (thrown instanceof RefusedRequest) return answer('refused', 'failed');
  const key = code.toLowerCase();
  if (key === 'abort' || key === 'aborterror') return answer('cancelled', 'not-scanned');
  if (isThrottle(key, status, message, api)) return answer('throttled', 'throttled');
  if (EXPIRED.has(key) || isExpiredSession(key, message)) return answer('credentials-expired', 'not-scanned');
  if (SKEWED.has(key) || (SIGNATURE.has(key) && isAboutTime(message))) return answer('clock-skew', 'failed');
  if (UNKNOWN_CREDENTIALS.has(key) || SIGNATURE.has(key)) return answer('credentials-missing', 'access-denied');
  if (SUSPENDED.has(key)) return answer('suspended', 'account-suspended');
  if (NOT_MANAGEMENT.has(key)) return answer('not-management', 'not-management');
  if (unreadable || isNotAws(key, status, message, error)) return answer('unsupported', 'unsupported-endpoint');
  if (DENIED.has(key)) return denied(answer, message);
  if (ABSENT.has(key)) return answer('absent', 'failed');
  if (status !== null && status >= 500) return answer('server', 'failed');
  if (NETWORK.has(key) || isCertificate(key)) return answer('network', 'failed');
  if (status === 401 || status === 403) return denied(answer, message);
  return answer('other', 'failed');
}

const KIND_OF_TROUBLE: Record<AwsTroubleError['kind'], [FailureKind, UnknownReason]> = {
  setup: ['refused', 'failed'],
  credentials: ['credentials-missing', 'access-denied'],
  ended: ['credentials-expired', 'not-scanned'],
  network: ['network', 'failed'],
};

function fromTrouble(trouble: AwsTroubleError): AwsFailure {
  const [kind, reason] = KIND_OF_TROUBLE[trouble.kind];
  return { kind, reason, code: trouble.code, status: null, requestId: null, detail: trouble.message, trouble };
}

function denied(answer: (kind: FailureKind, reason: UnknownReason) => AwsFailure, message: string): AwsFailure {
  if (/(service|resource) control policy/i.test(message)) return answer('scp-denied', 'scp-denied');
  return answer('denied', 'access-denied');
}

function isThrottle(key: string, status: number | null, message: string, api: string): boolean {
  if (THROTTLED.has(key) || status === 429) return true;
  if (key === 'limitexceeded' && api === 'iam:GenerateCredentialReport') return true;
  return /rate exceeded|too many requests|request is already in progress/i.test(message);
}

/** SSO and other providers tell of an ended session in words alone. */
function isExpiredSession(key: string, message: string): boolean {
  const provider = key === 'credentialsprovidererror' || key === 'tokenprovidererror' || key === 'providererror';
  return provider && /expired|is invalid|refresh|re-?authenticate|sso login|aws login/i.test(message);
}

function isAboutTime(message: string): boolean {
  return /signature (expired|not yet current)|request (time|date)|clock/i.test(message);
}

/** An answer that AWS would not give: an unknown action, a web page, a body that cannot be read. */
function isNotAws(key: string, status: number | null, message: string, error: Thrown): boolean {
  if (UNSUPPORTED.has(key) || status === 501 || status === 405) return true;
  if (/not (yet )?(been )?implemented|unknown (action|operation)|could not find operation/i.test(message)) return true;
  const nameless = key === 'unknown' || key === 'unknownerror' || key === 'error' || /^\d{3}$/.test(key);
  return nameless && error.$response !== undefined && (status === null || status < 500);
}

function isUnreadable(code: string, message: string): boolean {
  return code === 'SyntaxError' || /deserialization error|parse error|<!doctype|<html/i.test(message);
}

function isCertificate(key: string): boolean {
  return /^(cert_|err_tls|err_ssl|unable_to_|self_signed|depth_zero)/.test(key);
}

function codeOf(error: Thrown): string {
  const name = textOf(error.name);
  const wire = textOf(error.Code) || textOf(error.code);
  // Failures of Node carry a generic name and the telling code beside it.
  if (wire !== '' && (name === '' || name === 'Error' || name === 'TypeError' || name === 'UnknownError')) return wire;
  if ((name === '' || name === 'Error' || name === 'TypeError') && typeof error.cause === 'object' && error.cause) {
    const inner = textOf((error.cause as Thrown).code);
    if (inner !== '') return inner;
  }
  return name || wire || 'Unknown';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

const DETAIL_LENGTH = 300;

/** Access key ids and long opaque strings do not belong in a message, even though AWS may quote them. */
function shortened(code: string, message: string): string {
  const text = message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '(key)')
    .replace(/[A-Za-z0-9+/=]{48,}/g, '(…)')
    .replace(/\s+/g, ' ')
    .trim();
  const whole = text === '' || text === code ? code : `${code}: ${text}`;
  return whole.length > DETAIL_LENGTH ? `${whole.slice(0, DETAIL_LENGTH - 1)}…` : whole;
}
