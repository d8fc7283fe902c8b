/** Offboarding cases. */
import type { offboardingChannels } from '../../../shared/ipc/channels/offboarding.ts';
import { calendarOf, casesIn, closingReport, sheetOf } from '../../../shared/offboarding/index.ts';
import { chainHead } from '../log.ts';
import { liveOf, mustBeCase, openCases, rowOf, worldOfCase } from '../offboarding/cases.ts';
import { assignStep, doStep, reopenStep, skipStep } from '../offboarding/doing.ts';
import { cancelCase, handOverCase, reopenCase, signCase } from '../offboarding/ending.ts';
import { addEvidence, attachment } from '../offboarding/evidence.ts';
import { openCase, previewCase, refreshCase } from '../offboarding/opening.ts';
import { reviewNow } from '../offboarding/review.ts';
import { upcoming } from '../offboarding/upcoming.ts';
import { viewOf } from '../offboarding/view.ts';
import type { LedgerContext, LedgerHandlers } from './handler.ts';

export const offboardingHandlers: LedgerHandlers<typeof offboardingChannels> = {
  'offboarding.list': ({ ledger, assessment }) => {
    reviewNow(ledger);
    return { rows: casesIn(ledger.register).map((one) => rowOf(ledger, assessment, one)) };
  },
  'offboarding.get': ({ ledger, assessment }, { id }) => {
    reviewNow(ledger);
    return viewOf(ledger, assessment, mustBeCase(ledger, id));
  },
  'offboarding.upcoming': (context) => {
    reviewNow(context.ledger);
    return upcoming(context);
  },
  'offboarding.preview': previewCase,
  'offboarding.open': openCase,
  'offboarding.refresh': (context, { id }) => refreshCase(context, id),
  'offboarding.step': (context, request) => {
    reviewNow(context.ledger);
    return seqOf(doStep(context, request));
  },
  'offboarding.skip': (context, request) => seqOf(skipStep(context, request)),
  'offboarding.reopen-step': (context, request) => seqOf(reopenStep(context, request)),
  'offboarding.assign': (context, request) => seqOf(assignStep(context, request)),
  'offboarding.evidence': (context, request) => seqOf(addEvidence(context, request)),
  'offboarding.attachment': (context, { hash }) => attachment(context, hash),
  'offboarding.sign': (context, request) => {
    reviewNow(context.ledger);
    const { seq, closed } = signCase(context, request);
    return { seq, closed };
  },
  'offboarding.cancel': (context, request) => seqOf(cancelCase(context, request)),
  'offboarding.reopen': (context, request) => seqOf(reopenCase(context, request)),
  'offboarding.handover': (context, request) => seqOf(handOverCase(context, request)),
  'offboarding.calendar': ({ ledger }, { id }) => {
    const cases = id === undefined ? openCases(ledger) : [mustBeCase(ledger, id)];
    return { name: `${id ?? 'offboarding'}.ics`, text: calendarOf(cases, ledger.now().toISOString()) };
  },
  'offboarding.sheet': ({ ledger }, { id, person }) => ({
    name: `${id}.html`,
    html: sheetOf(mustBeCase(ledger, id), person),
  }),
  'offboarding.report': (context, { id }) => ({ name: `${id}-closing-report.html`, html: reportOf(context, id) }),
};

function reportOf({ ledger, assessment }: LedgerContext, id: string): string {
  reviewNow(ledger);
  const one = mustBeCase(ledger, id);
  const live = liveOf(worldOfCase(ledger, assessment, one), one);
  return closingReport(one, live, ledger.now().toISOString(), chainHead(ledger.db));
}

function seqOf({ seq }: { readonly seq: number }): { seq: number } {
  return { seq };
}
