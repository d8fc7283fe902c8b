/** Pages that work by themselves: what has to be done, what was done, and what to do on a bad day. */
import { receiptIn, receiptSlip } from '../../../shared/handover/index.ts';
import type { PageRequest } from '../../../shared/ipc/channels/reports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { closingReport, sheetOf } from '../../../shared/offboarding/index.ts';
import { breakGlassCard, RUNBOOK_TITLES, runbookFor, runbookPage } from '../../../shared/runbooks/index.ts';
import { chainHead } from '../log.ts';
import { liveOf, mustBeCase, worldOfCase } from '../offboarding/cases.ts';
import { reviewNow } from '../offboarding/review.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { mustHaveSheet } from '../requests/runbooks.ts';

/** A page, and what a file of it is called, without extension. */
export interface NamedPage {
  readonly name: string;
  readonly html: string;
}

/** Throws `not-found` for what the ledger does not have. */
export function pageFor(context: LedgerContext, wanted: PageRequest): NamedPage {
  const { ledger } = context;
  switch (wanted.of) {
    case 'case-sheet': {
      reviewNow(ledger);
      const { id, person } = wanted;
      const name = person === undefined ? `${id}-steps` : `${id}-steps-of-${fileName(person)}`;
      return { name, html: sheetOf(mustBeCase(ledger, id), person) };
    }
    case 'closing-report':
      return { name: `${wanted.id}-closing-report`, html: reportOf(context, wanted.id) };
    case 'runbook': {
      const { account, kind } = wanted;
      const html = runbookPage(runbookFor(kind, mustHaveSheet(context, account)));
      return { name: `${fileName(RUNBOOK_TITLES[kind])}-${account}`, html };
    }
    case 'break-glass-card':
      return {
        name: `break-glass-card-${wanted.account}`,
        html: breakGlassCard(mustHaveSheet(context, wanted.account)),
      };
    case 'receipt': {
      const receipt = receiptIn(ledger.register, wanted.id);
      if (receipt === undefined) throw new LedgerError('not-found', `The ledger has no receipt ${wanted.id}.`);
      return { name: receipt.id, html: receiptSlip(receipt, (person) => context.assessment.personName(person)) };
    }
  }
}

function reportOf({ ledger, assessment }: LedgerContext, id: string): string {
  reviewNow(ledger);
  const one = mustBeCase(ledger, id);
  const live = liveOf(worldOfCase(ledger, assessment, one), one);
  return closingReport(one, live, ledger.now().toISOString(), chainHead(ledger.db));
}

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
}
