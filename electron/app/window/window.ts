/** The app's one window: opened where it was, shown when it is drawn, renewed when the ledger is locked. */
import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron';
import { START_PAGE } from '../origin.ts';
import { keepOutOfCoreDumps } from '../security/core-dumps.ts';
import type { SettingsFile } from '../settings.ts';
import { boundsFor, LEAST_HEIGHT, LEAST_WIDTH } from './bounds.ts';
import { webPreferences } from './preferences.ts';

/** The page's background before it is drawn, in both themes (`--bg` of `renderer/design/tokens.css`): no white flash. */
const BACKGROUND = { light: '#ffffff', dark: '#14171c' } as const;

export interface WindowParts {
  readonly preload: string;
  readonly partition: string;
  readonly developerTools: boolean;
  readonly settings: SettingsFile;
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

/** Open the window. It appears when its page has drawn for the first time. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const { settings } = parts;
  const place = settings.window;
  const areas: Rectangle[] = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...boundsFor(place, areas),
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
    title: 'Root Ledger',
    show: false,
    backgroundColor: background(),
    webPreferences: webPreferences(parts),
  });
  window.setContentProtection(settings.settings.screenCaptureProtection);
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  window.on('close', () =>
    settings.rememberWindow({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  window.webContents.on('did-finish-load', () => keepOutOfCoreDumps(window.webContents.getOSProcessId()));
  const followTheme = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', followTheme);
  window.on('closed', () => nativeTheme.off('updated', followTheme));
  void window.loadURL(START_PAGE);
  return window;
}

/**
 * Drop everything the page has in memory: its process is ended and a fresh one shows the start page.
 *
 * SECURITY: clearing the page's state would leave names in the old process's memory until it is collected, if ever.
 */
export function renewPage(window: BrowserWindow): void {
  window.webContents.forcefullyCrashRenderer();
  void window.loadURL(START_PAGE);
}
