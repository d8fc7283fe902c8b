/** All walls at once, so that none is forgotten: for the app before it is ready, for a session, for a page. */
import type { App, Session, WebContents } from 'electron';
import { refuseCertificateErrors } from './certificates.ts';
import { keepOutOfCoreDumps } from './core-dumps.ts';
import { refuseDebugging } from './debugging.ts';
import { denyDownloads } from './downloads.ts';
import { guardNavigation } from './navigation.ts';
import { blockNetwork, closeWebRtc, silenceChromium } from './network.ts';
import { denyPermissions } from './permissions.ts';
import { type Pages, registerScheme, serveWindow } from './protocol.ts';
import { denyWebviews } from './webviews.ts';
import { denyNewWindows } from './windows.ts';

export function beforeReady(app: App): void {
  keepOutOfCoreDumps();
  refuseDebugging(app);
  silenceChromium(app);
  registerScheme();
  // SECURITY: every renderer is sandboxed, whatever a window asks for. Root on Linux cannot have Chromium's sandbox; the
  // start script says so, and only then passes the switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

interface SessionOptions {
  readonly app: App;
  readonly pages: Pages;
  readonly developerTools: boolean;
}

function close(session: Session, options: SessionOptions): void {
  denyPermissions(session);
  denyDownloads(session);
  blockNetwork(session, options);
  refuseCertificateErrors(options.app, session);
}

/** The window's session serves its pages; the default one, which Electron makes in any case, serves nothing. */
export function guardSessions(window: Session, fallback: Session, options: SessionOptions): void {
  close(fallback, options);
  close(window, options);
  serveWindow(window, options.pages);
}

export function guardContents(contents: WebContents, openExternal: (address: string) => void): void {
  guardNavigation(contents);
  denyNewWindows(contents, openExternal);
  denyWebviews(contents);
  closeWebRtc(contents);
}
