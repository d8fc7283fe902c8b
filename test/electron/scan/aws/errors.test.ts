/** What failed calls mean: both spellings of every code, answers that are not AWS's, and anything else that is thrown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../../../../electron/scan/aws/errors.ts';
import { classify, plainCode } from '../../../../electron/scan/aws/errors.ts';
import { RefusedRequest } from '../../../../electron/scan/http/refused.ts';
import { UNKNOWN_REASONS } from '../../../../shared/register/facts.ts';

const thrown = (name: string, status = 400, message = '') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status, requestId: 'r-1' } });

const CODES: [FailureKind, string, string[]][] = [
  [
    'throttled',
    'throttled',
    [
      'Throttling',
      'ThrottlingException',
      'ThrottledException',
      'RequestThrottledException',
      'TooManyRequestsException',
      'RequestLimitExceeded',
      'SlowDown',
      'PriorRequestNotComplete',
      'ConcurrentModificationException',
    ],
  ],
  ['credentials-expired', 'not-scanned', ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']],
  [
    'credentials-missing',
    'access-denied',
    ['InvalidClientTokenId', 'UnrecognizedClientException', 'SignatureDoesNotMatch'],
  ],
  ['clock-skew', 'failed', ['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture']],
  ['denied', 'access-denied', ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']],
  [
    'not-management',
    'not-management',
    [
      'AccountNotManagementOrDelegatedAdministrator',
      'AccountNotManagementOrDelegatedAdministratorException',
      'CallerIsNotManagementAccountException',
    ],
  ],
  [
    'unsupported',
    'unsupported-endpoint',
    ['UnknownOperationException', 'InvalidAction', 'NotImplementedException', 'NotImplemented'],
  ],
  [
    'absent',
    'failed',
    [
      'NoSuchEntity',
      'NoSuchEntityException',
      'ResourceNotFoundException',
      'ReportNotPresent',
      'CredentialReportNotReadyException',
      'AWSOrganizationsNotInUseException',
    ],
  ],
];

describe.each(CODES)('%s', (kind, reason, names) => {
  test.each(names)('%s, with and without namespace', (name) => {
    for (const spelling of [name, `com.amazonaws.some#${name}`, `${plainCode(name)}Exception`])
      expect(classify(thrown(spelling)), spelling).toMatchObject({
        kind,
        reason,
        code: plainCode(name),
        requestId: 'r-1',
      });
  });
});

const CASES: [string, unknown, string, FailureKind, string][] = [
  ['429 without a code', thrown('Error', 429), '', 'throttled', 'throttled'],
  ['a throttle told in words alone', thrown('ValidationError', 400, 'Rate exceeded'), '', 'throttled', 'throttled'],
  [
    'LimitExceeded of the report',
    thrown('LimitExceeded', 409),
    'iam:GenerateCredentialReport',
    'throttled',
    'throttled',
  ],
  ['LimitExceeded of anything else', thrown('LimitExceeded', 409), 'iam:ListMFADevices', 'other', 'failed'],
  [
    'explicit deny by policy',
    thrown('AccessDenied', 403, 'with an explicit deny in a service control policy'),
    '',
    'scp-denied',
    'scp-denied',
  ],
  ['403 without a code', thrown('UnknownError', 403), '', 'denied', 'access-denied'],
  [
    'an SSO session that ended',
    thrown('CredentialsProviderError', 0, 'The SSO session associated with this profile has expired.'),
    '',
    'credentials-expired',
    'not-scanned',
  ],
  [
    'no credentials at all',
    Object.assign(new Error('Could not load credentials from any providers'), { name: 'CredentialsProviderError' }),
    '',
    'credentials-missing',
    'access-denied',
  ],
  [
    'a signature that is too old',
    thrown('SignatureDoesNotMatch', 403, 'Signature expired: 2020 is now earlier than 2021'),
    '',
    'clock-skew',
    'failed',
  ],
  ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), '', 'network', 'failed'],
  [
    'a name that is not found',
    Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } }),
    '',
    'network',
    'failed',
  ],
  [
    'a certificate that is not trusted',
    Object.assign(new Error('self signed'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
    '',
    'network',
    'failed',
  ],
  ['a server error', thrown('InternalFailure', 500), '', 'server', 'failed'],
  [
    "a gateway's web page",
    Object.assign(thrown('SyntaxError', 502, 'Unexpected token < in JSON')),
    '',
    'unsupported',
    'unsupported-endpoint',
  ],
  [
    'a web page with 200',
    Object.assign(new SyntaxError('Unexpected token <'), { $response: { statusCode: 200 } }),
    '',
    'unsupported',
    'unsupported-endpoint',
  ],
  ['501', thrown('UnknownError', 501), '', 'unsupported', 'unsupported-endpoint'],
  ['our own refusal', new RefusedRequest('no'), '', 'refused', 'failed'],
  [
    'an aborted call',
    Object.assign(new Error('Request aborted'), { name: 'AbortError' }),
    '',
    'cancelled',
    'not-scanned',
  ],
];

test.each(CASES)('%s', (_name, error, api, kind, reason) => {
  expect(classify(error, api)).toMatchObject({ kind, reason });
});

test('whatever is thrown has a kind, a known reason and a code, and quotes no key', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record(
          {
            name: fc.string(),
            message: fc.oneof(fc.string(), fc.constant('key AKIAIOSFODNN7EXAMPLE refused')),
            $metadata: fc.record({ httpStatusCode: fc.integer({ min: 100, max: 599 }) }, { requiredKeys: [] }),
          },
          { requiredKeys: [] },
        ),
      ),
      (anything) => {
        const failure = classify(anything);
        expect(UNKNOWN_REASONS).toContain(failure.reason);
        expect(failure.code).not.toBe('');
        expect(failure.detail).not.toContain('AKIAIOSFODNN7EXAMPLE');
        expect(failure.detail.length).toBeLessThanOrEqual(300);
      },
    ),
  );
});

test('no text of a denial, whatever it says, becomes "there is none"', () => {
  fc.assert(
    fc.property(fc.string(), (message) => {
      expect(['denied', 'scp-denied', 'throttled', 'unsupported']).toContain(
        classify(thrown('AccessDenied', 403, message)).kind,
      );
    }),
  );
});
