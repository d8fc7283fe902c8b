/** No page embeds another. */
import type { WebContents } from 'electron';

/** SECURITY: `webviewTag` is off already; should a page get one in spite of that, it is not attached. */
export function denyWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
