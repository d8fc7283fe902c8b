/** Short notices of what was done and of what failed, where nothing on the screen shows it. */
import { notifications } from '@mantine/notifications';
import { failureIn } from '../ipc/bridge.ts';

export function tell(message: string): void {
  notifications.show({ message, withBorder: true });
}

export function complain(error: unknown): void {
  const failure = failureIn(error);
  notifications.show({ title: failure.message, message: failure.hint ?? '', color: 'red', withBorder: true });
}
