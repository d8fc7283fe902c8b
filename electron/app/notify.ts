/** The system's notifications: for what happened while nobody looked. Clicking one shows the screen that tells more. */
import { Notification } from 'electron';
import { visible, visibleLines } from '../../shared/text/invisible.ts';

/** `show` opens the window at a screen. Without notifications on this desktop, nothing is shown. */
export function notifier(show: (to: string) => void): (title: string, body: string, to: string) => void {
  // Kept until the next one: a notification that is collected forgets its click.
  let latest: Notification | null = null;
  return (title, body, to) => {
    if (!Notification.isSupported()) return;
    latest?.removeAllListeners();
    latest = new Notification({ title: visible(title), body: visibleLines(body) });
    latest.on('click', () => show(to));
    latest.show();
  };
}
