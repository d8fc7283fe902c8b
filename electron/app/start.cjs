/**
 * The first file that runs. CommonJS, since Electron runs such a file to its end before it looks for a display; an ES module
 * may come too late for what must be settled before that.
 */
const { spawnSync } = require('node:child_process');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { app } = require('electron');

/** Chromium's switches for a machine without a display: schedules and servers have none, and commands need none. */
const WITHOUT_DISPLAY = ['--ozone-platform=headless', '--disable-gpu'];

const isBackup = (argument) => argument.endsWith('.root-ledger-backup');
const isCommand =
  app.isPackaged && process.argv.slice(1).some((argument) => !argument.startsWith('-') && !isBackup(argument));
const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

if (isCommand && !hasDisplay && !process.argv.includes(WITHOUT_DISPLAY[0])) {
  const { status } = spawnSync(process.execPath, [...WITHOUT_DISPLAY, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

// SECURITY: in a folder of this person alone. The usual place is one where others could have put code for us before.
enableCompileCache(join(app.getPath('userData'), 'code'));
require('./main.js');
