/** The window stays on its own page. */
import type { WebContents } from 'electron';
import { isOwnAddress, START_PAGE } from '../origin.ts';

/**
 * SECURITY: a link, a redirect, a form or a frame that leads anywhere is stopped. The page routes by itself (hash and
 * history), which is no navigation; even our own address is only loaded by main.
 */
export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  // Chromium goes to `about:blank` without asking anybody: the start page comes back at once. What is asked from such a
  // page meanwhile is refused by the sender's check.
  contents.on('did-navigate', (_event, url) => {
    if (!isOwnAddress(url) && !url.startsWith('devtools://')) void contents.loadURL(START_PAGE);
  });
}
