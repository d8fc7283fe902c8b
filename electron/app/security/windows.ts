/** No page opens a window. */
import type { WebContents } from 'electron';

/** SECURITY: every `window.open`, `target=_blank` and shift-click is denied; a listed link goes to the browser instead. */
export function denyNewWindows(contents: WebContents, openExternal: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
  // Should Electron ever make one in spite of that, it does not live.
  contents.on('did-create-window', (window) => window.destroy());
}
