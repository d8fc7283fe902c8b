/** The audit: fails on what is high or critical, tells the rest, and passes over a registry that does not answer. */
import { expect, test } from 'vitest';
import { outcomeOf } from '../../scripts/checks/audit.ts';

const answered = (vulnerabilities: Record<string, number>) => JSON.stringify({ metadata: { vulnerabilities } });

test.each([
  ['nothing', answered({ low: 0, high: 0, critical: 0, total: 0 }), false, 'none known'],
  ['something moderate', answered({ moderate: 2, total: 2 }), false, '2 moderate'],
  ['something high', answered({ low: 1, high: 1, total: 2 }), true, '1 low, 1 high'],
  ['no answer at all', '', false, 'could not be reached'],
  ['an error', '{"message":"404 Not Found"}', false, 'could not be reached'],
])('%s', (_what, output, failed, words) => {
  const checked = !words.includes('could not be reached');
  expect(outcomeOf(output)).toEqual({ failed, checked, words: expect.stringContaining(words) });
});
