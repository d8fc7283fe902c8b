/** The app's one window: opened where it was, shown when it is drawn, renewed when the ledger is locked. */
import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron';
import { START_PAGE } from '../origin.ts';
import { keepOutOfCoreDumps } from '../security/core-dumps.ts';
import type { SettingsFile, WindowPlace } from '../settings.ts';
import { boundsFor, LEAST_HEIGHT, LEAST_WIDTH } from './bounds.ts';
import { webPreferences } from './preferences.ts';

/** The page's background before it is drawn, in both themes (`--bg` of `renderer/design/tokens.css`): no white flash. */
const BACKGROUND = { light: '#ffffff', dark: '#14171c' } as const;

/** How long the old window may stay while the new one is drawn. */
const RENEW_LIMIT_MS = 3_000;

export interface WindowParts {
  readonly preload: string;
  readonly icon: string;
  readonly partition: string;
  readonly developerTools: boolean;
  readonly settings: SettingsFile;
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

/** Open the window, `at` a screen (`/drift`) or where it usually begins. It appears when its page has drawn for the first time. */
export function openWindow(parts: WindowParts, { minimized = false, at = '' } = {}): BrowserWindow {
  const { settings } = parts;
  const place = settings.window;
  const areas: Rectangle[] = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...boundsFor(place, areas),
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
    title: 'Root Ledger',
    // Windows and macOS take it from the app itself.
    ...(process.platform === 'linux' ? { icon: parts.icon } : {}),
    show: false,
    backgroundColor: background(),
    webPreferences: webPreferences(parts),
  });
  window.setContentProtection(settings.settings.screenCaptureProtection);
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    if (minimized) window.minimize();
    else window.show();
  });
  window.on('close', () => settings.rememberWindow(placeOf(window)));
  window.webContents.on('did-finish-load', () => keepOutOfCoreDumps(window.webContents.getOSProcessId()));
  const followTheme = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', followTheme);
  window.on('closed', () => nativeTheme.off('updated', followTheme));
  void window.loadURL(at === '' ? START_PAGE : `${START_PAGE}#${at}`);
  return window;
}

/** Bring a window before the others. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Where a window is, to open another one there. */
export function placeOf(window: BrowserWindow): WindowPlace {
  return { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
}

/**
 * Drop everything the page has in memory: a new window with a process of its own takes the place of the old one, whose
 * process is ended. Answers the new window.
 *
 * SECURITY: clearing the page's state would leave names in the old process's memory until it is collected, if ever.
 */
export function renewWindow(old: BrowserWindow, parts: WindowParts): BrowserWindow {
  parts.settings.rememberWindow(placeOf(old));
  const renewed = openWindow(parts, { minimized: old.isMinimized() });
  const endOld = () => {
    if (old.isDestroyed()) return;
    old.webContents.forcefullyCrashRenderer();
    old.destroy();
  };
  renewed.once('ready-to-show', endOld);
  // A page that never draws must not keep the old one alive.
  setTimeout(endOld, RENEW_LIMIT_MS).unref();
  return renewed;
}
