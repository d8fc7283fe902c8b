import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { nextScan } from '../../../../electron/app/scan/schedule.ts';
import { Scheduler } from '../../../../electron/app/scan/scheduler.ts';
import type { LedgerPort } from '../../../../electron/app/session/ports.ts';
import type { ScanSchedule } from '../../../../shared/ipc/channels/schedule.ts';

const daily: ScanSchedule = { every: 'day', hour: 7, profile: 'audit', roleName: 'RootLedgerRead' };
const at = (text: string) => new Date(text);

describe('the next scheduled scan', () => {
  it('is tomorrow morning after a scan this morning', () => {
    expect(nextScan(daily, at('2026-11-24T07:00:05'), at('2026-11-24T12:00:00'))).toEqual(at('2026-11-25T07:00:00'));
  });

  it('is a week later where scans are weekly', () => {
    const weekly = { ...daily, every: 'week' } as const;
    expect(nextScan(weekly, at('2026-11-24T07:00:05'), at('2026-11-24T12:00:00'))).toEqual(at('2026-12-01T07:00:00'));
  });

  it('is now where it was missed while the app was closed', () => {
    const now = at('2026-11-28T12:00:00');
    expect(nextScan(daily, at('2026-11-24T07:00:05'), now)).toEqual(now);
  });

  it('is at the hour today or tomorrow for a ledger that was never scanned, and never where nothing is planned', () => {
    expect(nextScan(daily, null, at('2026-11-24T05:00:00'))).toEqual(at('2026-11-24T07:00:00'));
    expect(nextScan(daily, null, at('2026-11-24T08:00:00'))).toEqual(at('2026-11-25T07:00:00'));
    expect(nextScan({ ...daily, every: 'never' }, null, at('2026-11-24T08:00:00'))).toBeNull();
  });

  it('is never in the past, and never within the hour after the last one unless that was missed', () => {
    const instant = fc.date({ min: at('2026-01-01T00:00:00'), max: at('2026-12-31T00:00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 0, max: 23 }), (last, now, hour) => {
        const next = nextScan({ ...daily, hour }, last, now);
        expect(next).not.toBeNull();
        expect((next as Date).getTime()).toBeGreaterThanOrEqual(now.getTime());
      }),
    );
  });
});

describe('the scheduler', () => {
  function ledgerOf(stored: ScanSchedule, lastStarted: string): LedgerPort {
    const answers: Record<string, unknown> = {
      'preference.get': stored,
      'scan.last-started': lastStarted,
      'scan.changes-since': 3,
    };
    return { internal: async (name: string) => answers[name] } as unknown as LedgerPort;
  }

  it('starts a scan when it is due, and tells afterwards how much changed, naming nobody', async () => {
    vi.useFakeTimers({ now: at('2026-11-24T06:59:00') });
    try {
      const start = vi.fn();
      const notify = vi.fn();
      const scheduler = new Scheduler({ start, notify, now: () => new Date() });
      await scheduler.open(ledgerOf(daily, at('2026-11-23T07:00:00').toISOString()));
      expect(start).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(61_000);
      expect(start).toHaveBeenCalledOnce();
      expect(start.mock.calls[0]?.[0]).toMatchObject({ profile: 'audit', pacing: 'published', deepAudit: false });
      await scheduler.finished({ started: '', complete: 9, accounts: 10 } as never);
      expect(notify).toHaveBeenCalledWith(
        'Scheduled scan finished',
        '9 of 10 accounts read in full. 3 readings changed.',
        '/drift',
      );
      scheduler.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('says why a scheduled scan could not be done, and does not try again at once', async () => {
    vi.useFakeTimers({ now: at('2026-11-24T06:59:00') });
    try {
      const start = vi.fn();
      const notify = vi.fn();
      const scheduler = new Scheduler({ start, notify, now: () => new Date() });
      await scheduler.open(ledgerOf(daily, at('2026-11-23T07:00:00').toISOString()));
      await vi.advanceTimersByTimeAsync(61_000);
      await scheduler.failed('No credentials were found.');
      expect(notify).toHaveBeenCalledWith('Scheduled scan could not be done', 'No credentials were found.', '/scan');
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(start).toHaveBeenCalledOnce();
      expect(scheduler.view().next).toBe(at('2026-11-25T07:00:00').toISOString());
    } finally {
      vi.useRealTimers();
    }
  });

  it('scans at once when asked to, without a notification at its end', async () => {
    const start = vi.fn();
    const notify = vi.fn();
    const scheduler = new Scheduler({ start, notify, now: () => at('2026-11-24T12:00:00') });
    expect(() => scheduler.startNow()).toThrow('locked');
    await scheduler.open(ledgerOf(daily, at('2026-11-24T07:00:00').toISOString()));
    scheduler.startNow();
    expect(start.mock.calls[0]?.[0]).toMatchObject({ profile: 'audit', roleName: 'RootLedgerRead' });
    await scheduler.finished({ started: '', complete: 9, accounts: 10 } as never);
    expect(notify).not.toHaveBeenCalled();
    scheduler.close();
  });

  it('starts nothing once the ledger is locked', async () => {
    vi.useFakeTimers({ now: at('2026-11-24T06:59:00') });
    try {
      const start = vi.fn();
      const scheduler = new Scheduler({ start, notify: vi.fn(), now: () => new Date() });
      await scheduler.open(ledgerOf(daily, at('2026-11-23T07:00:00').toISOString()));
      scheduler.close();
      await vi.advanceTimersByTimeAsync(120_000);
      expect(start).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });
});
