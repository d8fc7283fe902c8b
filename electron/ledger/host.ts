/**
 * The ledger as a service: one open ledger that answers channels. The worker thread runs it for the app; the command line
 * runs it in its own process.
 */
import type { Result } from '../../shared/ipc/result.ts';
import { failureOf, LedgerError } from '../../shared/ipc/result.ts';
import type { SubjectKind } from '../../shared/register/facts.ts';
import { Assessment } from './assessment.ts';
import { connectionErrorOf } from './connection-errors.ts';
import type { InternalName, InternalRequest } from './internal.ts';
import { internalHandlers } from './internal.ts';
import type { Changed } from './ledger.ts';
import { kindsOf, Ledger } from './ledger.ts';
import { type CaseReview, watchCases } from './offboarding/review.ts';
import type { OpenDatabase } from './open.ts';
import type { LedgerContext } from './requests/handler.ts';
import { ledgerHandlers } from './requests/table.ts';

export interface LedgerChange {
  readonly seq: number;
  readonly kinds: readonly SubjectKind[];
}

export class LedgerHost {
  readonly ledger: Ledger;
  readonly assessment: Assessment;
  private readonly open: OpenDatabase;
  private readonly cases: CaseReview;

  constructor(open: OpenDatabase, clock?: () => Date) {
    this.open = open;
    this.ledger = new Ledger(open.db, clock);
    this.assessment = new Assessment(this.ledger);
    this.cases = watchCases(this.ledger, this.assessment);
  }

  onChange(listener: (change: LedgerChange) => void): void {
    this.ledger.onChange((changed: Changed) => listener({ seq: changed.seq, kinds: kindsOf(changed) }));
  }

  /** Answer a channel of the contract. The request has been checked against its schema. */
  answer(channel: string, request: unknown, actor: string): Result<unknown> {
    return this.run(() => {
      if (!Object.hasOwn(ledgerHandlers, channel))
        throw new LedgerError('unknown-channel', 'There is no such question.');
      const handler = ledgerHandlers[channel as keyof typeof ledgerHandlers] as (
        context: LedgerContext,
        request: unknown,
      ) => unknown;
      return handler(this.context(actor), request);
    });
  }

  /** Answer main's own requests, which the window cannot reach. */
  internal<Name extends InternalName>(name: Name, request: InternalRequest<Name>, actor: string): Result<unknown> {
    return this.run(() => {
      const handler = internalHandlers[name] as (context: LedgerContext, request: unknown) => unknown;
      return handler(this.context(actor), request);
    });
  }

  close(): void {
    this.cases.run();
    this.open.close();
  }

  private context(actor: string): LedgerContext {
    return { ledger: this.ledger, assessment: this.assessment, actor };
  }

  private run(work: () => unknown): Result<unknown> {
    try {
      return { ok: true, value: work() };
    } catch (error) {
      // What SQLite says of a full disk or a damaged page has its own words and way forward.
      return { ok: false, error: failureOf(connectionErrorOf(error) ?? error) };
    }
  }
}
