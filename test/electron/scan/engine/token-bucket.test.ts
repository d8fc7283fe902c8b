/** Token buckets in simulated time: never faster than the rate, in order, slower after a refusal, and back again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBucket } from '../../../../electron/scan/engine/token-bucket.ts';
import { quickClock } from '../quick-clock.ts';

const never = new AbortController().signal;

async function taken(bucket: TokenBucket, clock: { now(): number }, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    await bucket.take(never);
    times.push(clock.now());
  }
  return times;
}

test('in any span of time it grants no more than the burst and the rate allow', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 20 }), async (perSecond, burst) => {
      const clock = quickClock();
      const times = await taken(new TokenBucket(clock, { perSecond, burst }), clock, 60);
      for (let from = 0; from < times.length; from += 1)
        for (let to = from; to < times.length; to += 1) {
          const spanMs = (times[to] ?? 0) - (times[from] ?? 0);
          expect(to - from + 1).toBeLessThanOrEqual(burst + (spanMs * perSecond) / 1000 + 1e-6);
        }
    }),
    { numRuns: 30 },
  );
});

test('it wastes no time: the last of 100 at 10 per second comes when it may', async () => {
  const clock = quickClock();
  await taken(new TokenBucket(clock, { perSecond: 10, burst: 10 }), clock, 100);
  expect(clock.waited).toBeGreaterThanOrEqual(9000);
  expect(clock.waited).toBeLessThanOrEqual(9100);
});

test('those who wait are served in the order in which they came', async () => {
  const bucket = new TokenBucket(quickClock(), { perSecond: 5, burst: 1 });
  const order: number[] = [];
  await Promise.all([0, 1, 2, 3, 4].map((n) => bucket.take(never).then(() => order.push(n))));
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test('a refusal halves the rate once, however many calls were under way, and holds everybody back', async () => {
  const clock = quickClock();
  const bucket = new TokenBucket(clock, { perSecond: 10, burst: 10 });
  await bucket.take(never);
  for (let n = 0; n < 8; n += 1) bucket.throttled(2000);
  expect(bucket.perSecond).toBe(5);
  const before = clock.now();
  await bucket.take(never);
  expect(clock.now() - before).toBeGreaterThanOrEqual(2000);
});

test('refused again and again it gets slower, but never stands still; successes bring the rate back', () => {
  const clock = quickClock();
  const bucket = new TokenBucket(clock, { perSecond: 16, burst: 1 });
  for (let n = 0; n < 20; n += 1) {
    bucket.throttled(0);
  }
  expect(bucket.perSecond).toBe(1);
  for (let n = 0; n < 50; n += 1) bucket.succeeded();
  expect(bucket.perSecond).toBe(16);
});

test('a cancelled wait ends at once', async () => {
  const stop = new AbortController();
  const bucket = new TokenBucket(quickClock(), { perSecond: 0.001, burst: 1 });
  await bucket.take(stop.signal);
  stop.abort();
  await expect(bucket.take(stop.signal)).resolves.toBeUndefined();
});
