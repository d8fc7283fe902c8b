/** Published rates are kept, per API and caller, each partition's own. */
import { expect, test } from 'vitest';
import { Buckets } from '../../../../electron/scan/engine/rates.ts';
import { quickClock } from '../quick-clock.ts';

const never = new AbortController().signal;

async function secondsFor(calls: number, partition: string): Promise<number> {
  const clock = quickClock();
  const buckets = new Buckets(clock);
  buckets.partition = partition;
  for (let n = 0; n < calls; n += 1) await buckets.take('account:GetAlternateContact', never);
  return clock.waited / 1000;
}

test.each([
  ['aws', 10],
  ['aws-us-gov', 10],
  ['aws-cn', 3],
])('contacts in %s: below %i per second, and not by much', async (partition, published) => {
  const calls = 300;
  const seconds = await secondsFor(calls, partition);
  const perSecond = calls / seconds;
  expect(perSecond).toBeLessThanOrEqual(published * 1.05);
  expect(perSecond).toBeGreaterThan(published * 0.9);
});

test('each API has a bucket of its own, and one without a published rate waits only after a refusal', async () => {
  const clock = quickClock();
  const buckets = new Buckets(clock);
  for (let n = 0; n < 1000; n += 1) await buckets.take('iam:GetAccountSummary', never);
  expect(clock.waited).toBe(0);
  buckets.throttled('iam:GetAccountSummary', 500);
  await buckets.take('iam:ListVirtualMFADevices', never);
  expect(clock.waited).toBe(0);
  await buckets.take('iam:GetAccountSummary', never);
  expect(clock.waited).toBeGreaterThanOrEqual(500);
});
