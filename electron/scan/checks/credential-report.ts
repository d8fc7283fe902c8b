/** The root row of the credential report: last use of password and keys, per key; active keys and certificates. */
import { AwsCallError } from '../aws/errors.ts';
import { accountOfArn } from '../aws/partitions.ts';
import { lastUseOf, reportOf, rootRow } from '../parse/credential-report.ts';
import type { AccountCheck, AccountContext, AccountFinding } from './check.ts';
import { MissingAnswer, missing, requestIdOf } from './check.ts';

const GENERATE = 'iam:GenerateCredentialReport';
const GET = 'iam:GetCredentialReport';

/** AWS needs seconds to write a report; the waits add up to a minute and a half. */
const WAITS_MS = [300, 600, 1200, 2500, 5000, 10_000, 15_000, 25_000, 30_000] as const;

const NOT_READY = new Set(['ReportInProgress', 'CredentialReportNotReady']);

export const credentialReport: AccountCheck = {
  id: 'credential-report',
  title: 'Last use of the root user',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [GENERATE, GET],
  permissions: [
    { action: GENERATE, without: 'When the root user was last used, unless somebody else has a report written.' },
    {
      action: GET,
      without: 'When the root user was last used: password and each access key, with region and service.',
    },
  ],
  cycle: 'every-scan',
  fields: ['aws.report', 'aws.lastUse'],
  proves:
    'When the root password and each root access key were last used, with region and service of the keys, and which keys and certificates are active.',
  limits: [
    'A report is written at most once in four hours: what was mended just now still shows. The fact carries the date of the report.',
    'Uses are rounded (keys to 15 minutes, password to 5).',
    'Sessions of central root access are not in the report and do not count as use.',
  ],
  controls: ['root-use', 'root-access-key'],
  partitions: {},
  failures: {
    LimitExceeded: 'Throttled: asked again later, then unknown.',
    ReportNotPresent: 'No report could be had: unknown.',
  },

  async run(context) {
    const refusal = await written(context);
    const answer = await context.call(GET, {}).catch((error: unknown) => {
      // There is no report because we may not ask for one: that is the reason to tell.
      if (refusal !== null && error instanceof AwsCallError && error.failure.kind === 'absent') throw refusal;
      throw error;
    });
    if (answer.Content === undefined) throw new MissingAnswer(GET, 'what the report holds');
    const row = rootRow(new TextDecoder().decode(answer.Content));
    if (row === null) throw new MissingAnswer(GET, 'anything about the root user');
    const owner = accountOfArn(row.arn);
    if (owner !== null && owner !== context.account.id) throw new MissingAnswer(GET, 'anything about this account');
    const origin = { source: GET, requestId: requestIdOf(answer), at: answer.GeneratedTime?.toISOString() } as const;
    if (origin.at === undefined) throw new MissingAnswer(GET, 'when it was written');
    const findings: AccountFinding[] = [{ field: 'aws.report', value: reportOf(row), origin }];
    const lastUse = lastUseOf(row);
    if (lastUse === 'unreadable') findings.push(missing('aws.lastUse', GET, 'all three dates of use'));
    else findings.push({ field: 'aws.lastUse', value: lastUse, origin });
    return findings;
  },
};

/** Wait until there is a report. A refusal is answered, not thrown: an existing report is still worth reading. */
async function written(context: AccountContext): Promise<AwsCallError | null> {
  for (const wait of WAITS_MS) {
    try {
      const { State } = await context.call(GENERATE, {});
      if (State === 'COMPLETE') return null;
    } catch (error) {
      if (!(error instanceof AwsCallError)) throw error;
      const { kind, code } = error.failure;
      if (kind === 'denied' || kind === 'scp-denied' || kind === 'unsupported') return error;
      if (!NOT_READY.has(code)) throw error;
    }
    await context.sleep(wait);
  }
  return null;
}
