/** The app's own settings, outside any ledger: choices from fixed lists only, since they are stored in plain text. */
import { z } from 'zod';

const THEMES = ['system', 'light', 'dark'] as const;
const DENSITIES = ['compact', 'comfortable'] as const;
/** Parts of the sidebar, in order. */
export const SIDEBAR_SECTIONS = ['today', 'leaving', 'custody', 'sources', 'proof', 'settings'] as const;
export type SidebarSection = (typeof SIDEBAR_SECTIONS)[number];
const AUTO_LOCK_MINUTES_MOST = 480;
const CLEAR_CLIPBOARD_SECONDS_MOST = 3600;
const BACKUP_EVERY_HOURS_MOST = 168;
const BACKUPS_KEPT_MOST = 200;

export const appSettingsSchema = z.strictObject({
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  /** Lock after so many minutes without keyboard or mouse; null never. */
  autoLockMinutes: z.int().min(1).max(AUTO_LOCK_MINUTES_MOST).nullable(),
  lockOnSleep: z.boolean(),
  lockOnScreenLock: z.boolean(),
  /** Clear what was copied from the window after so many seconds, if it is still in the clipboard; null never. */
  clearClipboardSeconds: z.int().min(10).max(CLEAR_CLIPBOARD_SECONDS_MOST).nullable(),
  /** Back the open ledger up in its folder, at most so often, keeping so many of the newest (and some older ones). */
  automaticBackups: z.boolean(),
  backupEveryHours: z.int().min(1).max(BACKUP_EVERY_HOURS_MOST),
  backupsKept: z.int().min(2).max(BACKUPS_KEPT_MOST),
  /** Keep the window out of screenshots and screen sharing, where the system can. */
  screenCaptureProtection: z.boolean(),
  /** While a scan is scheduled, closing the window leaves the app running beside the clock. */
  runInBackground: z.boolean(),
  /** Mask emails and account ids on the screen. */
  privacyMode: z.boolean(),
  /** Parts of the sidebar that show their heading alone. */
  foldedSections: z.array(z.enum(SIDEBAR_SECTIONS)).max(SIDEBAR_SECTIONS.length),
  /** The tour was taken or turned down: it is not offered again by itself. */
  tourSeen: z.boolean(),
});
export type AppSettings = z.output<typeof appSettingsSchema>;

export const DEFAULT_SETTINGS: AppSettings = {
  theme: 'system',
  density: 'compact',
  autoLockMinutes: 10,
  lockOnSleep: true,
  lockOnScreenLock: true,
  clearClipboardSeconds: 120,
  automaticBackups: true,
  backupEveryHours: 4,
  backupsKept: 10,
  screenCaptureProtection: false,
  runInBackground: true,
  privacyMode: false,
  foldedSections: ['proof', 'settings'],
  tourSeen: false,
};
