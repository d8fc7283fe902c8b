/** Starts scheduled scans while a ledger is open, and says so in a notification that names nothing. */
import { type ScanSchedule, type ScheduleView, scanSchedule } from '../../../shared/ipc/channels/schedule.ts';
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
  notify(title: string, body: string): void;
  now(): Date;
}

export class Scheduler {
  private readonly parts: SchedulerParts;
  private ledger: LedgerPort | null = null;
  private schedule: ScanSchedule = NOTHING_PLANNED;
  private next: Date | null = null;
  private timer: NodeJS.Timeout | undefined;
  private scheduled = false;

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

  /** A scan has ended, scheduled or not: tell what a scheduled one found, and plan the next. */
  async finished(summary: ScanSummary): Promise<void> {
    if (this.scheduled) {
      const changes = (await this.ledger?.internal('scan.changes-since', summary.started)) ?? 0;
      this.parts.notify(
        'Scheduled scan finished',
        `${summary.complete} of ${summary.accounts} accounts read in full. ${changes} reading${changes === 1 ? '' : 's'} changed.`,
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
    this.next = nextScan(this.schedule, last === null ? null : new Date(last), now);
    if (this.next === null) return;
    const wait = Math.min(Math.max(0, this.next.getTime() - now.getTime()), LONGEST_WAIT_MS);
    this.timer = setTimeout(() => void this.due(), wait);
  }

  private async due(): Promise<void> {
    const { ledger } = this;
    if (ledger === null || this.next === null) return;
    if (this.parts.now() < this.next) return this.plan();
    const { profile, roleName } = this.schedule;
    try {
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
      this.scheduled = true;
    } catch {
      // Another scan runs: its end plans the next one.
    }
  }
}
