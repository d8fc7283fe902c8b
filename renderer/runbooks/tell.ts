/** Short notices of what was done, and texts put on the clipboard with the name of the file that they are meant for. */
import { notifications } from '@mantine/notifications';
import { copyText } from '../design/clipboard.ts';
import { failureIn } from '../ipc/bridge.ts';

export function tell(message: string): void {
  notifications.show({ message, withBorder: true });
}

export function complain(error: unknown): void {
  const failure = failureIn(error);
  notifications.show({ title: failure.message, message: failure.hint ?? '', color: 'red', withBorder: true });
}

/** `opens`: what opens such a file: "your calendar", "a browser". */
export function copyFile({ name, text }: { readonly name: string; readonly text: string }, opens: string): void {
  if (copyText(text)) tell(`Copied. Paste it into a file called ${name}; ${opens} opens it.`);
  else notifications.show({ message: 'Nothing was copied. Try again.', color: 'red', withBorder: true });
}
