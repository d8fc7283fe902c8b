/** Starts scheduled scans while a ledger is open, and says so in a notification that names nothing. */
import { type ScanSchedule, type ScheduleView, scanSchedule } from '../../../shared/ipc/channels/schedule.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { ScanSummary } from '../../scan/engine/store.ts';
import { DEFAULT_ROLE_NAME } from '../../scan/scan.ts';
import type { ScanJob } from '../../scan/worker-messages.ts';
import type { LedgerPort } from '../session/ports.ts';
import { nextScan } from './schedule.ts';

/** The longest that a timer of JavaScript can wait. */
const LONGEST_WAIT_MS = 2_000_000_000;
const PREFERENCE = 'scan-schedule';
const NOTHING_PLANNED: ScanSchedule = { every: 'never', hour: 7, profile: null, roleName: DEFAULT_ROLE_NAME };

export interface SchedulerParts {
  /** Start a scan; throws while another runs. */
  start(job: ScanJob, ledger: LedgerPort): void;
  /** Tell the person, who may not be looking at the window. `to` is the screen that tells more. */
  notify(title: string, body: string, to: string): void;
  /** The schedule was read, changed, or waits for another time. */
  planned?(): void;
  now(): Date;
}

export class Scheduler {
  private readonly parts: SchedulerParts;
  private ledger: LedgerPort | null = null;
  private schedule: ScanSchedule = NOTHING_PLANNED;
  private next: Date | null = null;
  private timer: NodeJS.Timeout | undefined;
  private scheduled = false;
  /** The last start that was tried: one that failed at once must not be tried again at once. */
  private tried: Date | null = null;

  constructor(parts: SchedulerParts) {
    this.parts = parts;
  }

  /** A ledger was opened: read its schedule and wait. */
  async open(ledger: LedgerPort): Promise<void> {
    this.ledger = ledger;
    const stored = scanSchedule.safeParse(await ledger.internal('preference.get', PREFERENCE));
    this.schedule = stored.success ? stored.data : NOTHING_PLANNED;
    await this.plan();
  }

  close(): void {
    clearTimeout(this.timer);
    this.ledger = null;
    this.next = null;
    this.scheduled = false;
    this.parts.planned?.();
  }

  view(): ScheduleView {
    return { schedule: this.schedule, next: this.next?.toISOString() ?? null };
  }

  async set(schedule: ScanSchedule): Promise<ScheduleView> {
    await this.ledger?.internal('preference.set', { name: PREFERENCE, value: schedule });
    this.schedule = schedule;
    await this.plan();
    return this.view();
  }

  /** Scan the whole organization now, as the schedule would. Throws `busy` while another scan runs, `locked` without a ledger. */
  startNow(): void {
    if (this.ledger === null) throw new LedgerError('locked', 'The ledger is locked.', { hint: 'Unlock it first.' });
    this.start(this.ledger);
  }

  /** A scan could not be done: say so if nobody asked for it just now, and plan the next. */
  async failed(message: string): Promise<void> {
    if (this.scheduled) this.parts.notify('Scheduled scan could not be done', message, '/scan');
    this.scheduled = false;
    await this.plan();
  }

  /** A scan has ended, scheduled or not: tell what a scheduled one found, and plan the next. */
  async finished(summary: ScanSummary): Promise<void> {
    if (this.scheduled) {
      const changes = (await this.ledger?.internal('scan.changes-since', summary.started)) ?? 0;
      this.parts.notify(
        'Scheduled scan finished',
        `${summary.complete} of ${summary.accounts} accounts read in full. ${changes} reading${changes === 1 ? '' : 's'} changed.`,
        '/drift',
      );
    }
    this.scheduled = false;
    await this.plan();
  }

  private async plan(): Promise<void> {
    clearTimeout(this.timer);
    const { ledger } = this;
    if (ledger === null) return;
    const last = await ledger.internal('scan.last-started', null);
    const now = this.parts.now();
    const started = last === null ? null : new Date(last);
    this.next = nextScan(this.schedule, later(started, this.tried), now);
    this.parts.planned?.();
    if (this.next === null) return;
    const wait = Math.min(Math.max(0, this.next.getTime() - now.getTime()), LONGEST_WAIT_MS);
    this.timer = setTimeout(() => void this.due(), wait);
  }

  private async due(): Promise<void> {
    const { ledger } = this;
    if (ledger === null || this.next === null) return;
    if (this.parts.now() < this.next) return this.plan();
    this.tried = this.parts.now();
    try {
      this.start(ledger);
      this.scheduled = true;
    } catch {
      // Another scan runs: its end plans the next one.
    }
  }

  private start(ledger: LedgerPort): void {
    const { profile, roleName } = this.schedule;
    this.parts.start(
      {
        kind: 'scan',
        profile,
        roleName,
        ownAccountOnly: false,
        accounts: null,
        which: 'all',
        resume: true,
        deepAudit: false,
        pacing: 'published',
      },
      ledger,
    );
  }
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
