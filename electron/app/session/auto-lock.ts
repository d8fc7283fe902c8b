/** Locks when nobody is there: after a time without keyboard and mouse, on sleep, on screen lock, on user switch. */
import type { AppSettings } from '../../../shared/ipc/settings.ts';
import type { LockReason } from './session.ts';

/** What is used of Electron's `powerMonitor`. */
export interface PowerEvents {
  getSystemIdleTime(): number;
  on(event: 'suspend' | 'lock-screen' | 'user-did-resign-active' | 'shutdown', listener: () => void): unknown;
}

export const LOOK_EVERY_MS = 5_000;
const SECONDS_PER_MINUTE = 60;

/** Should an idle machine be locked now? */
export function isIdleTooLong(idleSeconds: number, settings: Pick<AppSettings, 'autoLockMinutes'>): boolean {
  return settings.autoLockMinutes !== null && idleSeconds >= settings.autoLockMinutes * SECONDS_PER_MINUTE;
}

/** Watch the machine; answers what stops watching the idle time. */
export function autoLock(
  power: PowerEvents,
  settings: () => AppSettings,
  session: { readonly isOpen: boolean; lock(reason: LockReason): Promise<unknown> },
): () => void {
  const lock = (reason: LockReason) => {
    if (session.isOpen) void session.lock(reason);
  };
  power.on('suspend', () => settings().lockOnSleep && lock('sleep'));
  power.on('lock-screen', () => settings().lockOnScreenLock && lock('screen-lock'));
  power.on('user-did-resign-active', () => settings().lockOnScreenLock && lock('screen-lock'));
  const timer = setInterval(() => {
    if (session.isOpen && isIdleTooLong(power.getSystemIdleTime(), settings())) lock('idle');
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
