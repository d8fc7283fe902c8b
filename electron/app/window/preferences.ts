/** What the window's page may do. Every switch is explicit, so that a changed default changes nothing. */
import type { WebPreferences } from 'electron';

export function webPreferences(options: {
  preload: string;
  partition: string;
  developerTools: boolean;
}): WebPreferences {
  return {
    preload: options.preload,
    // SECURITY: without `persist:` the session lives in memory: no cookies, cache or storage of the window on the disk.
    partition: options.partition,
    // SECURITY: the page has no Node, its own world apart from the preload's, and Chromium's sandbox around it.
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    enableWebSQL: false,
    spellcheck: false,
    safeDialogs: true,
    disableDialogs: true,
    autoplayPolicy: 'user-gesture-required',
    devTools: options.developerTools,
  };
}
