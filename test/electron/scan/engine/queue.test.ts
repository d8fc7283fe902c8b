import { expect, test } from 'vitest';
import { Queue } from '../../../../electron/scan/engine/queue.ts';

test('entries are taken by their turn, and within it as they came', async () => {
  const queue = new Queue<string>();
  queue.push('well read', 'last');
  queue.push('failed', 'next');
  queue.push('new', 'first');
  queue.push('awaited', 'first');
  queue.close();
  const taken: (string | undefined)[] = [];
  for (let at = 0; at < 5; at += 1) taken.push(await queue.take());
  expect(taken).toEqual(['new', 'awaited', 'failed', 'well read', undefined]);
});

test('whoever waits gets what comes, and hears of the end', async () => {
  const queue = new Queue<string>();
  const waiting = [queue.take(), queue.take()];
  queue.push('one', 'last');
  queue.close();
  expect(await Promise.all(waiting)).toEqual(['one', undefined]);
});
