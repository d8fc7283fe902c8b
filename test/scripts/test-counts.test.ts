import { describe, expect, test } from 'vitest';
import { countsOf } from '../../scripts/checks/counts.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('counts of a test run', () => {
  test('are those of the report', () => {
    const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file('failed', 'passed', 'failed')] };
    expect(countsOf(report, 1)).toEqual({ passed: 3, failed: 1 });
  });
  test('a file that could not be loaded is a failure', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed'), file('failed')] };
    expect(countsOf(report, 1)).toEqual({ passed: 3, failed: 1 });
  });
  test('a run that ended badly without a failed test is a failure', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] };
    expect(countsOf(report, 1)).toEqual({ passed: 3, failed: 1 });
    expect(countsOf(report, 0)).toEqual({ passed: 3, failed: 0 });
  });
});
