/** How each AWS service speaks: its protocol, and what its common errors are called on the wire. */

export type ServiceName =
  | 'sts'
  | 'iam'
  | 'organizations'
  | 'account'
  | 'cloudtrail'
  | 'logs'
  | 'cloudwatch'
  | 'sns'
  | 'events'
  | 'sso-admin'
  | 'identitystore'
  | 'guardduty'
  | 'securityhub'
  | 'signin';

export type Protocol = 'query' | 'json' | 'rest-json';

/** Code on the wire and HTTP status. */
export type WireCode = readonly [code: string, status: number];

export interface Dialect {
  /** As in the Authorization header's credential scope; CloudWatch signs as `monitoring`. */
  readonly signingName: string;
  readonly protocol: Protocol;
  /** Query protocol: the XML namespace. */
  readonly xmlNamespace?: string;
  /** Query protocol: `Version`. */
  readonly version?: string;
  /** JSON protocol: the part of X-Amz-Target before the dot. */
  readonly targetPrefix?: string;
  /** Organizations spells the field of an error's text with a capital. */
  readonly messageField?: 'Message';
  readonly accessDenied: WireCode;
  readonly throttled: WireCode;
  readonly throttledMessage: string;
  readonly internalError: WireCode;
  readonly expiredToken: WireCode;
  readonly unknownKey: WireCode;
  readonly missingToken: WireCode;
  readonly clockSkew: WireCode;
  readonly unknownOperation: WireCode;
  readonly validation: WireCode;
}

const QUERY = {
  protocol: 'query',
  accessDenied: ['AccessDenied', 403],
  throttled: ['Throttling', 400],
  throttledMessage: 'Rate exceeded',
  internalError: ['ServiceFailure', 500],
  expiredToken: ['ExpiredToken', 403],
  unknownKey: ['InvalidClientTokenId', 403],
  missingToken: ['MissingAuthenticationToken', 403],
  clockSkew: ['SignatureDoesNotMatch', 403],
  unknownOperation: ['InvalidAction', 400],
  validation: ['ValidationError', 400],
} as const;

const JSON_RPC = {
  protocol: 'json',
  accessDenied: ['AccessDeniedException', 400],
  throttled: ['ThrottlingException', 400],
  throttledMessage: 'Rate exceeded',
  internalError: ['InternalFailure', 500],
  expiredToken: ['ExpiredTokenException', 400],
  unknownKey: ['UnrecognizedClientException', 400],
  missingToken: ['MissingAuthenticationTokenException', 400],
  clockSkew: ['InvalidSignatureException', 400],
  unknownOperation: ['UnknownOperationException', 400],
  validation: ['ValidationException', 400],
} as const;

const REST_JSON = {
  protocol: 'rest-json',
  accessDenied: ['AccessDeniedException', 403],
  throttled: ['TooManyRequestsException', 429],
  throttledMessage: 'Too Many Requests',
  internalError: ['InternalServerException', 500],
  expiredToken: ['ExpiredTokenException', 403],
  unknownKey: ['UnrecognizedClientException', 403],
  missingToken: ['MissingAuthenticationTokenException', 403],
  clockSkew: ['InvalidSignatureException', 403],
  unknownOperation: ['UnknownOperationException', 404],
  validation: ['ValidationException', 400],
} as const;

export const DIALECTS: Record<ServiceName, Dialect> = {
  sts: {
    ...QUERY,
    signingName: 'sts',
    version: '2011-06-15',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    internalError: ['InternalFailure', 500],
  },
  iam: {
    ...QUERY,
    signingName: 'iam',
    version: '2010-05-08',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  },
  organizations: {
    ...JSON_RPC,
    signingName: 'organizations',
    targetPrefix: 'AWSOrganizationsV20161128',
    messageField: 'Message',
    // Unlike Account Management, which answers 429, Organizations sends the same name as 400.
    throttled: ['TooManyRequestsException', 400],
    throttledMessage:
      'AWS Organizations could not perform the operation because another request is already in progress.',
    internalError: ['ServiceException', 500],
    validation: ['InvalidInputException', 400],
  },
  account: { ...REST_JSON, signingName: 'account' },
  cloudtrail: { ...JSON_RPC, signingName: 'cloudtrail', targetPrefix: 'CloudTrail_20131101' },
  logs: {
    ...JSON_RPC,
    signingName: 'logs',
    targetPrefix: 'Logs_20140328',
    validation: ['InvalidParameterException', 400],
  },
  cloudwatch: {
    ...QUERY,
    signingName: 'monitoring',
    version: '2010-08-01',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    targetPrefix: 'GraniteServiceVersion20100801',
    internalError: ['InternalServiceFault', 500],
    validation: ['InvalidParameterValue', 400],
  },
  sns: {
    ...QUERY,
    signingName: 'sns',
    version: '2010-03-31',
    xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    accessDenied: ['AuthorizationError', 403],
    internalError: ['InternalError', 500],
    validation: ['InvalidParameter', 400],
  },
  events: { ...JSON_RPC, signingName: 'events', targetPrefix: 'AWSEvents' },
  'sso-admin': { ...JSON_RPC, signingName: 'sso', targetPrefix: 'SWBExternalService' },
  identitystore: { ...JSON_RPC, signingName: 'identitystore', targetPrefix: 'AWSIdentityStore' },
  guardduty: { ...REST_JSON, signingName: 'guardduty', validation: ['BadRequestException', 400] },
  securityhub: { ...REST_JSON, signingName: 'securityhub', internalError: ['InternalException', 500] },
  signin: { ...REST_JSON, signingName: 'signin', throttled: ['TooManyRequestsError', 429] },
};

export const SERVICE_NAMES = Object.keys(DIALECTS) as ServiceName[];
