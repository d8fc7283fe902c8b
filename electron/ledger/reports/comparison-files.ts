/** A comparison to keep: everything in it, as a page to print or as JSON. */
import { comparisonHtml } from '../../../shared/reports/document/comparison.ts';
import type { ReportFont } from '../../../shared/reports/document/style.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { compare } from './compare.ts';
import { redactorFor } from './redaction.ts';

export interface ComparisonFileWanted {
  readonly from: string;
  readonly to: string;
  readonly format: 'html' | 'json';
  readonly redacted: boolean;
  readonly font: ReportFont | null;
}

export function comparisonFile(context: LedgerContext, wanted: ComparisonFileWanted): { text: string } {
  const whole = compare(context, wanted, Number.MAX_SAFE_INTEGER);
  const told = wanted.redacted ? redactorFor(context.ledger, 'kept').json(whole) : whole;
  return {
    text: wanted.format === 'json' ? `${JSON.stringify(told, null, 2)}\n` : comparisonHtml(told, wanted),
  };
}
