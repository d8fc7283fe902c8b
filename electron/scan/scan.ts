/** The AWS scan, as the rest of the app uses it. */
export type { CallerConfiguration, Credentials } from './aws/caller.ts';
export { announcements } from './connect/announcements.ts';
export { type DescribeCallerOptions, describeCaller } from './connect/describe-caller.ts';
export { listProfiles, type ProfileList } from './connect/profiles.ts';
export { describeChecks } from './describe.ts';
export type { Renew } from './engine/gate.ts';
export { DEFAULT_ROLE_NAME, runScan, type ScanOptions } from './engine/run.ts';
export { SLOW_CYCLE_FROM_ACCOUNTS, SLOW_CYCLE_MS, type Which } from './engine/selection.ts';
export {
  type AccountOutcome,
  type FactBatch,
  MemoryScanStore,
  type ScanError,
  type ScanSink,
  type ScanStore,
  type ScanSummary,
  type UnfinishedRun,
} from './engine/store.ts';
export { type PolicyRequest, policiesFor } from './policy.ts';
