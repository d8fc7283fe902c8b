/** Locks when nobody is there: after a time without keyboard and mouse, on sleep, on screen lock, on user switch. */
import type { AppSettings } from '../../../shared/ipc/settings.ts';
import type { LockReason } from './session.ts';

/** What is used of Electron's `powerMonitor`. */
export interface PowerEvents {
  /** Seconds without keyboard and mouse. */
  getSystemIdleTime(): number;
  /** `locked` where the system tells that its screen is. The threshold in seconds decides between the other answers. */
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown';
  on(event: 'suspend' | 'lock-screen' | 'user-did-resign-active' | 'shutdown', listener: () => void): unknown;
}

/** The session, as far as it is watched. */
export interface Locked {
  readonly isOpen: boolean;
  lock(reason: LockReason): Promise<unknown>;
  onOpen(listener: () => void): void;
  onChange(listener: () => void): void;
}

/**
 * How often an open ledger looks for an idle machine and a locked screen. Linux tells of neither: Electron has no `lock-screen` event
 * there, so a screen that was locked is noticed this much later. While the ledger is locked nothing looks, and nothing wakes the processor.
 */
export const LOOK_EVERY_MS = 30_000;
/** A look that comes so much too late was slept through, whatever the system said of it. */
export const SLEPT_AFTER_MS = 60_000;
const SECONDS_PER_MINUTE = 60;

/** Should an idle machine be locked now? */
export function isIdleTooLong(idleSeconds: number, settings: Pick<AppSettings, 'autoLockMinutes'>): boolean {
  return settings.autoLockMinutes !== null && idleSeconds >= settings.autoLockMinutes * SECONDS_PER_MINUTE;
}

/** Watch the machine as long as a ledger is open. `now` is the wall clock in milliseconds. */
export function autoLock(
  power: PowerEvents,
  settings: () => AppSettings,
  session: Locked,
  now: () => number = Date.now,
): void {
  const lock = (reason: LockReason) => {
    if (session.isOpen) void session.lock(reason);
  };
  power.on('suspend', () => settings().lockOnSleep && lock('sleep'));
  power.on('lock-screen', () => settings().lockOnScreenLock && lock('screen-lock'));
  power.on('user-did-resign-active', () => settings().lockOnScreenLock && lock('screen-lock'));

  let timer: NodeJS.Timeout | null = null;
  let looked = 0;
  const look = () => {
    const { lockOnSleep, lockOnScreenLock } = settings();
    const late = now() - looked - LOOK_EVERY_MS;
    looked = now();
    if (lockOnSleep && late > SLEPT_AFTER_MS) lock('sleep');
    else if (lockOnScreenLock && power.getSystemIdleState(SECONDS_PER_MINUTE) === 'locked') lock('screen-lock');
    else if (isIdleTooLong(power.getSystemIdleTime(), settings())) lock('idle');
  };
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  session.onOpen(() => {
    stop();
    looked = now();
    timer = setInterval(look, LOOK_EVERY_MS);
    timer.unref();
  });
  session.onChange(() => {
    if (!session.isOpen) stop();
  });
}
