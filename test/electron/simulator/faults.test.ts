import { expect, test } from 'vitest';
import { covers, type Fault, parseFault } from '../../../electron/simulator/faults.ts';

const PLAIN: Fault = {
  service: 'iam',
  operation: 'GetAccountSummary',
  where: null,
  side: null,
  kind: 'AccessDenied',
  code: null,
  value: null,
  first: null,
  share: null,
};

test.each<[string, Partial<Fault>]>([
  ['iam:GetAccountSummary=AccessDenied', {}],
  ['iam:GetAccountSummary@111122223333=AccessDenied', { where: '111122223333' }],
  ['iam:GetAccountSummary@10%=AccessDenied', { where: 0.1 }],
  ['iam:GetAccountSummary=accessdenied', {}],
  ['account:*=throttle:3', { service: 'account', operation: '*', kind: 'throttle', first: 3 }],
  ['*:*=throttle:5%', { service: '*', operation: '*', kind: 'throttle', share: 0.05 }],
  [
    'iam:GetAccountSummary=throttle/RequestThrottledException:2',
    { kind: 'throttle', code: 'RequestThrottledException', first: 2 },
  ],
  ['iam:GetAccountSummary=error', { kind: 'error' }],
  ['iam:GetAccountSummary=error/503', { kind: 'error', value: 503 }],
  ['iam:GetAccountSummary=code/LimitExceeded/409', { kind: 'code', code: 'LimitExceeded', value: 409 }],
  ['iam:GetAccountSummary=slow/250:1', { kind: 'slow', value: 250, first: 1 }],
  ['iam:GetAccountSummary=clockSkew/900', { kind: 'clockSkew', value: 900 }],
  ['iam:GetAccountSummary=reset', { kind: 'reset' }],
])('%s is understood', (text, expected) => {
  expect(parseFault(text)).toEqual({ ...PLAIN, ...expected });
});

test.each([
  '',
  'iam=AccessDenied',
  'iam:GetAccountSummary',
  'iam:GetAccountSummary=',
  'iam:GetAccountSummary=Nonsense',
  'iam:GetAccountSummary@12=AccessDenied',
  'iam:GetAccountSummary=AccessDenied/extra',
  'iam:GetAccountSummary=code',
  'iam:GetAccountSummary=slow',
  'iam:GetAccountSummary=slow/soon',
  'iam:GetAccountSummary=throttle:-1',
])('"%s" is refused with a reason', (text) => {
  expect(() => parseFault(text)).toThrow(/fault|arguments/);
});

test('a fault covers the calls that it names, and no others', () => {
  const fault = parseFault('account:*@111122223333=reset');
  expect(
    covers(fault, {
      service: 'account',
      operation: 'GetPrimaryEmail',
      accountId: '111122223333',
      share: 0,
      side: 'inside',
    }),
  ).toBe(true);
  expect(
    covers(fault, {
      service: 'account',
      operation: 'GetPrimaryEmail',
      accountId: '444455556666',
      share: 0,
      side: 'inside',
    }),
  ).toBe(false);
  expect(
    covers(fault, { service: 'iam', operation: 'GetUser', accountId: '111122223333', share: 0, side: 'inside' }),
  ).toBe(false);
  const tenth = parseFault('*:GetUser@10%=reset');
  expect(
    covers(tenth, { service: 'iam', operation: 'GetUser', accountId: '111122223333', share: 0.09, side: 'inside' }),
  ).toBe(true);
  expect(
    covers(tenth, { service: 'iam', operation: 'GetUser', accountId: '111122223333', share: 0.11, side: 'inside' }),
  ).toBe(false);
  expect(
    covers(tenth, { service: 'iam', operation: 'GetRole', accountId: '111122223333', share: 0.09, side: 'inside' }),
  ).toBe(false);
});

test('a fault may be on one side alone: of those who ask from inside the account, or from outside', () => {
  const call = { service: 'account', operation: 'GetAlternateContact', accountId: '111122223333', share: 0 };
  const inside = parseFault('account:*@111122223333+inside=AccessDenied');
  expect(covers(inside, { ...call, side: 'inside' })).toBe(true);
  expect(covers(inside, { ...call, side: 'outside' })).toBe(false);
  const outside = parseFault('account:GetAlternateContact+outside=throttle:2');
  expect(covers(outside, { ...call, side: 'outside' })).toBe(true);
  expect(covers(outside, { ...call, side: 'inside' })).toBe(false);
  expect(() => parseFault('account:*+above=AccessDenied')).toThrow('is not a fault');
});
