/** The progress of credential reports: eventual, and at most one new one in four hours. */
import type { SimulatedAccount } from './organization.ts';

/** A report younger than this is handed out again instead of a new one. */
const REPORT_LIFETIME_HOURS = 4;
/** AWS refuses very old reports as expired. The age is not published; a week is the simulator's own choice. */
const REPORT_EXPIRY_HOURS = 7 * 24;
const HOUR_MS = 3_600_000;

interface Progress {
  generatedAt: Date | null;
  /** Answers still to give before the requested report is there; `null` = none requested. */
  pending: number | null;
}

export type ReportState = 'STARTED' | 'INPROGRESS' | 'COMPLETE';
export type ReportAnswer = { generatedAt: Date } | 'ReportNotPresent' | 'ReportInProgress' | 'ReportExpired';

export class RootReports {
  readonly #now: () => Date;
  readonly #progress = new Map<string, Progress>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** GenerateCredentialReport: asks for a report, and answers how far it is. */
  request(account: SimulatedAccount): ReportState {
    const progress = this.#of(account);
    if (progress.pending === null) {
      if (progress.generatedAt && this.#ageHours(progress.generatedAt) < REPORT_LIFETIME_HOURS) return 'COMPLETE';
      if (account.report.pendingAnswers === 0) return this.#complete(progress);
      progress.pending = account.report.pendingAnswers;
      return 'STARTED';
    }
    progress.pending--;
    return progress.pending <= 0 ? this.#complete(progress) : 'INPROGRESS';
  }

  /** GetCredentialReport: when the report that exists was made, or why there is none. */
  answer(account: SimulatedAccount): ReportAnswer {
    const progress = this.#of(account);
    if (progress.pending !== null) return 'ReportInProgress';
    if (!progress.generatedAt) return 'ReportNotPresent';
    if (this.#ageHours(progress.generatedAt) >= REPORT_EXPIRY_HOURS) return 'ReportExpired';
    return { generatedAt: progress.generatedAt };
  }

  #complete(progress: Progress): ReportState {
    progress.generatedAt = this.#now();
    progress.pending = null;
    return 'COMPLETE';
  }

  #of(account: SimulatedAccount): Progress {
    const known = this.#progress.get(account.id);
    if (known) return known;
    const { ageMinutes } = account.report;
    const generatedAt = ageMinutes === null ? null : new Date(this.#now().getTime() - ageMinutes * 60_000);
    const made: Progress = { generatedAt, pending: null };
    this.#progress.set(account.id, made);
    return made;
  }

  #ageHours(date: Date): number {
    return (this.#now().getTime() - date.getTime()) / HOUR_MS;
  }
}
