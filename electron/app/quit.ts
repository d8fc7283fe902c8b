/** Quitting in order: nothing ends before the ledger is closed. */
import type { App } from 'electron';
import { notice } from './log.ts';
import type { Session } from './session/session.ts';

/**
 * Close the ledger before the app ends: its last change is on the disk, its key is gone, a sample's folder too.
 * `goesOn` is asked when the last window is closed: does the app stay without one? Answers a question: is it quitting?
 */
export function quitInOrder(app: App, session: Session, goesOn: () => Promise<boolean>): () => boolean {
  let quitting = false;
  let closed = false;
  app.on('before-quit', (event) => {
    quitting = true;
    if (closed) return;
    event.preventDefault();
    void session
      .lock('user')
      .catch((error) => notice('the ledger did not close as it should', '', error))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
  app.on('window-all-closed', () => {
    if (quitting) return app.quit();
    void goesOn().then((stays) => {
      if (stays || quitting) return;
      // On macOS an app outlives its windows; the open ledger does not.
      if (process.platform === 'darwin') void session.lock('user');
      else app.quit();
    });
  });
  return () => quitting;
}
