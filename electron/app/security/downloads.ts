/** No page downloads. */
import type { Session } from 'electron';

/** SECURITY: files are written by main, where the person chose; a download started by a page is cancelled. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}
