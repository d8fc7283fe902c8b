/** All channels that main answers, one file per area. A channel without a handler does not compile. */
import { appHandlers } from './app.ts';
import { backupHandlers } from './backup.ts';
import type { AppServices, MainHandlers } from './handlers.ts';
import { importHandlers } from './imports.ts';
import { keyHandlers } from './keys.ts';
import { appLogHandlers } from './logs.ts';
import { offboardingHandlers } from './offboarding.ts';
import { reportHandlers } from './reports.ts';
import { scanHandlers } from './scan.ts';
import { scheduleHandlers } from './schedule.ts';
import { sessionHandlers } from './session.ts';

export function mainHandlers(app: AppServices): MainHandlers {
  return {
    ...sessionHandlers(app),
    ...appHandlers(app),
    ...keyHandlers(app),
    ...backupHandlers(app),
    ...appLogHandlers(app),
    ...scanHandlers(app),
    ...scheduleHandlers(app),
    ...importHandlers(app),
    ...reportHandlers(app),
    ...offboardingHandlers(app),
  };
}
