/** Counts of a test run, from the runner's JSON report. */

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Counts what passed and failed. A file that could not even be loaded counts as one failure, and so does a run that
 * ended badly without naming a failed test (an unhandled rejection): nothing broken is ever counted as fine.
 */
export function countsOf(report: Report, exitCode: number): Counts {
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloadable;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
