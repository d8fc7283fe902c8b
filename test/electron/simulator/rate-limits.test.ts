import { AccountClient, GetPrimaryEmailCommand } from '@aws-sdk/client-account';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishedRateLimits, RateLimiter } from '../../../electron/simulator/rate-limits.ts';
import { client, MEMBER, OTHER, refusal, roleIn, running, smallOrganization } from './harness.ts';

const CONTACTS = { api: 'account:GetAlternateContact', perSecond: 10, burst: 15, per: 'caller' as const };

test('a burst is allowed, then one call per tenth of a second', () => {
  const limiter = new RateLimiter([CONTACTS]);
  const take = (ms: number) => limiter.take('account', 'GetAlternateContact', MEMBER, 'us-east-1', ms);
  expect(Array.from({ length: 15 }, () => take(0))).not.toContain(false);
  expect(take(0)).toBe(false);
  expect(take(99)).toBe(false);
  expect(take(101)).toBe(true);
  expect(take(101)).toBe(false);
});

test('whatever a client does, no window holds more than the burst and what its length earns', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (waits) => {
      const limiter = new RateLimiter([CONTACTS]);
      let now = 0;
      const taken: number[] = [];
      for (const wait of waits) {
        now += wait;
        if (limiter.take('account', 'GetAlternateContact', MEMBER, 'us-east-1', now)) taken.push(now);
      }
      return taken.every((end, last) =>
        taken.every((start, first) => first > last || last - first + 1 <= 15 + ((end - start) / 1000) * 10 + 1e-6),
      );
    }),
  );
});

test('callers and Regions have buckets of their own where AWS says so, and a service may share one', () => {
  const limiter = new RateLimiter([
    { ...CONTACTS, burst: 1 },
    { api: 'cloudtrail:LookupEvents', perSecond: 2, burst: 1, per: 'caller-and-region' },
    { api: 'sts:*', perSecond: 1, burst: 1, per: 'caller' },
  ]);
  const take = (service: string, operation: string, account: string, region: string) =>
    limiter.take(service, operation, account, region, 0);
  expect(take('account', 'GetAlternateContact', MEMBER, 'us-east-1')).toBe(true);
  expect(take('account', 'GetAlternateContact', MEMBER, 'eu-west-1')).toBe(false);
  expect(take('account', 'GetAlternateContact', OTHER, 'us-east-1')).toBe(true);
  expect(take('cloudtrail', 'LookupEvents', MEMBER, 'us-east-1')).toBe(true);
  expect(take('cloudtrail', 'LookupEvents', MEMBER, 'eu-west-1')).toBe(true);
  expect(take('sts', 'AssumeRole', MEMBER, 'us-east-1')).toBe(true);
  expect(take('sts', 'AssumeRoot', MEMBER, 'us-east-1')).toBe(false);
  expect(take('iam', 'GetUser', MEMBER, 'us-east-1')).toBe(true);
});

test('China has lower rates for contacts', () => {
  expect(publishedRateLimits('aws')).toContainEqual(CONTACTS);
  expect(publishedRateLimits('aws-cn')).toContainEqual({ ...CONTACTS, perSecond: 3, burst: 5 });
});

test('the published rates are enforced on the wire, per caller', async () => {
  const organization = smallOrganization();
  const simulator = await running({ organization, rateLimits: publishedRateLimits('aws') });
  const account = client(AccountClient, simulator);
  const answers = await Promise.allSettled(
    Array.from({ length: 12 }, () => account.send(new GetPrimaryEmailCommand({ AccountId: MEMBER }))),
  );
  const refused = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(3);
  for (const { reason } of refused) expect(reason).toMatchObject({ name: 'TooManyRequestsException' });
  expect(simulator.calls.throttled).toBe(refused.length);
});

test("one account's LookupEvents do not use up another's", async () => {
  const limits = [{ api: 'cloudtrail:LookupEvents', perSecond: 0.001, burst: 1, per: 'caller-and-region' as const }];
  const simulator = await running({ organization: smallOrganization(), rateLimits: limits });
  for (const id of [MEMBER, OTHER]) {
    const trail = client(CloudTrailClient, simulator, { credentials: await roleIn(simulator, id) });
    expect((await trail.send(new LookupEventsCommand({}))).Events).toEqual([]);
    expect(await refusal(trail.send(new LookupEventsCommand({})))).toMatchObject({
      name: 'ThrottlingException',
      status: 400,
    });
  }
});
