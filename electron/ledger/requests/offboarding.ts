/** Offboarding cases. */
import type { offboardingChannels } from '../../../shared/ipc/channels/offboarding.ts';
import { casesIn } from '../../../shared/offboarding/index.ts';
import { mustBeCase, rowOf } from '../offboarding/cases.ts';
import { assignStep, doStep, reopenStep, skipStep } from '../offboarding/doing.ts';
import { cancelCase, handOverCase, reopenCase, signCase } from '../offboarding/ending.ts';
import { addEvidence } from '../offboarding/evidence.ts';
import { openCase, previewCase, refreshCase } from '../offboarding/opening.ts';
import { reviewNow } from '../offboarding/review.ts';
import { upcoming } from '../offboarding/upcoming.ts';
import { viewOf } from '../offboarding/view.ts';
import type { LedgerHandlers } from './handler.ts';

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
  'offboarding.sign': (context, request) => {
    reviewNow(context.ledger);
    const { seq, closed } = signCase(context, request);
    return { seq, closed };
  },
  'offboarding.cancel': (context, request) => seqOf(cancelCase(context, request)),
  'offboarding.reopen': (context, request) => seqOf(reopenCase(context, request)),
  'offboarding.handover': (context, request) => seqOf(handOverCase(context, request)),
};

function seqOf({ seq }: { readonly seq: number }): { seq: number } {
  return { seq };
}
