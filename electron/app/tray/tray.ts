/** The icon beside the clock, and the Dock's on macOS, with their menu. Where the desktop has no such place, the app goes on without. */
import { join } from 'node:path';
import { app, Menu, nativeImage, Tray } from 'electron';
import type { TrayAction, TrayModel } from './tray-menu.ts';

export interface TrayPlace {
  show(model: TrayModel): void;
}

/** Put the icon there. `icons` is the folder of the icon files; `act` is called with what the person chose. */
export function openTray(icons: string, act: (action: TrayAction) => void): TrayPlace {
  const tray = tryTray(icons);
  // On Windows and Linux a click opens; on macOS it shows the menu, as people expect there.
  if (process.platform !== 'darwin') tray?.on('click', () => act('open'));
  let shown: TrayModel | null = null;
  return {
    show: (model) => {
      if (shown !== null && JSON.stringify(shown) === JSON.stringify(model)) return;
      shown = model;
      const items = model.items.map((item) => itemOf(item, act));
      app.dock?.setMenu(Menu.buildFromTemplate(items.filter(({ id }) => id !== 'quit')));
      tray?.setToolTip(model.tooltip);
      // Linux shows a changed menu only if it is set anew.
      tray?.setContextMenu(Menu.buildFromTemplate(items));
    },
  };
}

function tryTray(icons: string): Tray | null {
  try {
    // `trayTemplate.png` follows the menu bar's colours on macOS; `@2x` beside it is found by its name.
    const name = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
    return new Tray(nativeImage.createFromPath(join(icons, name)));
  } catch {
    return null;
  }
}

function itemOf(
  item: TrayModel['items'][number],
  act: (action: TrayAction) => void,
): Electron.MenuItemConstructorOptions {
  switch (item.kind) {
    case 'line':
      return { type: 'separator' };
    case 'said':
      return { label: item.label, enabled: false };
    case 'action':
      return { id: item.action, label: item.label, enabled: item.enabled, click: () => act(item.action) };
  }
}
