/** Tells that a change was written, with the way to take it back. */
import { Anchor } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ask, failureIn } from '../../ipc/bridge.ts';

/** How long a change can be undone from its message, in milliseconds; afterwards from the keyboard and the log. */
const OFFERED_MS = 8000;

/** "Set vaults of 40 accounts — Undo". */
export function sayDone(title: string, seq: number): void {
  const id = `change-${seq}`;
  notifications.show({
    id,
    withBorder: true,
    autoClose: OFFERED_MS,
    message: (
      <>
        {title}{' '}
        <Anchor component="button" type="button" fz="inherit" onClick={() => void takeBack(id, seq)}>
          Undo
        </Anchor>
      </>
    ),
  });
}

async function takeBack(id: string, seq: number): Promise<void> {
  notifications.hide(id);
  try {
    const undone = await ask('ledger.undo', { seq });
    notifications.show({ withBorder: true, message: undone === null ? 'Nothing to undo.' : `Undone: ${undone.title}` });
  } catch (error) {
    sayFailed(error);
  }
}

export function sayFailed(error: unknown): void {
  const failure = failureIn(error);
  notifications.show({ withBorder: true, color: 'red', title: failure.message, message: failure.hint ?? '' });
}
