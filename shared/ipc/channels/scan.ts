/** AWS: who calls, what it may do, the checks, and running a scan. */
import { z } from 'zod';
import { ledgerChannel, mainChannel } from '../channel.ts';
import type { ScanProgress } from '../events.ts';

export interface AwsProfile {
  readonly name: string;
  readonly kind:
    | 'sso'
    | 'login'
    | 'assume-role'
    | 'web-identity'
    | 'keys'
    | 'process'
    | 'machine'
    | 'environment'
    | 'other';
  readonly region: string | null;
  /** Does choosing it run a program of this machine, its own or that of the profile behind it? */
  readonly program: boolean;
  /** Why it cannot be used, found without asking anybody; null: nothing is known against it. */
  readonly trouble: string | null;
}

/** Who the caller is and what it may do, found by trying the read-only calls that a scan makes. */
export interface CallerView {
  readonly account: string;
  readonly arn: string;
  readonly partition: string;
  /** What somebody should know of how AWS is asked: programs that are run, settings that are not followed. */
  readonly notes: readonly string[];
  readonly organization: {
    readonly id: string;
    readonly managementAccount: string;
    readonly isManagement: boolean;
    readonly allFeatures: boolean;
  } | null;
  /** Each thing the scan needs of the caller, and whether it is allowed. */
  readonly abilities: readonly {
    readonly permission: string;
    readonly allowed: 'yes' | 'no' | 'unknown';
    readonly loses: string;
  }[];
}

/** One row of "What we check", generated from the table of checks. */
export interface CheckView {
  readonly id: string;
  readonly title: string;
  readonly scope: 'organization' | 'account';
  readonly calls: readonly string[];
  readonly permissions: readonly string[];
  readonly proves: string;
  readonly limits: readonly string[];
  readonly controls: readonly string[];
  readonly optIn: boolean;
}

export interface PolicyView {
  readonly callerPolicy: string;
  readonly memberPolicy: string;
  /** A CloudFormation template, ready for a StackSet. */
  readonly template: string;
  /** A metric filter that notices the root user and stays silent for the sessions of a deep audit. */
  readonly quietAlarmFilter: string;
  readonly losses: readonly { readonly permission: string; readonly loses: string }[];
}

export interface ScanSummary {
  readonly started: string;
  readonly finished: string;
  readonly accounts: number;
  readonly complete: number;
  readonly failed: number;
  readonly calls: number;
  readonly throttled: number;
  readonly errors: readonly {
    /** `null`: of the organization as a whole. */
    readonly account: string | null;
    readonly check: string;
    readonly code: string;
    readonly reason: string;
  }[];
}

export interface ScanRunView {
  readonly id: string;
  readonly started: string;
  readonly finished: string | null;
  readonly summary: ScanSummary | null;
}

/** What changed in AWS between scans: one row per fact that says something else than before. */
export interface DriftRow {
  readonly account: string;
  readonly accountName: string | null;
  readonly field: string;
  readonly label: string;
  readonly before: import('../../register/facts.ts').Json | null;
  readonly after: import('../../register/facts.ts').Json | null;
  readonly firstSeen: string;
}

const profile = z.string().max(200).nullable();

export const scanChannels = {
  'aws.profiles': mainChannel(z.undefined()).answers<{
    profiles: readonly AwsProfile[];
    configFile: string;
    endpoint: string | null;
    /** What no AWS tool can read of the files, as sentences. */
    troubles: readonly string[];
  }>(),
  'aws.caller': mainChannel(z.strictObject({ profile })).answers<CallerView>(),
  'aws.checks': mainChannel(z.undefined()).answers<{ checks: readonly CheckView[] }>(),
  'aws.policy': mainChannel(
    z.strictObject({
      roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/),
      account: z
        .string()
        .regex(/^\d{12}$/)
        .nullable(),
    }),
  ).answers<PolicyView>(),
  'scan.start': mainChannel(
    z.strictObject({
      profile,
      scope: z.enum(['organization', 'account']),
      roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/),
      accounts: z
        .array(z.string().regex(/^\d{12}$/))
        .max(10_000)
        .optional(),
      onlyFailed: z.boolean().default(false),
      resume: z.boolean().default(false),
      deepAudit: z.boolean().default(false),
    }),
  ).answers<null>(),
  'scan.cancel': mainChannel(z.undefined()).answers<null>(),
  'scan.continue': mainChannel(z.undefined()).answers<null>(),
  'scan.state': mainChannel(z.undefined()).answers<{ progress: ScanProgress | null }>(),
  'scan.runs': ledgerChannel(z.strictObject({ limit: z.number().int().min(1).max(50).default(10) })).answers<{
    runs: readonly ScanRunView[];
  }>(),
  'scan.drift': ledgerChannel(
    z.strictObject({
      search: z.string().max(200).default(''),
      since: z.iso.datetime().optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(200),
    }),
  ).answers<{ total: number; rows: readonly DriftRow[] }>(),
};
