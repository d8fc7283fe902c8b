/** The credential report: asked for, waited for, then handed out as base64 CSV. */
import { WireError } from '../../wire/error.ts';
import type { Call } from '../call.ts';
import { credentialReportCsv } from './report-csv.ts';

const REFUSALS: Record<string, readonly [status: number, message: string]> = {
  ReportNotPresent: [410, 'No report has been generated. Use GenerateCredentialReport to request one.'],
  ReportInProgress: [404, 'The credential report is still being generated.'],
  ReportExpired: [
    410,
    'The most recent credential report has expired. Use GenerateCredentialReport to request a new one.',
  ],
};

export function generateCredentialReport({ account, world }: Call): unknown {
  const state = world.reports.request(account);
  const description = state === 'STARTED' ? 'No report exists. Starting a new report generation task' : undefined;
  return { State: state, Description: description };
}

export function getCredentialReport({ account, world }: Call): unknown {
  const answer = world.reports.answer(account);
  if (typeof answer === 'string') throw refusal(answer);
  const csv = credentialReportCsv(world.organization.partition, account, answer.generatedAt);
  return {
    Content: Buffer.from(csv).toString('base64'),
    ReportFormat: 'text/csv',
    GeneratedTime: answer.generatedAt,
  };
}

function refusal(code: string): WireError {
  const [status, message] = REFUSALS[code] ?? [500, code];
  return new WireError([code, status], message);
}
