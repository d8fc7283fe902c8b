/** The application menu: the system's standard items, and the app's own with their keys. */
import { type App, Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventName, Events } from '../../../shared/ipc/events.ts';
import type { RuntimeInfo } from '../../../shared/ipc/session.ts';

export interface MenuParts {
  readonly runtime: Pick<RuntimeInfo, 'appVersion' | 'electron' | 'commit' | 'developmentRuntime'>;
  readonly developerTools: boolean;
  tell<Name extends EventName>(event: Name, payload: Events[Name]): void;
  readonly lock: () => void;
}

type Items = MenuItemConstructorOptions[];

function menuTemplate(parts: MenuParts): Items {
  const mac = process.platform === 'darwin';
  const command = (
    label: string,
    name: Events['command']['name'],
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => parts.tell('command', { name }),
  });
  const goTo = (label: string, to: string, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => parts.tell('navigate', { to }),
  });

  const ledger: Items = [
    ...(mac ? [] : [goTo('Settings…', '/settings', 'CmdOrCtrl+,')]),
    { label: 'Lock', accelerator: 'CmdOrCtrl+L', click: parts.lock },
    { type: 'separator' },
    command('Print…', 'print', 'CmdOrCtrl+P'),
    ...(mac ? [] : ([{ type: 'separator' }, { role: 'quit' }] as Items)),
  ];
  const edit: Items = [
    command('Undo change', 'undo', 'CmdOrCtrl+Z'),
    command('Redo change', 'redo', mac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    { type: 'separator' },
    command('Find…', 'find', 'CmdOrCtrl+F'),
  ];
  const view: Items = [
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(parts.developerTools ? ([{ type: 'separator' }, { role: 'toggleDevTools' }] as Items) : []),
  ];
  const go: Items = [
    command('Go to…', 'palette', 'CmdOrCtrl+K'),
    { type: 'separator' },
    goTo('Accounts', '/accounts', 'CmdOrCtrl+1'),
    goTo('Gaps', '/gaps', 'CmdOrCtrl+2'),
    goTo('What if', '/what-if', 'CmdOrCtrl+3'),
    goTo('AWS & scans', '/scan', 'CmdOrCtrl+4'),
    goTo('Log', '/log', 'CmdOrCtrl+5'),
  ];
  const help: Items = [
    command('Keyboard shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
    command('Take the tour', 'tour'),
    goTo('What we check', '/checks', 'F1'),
    ...(mac ? [] : ([{ type: 'separator' }, { role: 'about' }] as Items)),
  ];
  return [
    ...(mac ? [{ role: 'appMenu' as const, submenu: appMenu(goTo) }] : []),
    { label: 'Ledger', submenu: ledger },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { label: 'Go', submenu: go },
    ...(mac ? ([{ role: 'windowMenu' }] as Items) : []),
    { role: 'help', submenu: help },
  ];
}

/** The menu with the app's name on macOS: where people look for its settings. */
function appMenu(goTo: (label: string, to: string, accelerator: string) => MenuItemConstructorOptions): Items {
  return [
    { role: 'about' },
    { type: 'separator' },
    goTo('Settings…', '/settings', 'Cmd+,'),
    { type: 'separator' },
    { role: 'services' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    { role: 'quit' },
  ];
}

/** The application's menu and its About panel. */
export function setMenu(app: App, parts: MenuParts): void {
  const { appVersion, electron, commit, developmentRuntime } = parts.runtime;
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: appVersion,
    version: commit ?? '',
    copyright: `Electron ${electron}${developmentRuntime ? ' (development runtime, unofficial)' : ''}`,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
}
