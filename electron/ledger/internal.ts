/** Main's own requests to the ledger: what scans and imports write and remember. No window can reach them. One row each. */

import { changesSince } from './drift.ts';
import { importInternals } from './imports/internal.ts';
import { accountsOfOpenCases } from './offboarding/cases.ts';
import { attachFile, attachment } from './offboarding/evidence.ts';
import { tellKeysChanged } from './offboarding/ledger-keys.ts';
import { preference, setPreference } from './preferences.ts';
import { calendarFor } from './reports/calendars.ts';
import { comparisonFile } from './reports/comparison-files.ts';
import { evidenceFiles } from './reports/evidence.ts';
import { pageFor } from './reports/pages.ts';
import { tableText } from './reports/tables.ts';
import type { LedgerContext } from './requests/handler.ts';
import { recordSample } from './sample-facts.ts';
import {
  beginScanRun,
  finishScanRun,
  lastScanStarted,
  markListed,
  markScanned,
  newestScanRun,
  scanOutcomes,
  unfinishedRun,
  writeScanFacts,
} from './scan-runs.ts';
import { changedSince, tellTakenOut } from './taken-out.ts';

export const internalHandlers = {
  'scan.unfinished': unfinishedRun,
  'scan.outcomes': scanOutcomes,
  'scan.awaited': accountsOfOpenCases,
  'scan.begin': beginScanRun,
  'scan.write': writeScanFacts,
  'scan.done': markScanned,
  'scan.listed': markListed,
  'scan.finish': finishScanRun,
  'scan.last-started': lastScanStarted,
  'scan.newest': newestScanRun,
  'scan.changes-since': changesSince,
  'preference.get': preference,
  'preference.set': setPreference,
  'log.taken-out': tellTakenOut,
  'log.keys-changed': tellKeysChanged,
  'log.changed-since': changedSince,
  'sample.record': recordSample,
  'reports.evidence': evidenceFiles,
  'reports.table': tableText,
  'reports.comparison': comparisonFile,
  'reports.page': pageFor,
  'reports.calendar': calendarFor,
  'offboarding.attach': attachFile,
  'offboarding.attachment': attachment,
  ...importInternals,
} satisfies Record<string, (context: LedgerContext, request: never) => unknown>;

export type InternalName = keyof typeof internalHandlers;
export type InternalRequest<Name extends InternalName> = Parameters<(typeof internalHandlers)[Name]>[1];
export type InternalAnswer<Name extends InternalName> = ReturnType<(typeof internalHandlers)[Name]>;
