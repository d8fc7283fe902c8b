/**
 * Loaded before the app by `npm run dev`: the window reloads when it is told to, and each helper can be debugged.
 * The app itself knows nothing of it.
 */
const { BrowserWindow, utilityProcess } = require('electron');
const { basename } = require('node:path');

/** Node's usual port is main's; helpers count on from it. */
let port = 9229;

const fork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = (file, args, options = {}) => {
  port += 1;
  process.stderr.write(`${basename(file)}: debugger on 127.0.0.1:${port}\n`);
  return fork(file, args, { ...options, execArgv: [...(options.execArgv ?? []), `--inspect=127.0.0.1:${port}`] });
};

process.on('message', (word) => {
  if (word === 'reload') for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
});
// When `npm run dev` is gone, so is its window.
process.on('disconnect', () => process.exit());
