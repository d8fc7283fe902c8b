/** Does the app go on when its window is closed? Only for scheduled scans, only if the person agreed. */
import { dialog } from 'electron';
import type { ScheduleView } from '../../../shared/ipc/channels/schedule.ts';
import type { AppSettings } from '../../../shared/ipc/settings.ts';
import type { SettingsFile } from '../settings.ts';

/** Goes on without a window: a scan is planned, for a ledger that is kept, and the setting says so. Pure. */
export function goesOn(now: {
  readonly isOpen: boolean;
  readonly isSample: boolean;
  readonly next: ScheduleView['next'];
  readonly settings: Pick<AppSettings, 'runInBackground'>;
}): boolean {
  return now.isOpen && !now.isSample && now.next !== null && now.settings.runInBackground;
}

const GO_ON = 0;

/** The first time: say what happens and let the person choose. Answers whether to go on; the choice is kept. */
export async function explainBackground(file: SettingsFile): Promise<boolean> {
  if (file.backgroundExplained) return true;
  const { autoLockMinutes } = file.settings;
  const locks =
    autoLockMinutes === null
      ? ''
      : ` It still locks after ${autoLockMinutes === 1 ? '1 minute' : `${autoLockMinutes} minutes`} without use; a scan that was missed starts when you unlock it.`;
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: 'Root Ledger',
    message: 'Root Ledger keeps running for the scheduled scan',
    detail: `It stays beside the clock. Choose “Open Root Ledger” there, or start the app again, to see the window.${locks} Settings can change this.`,
    buttons: ['Keep running', 'Quit'],
    defaultId: GO_ON,
    cancelId: GO_ON,
  });
  file.rememberBackgroundExplained();
  if (response === GO_ON) return true;
  file.change({ runInBackground: false });
  return false;
}
