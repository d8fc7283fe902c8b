/** No debugger on the released app. */
import type { App } from 'electron';

const SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'js-flags',
  'load-extension',
];

/**
 * SECURITY: whoever can start the app with a switch must not get at the open ledger's window that way. Node's own debugger
 * is switched off by a fuse; these are Chromium's. While developing they stay, for tests drive the app through them.
 */
export function refuseDebugging(app: App): void {
  if (!app.isPackaged) return;
  for (const name of SWITCHES) app.commandLine.removeSwitch(name);
}
