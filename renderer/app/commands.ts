/** What the window does on its own: from the keyboard, the application menu and deep links. */
import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { useEffect, useState } from 'react';
import { failureIn } from '../ipc/bridge.ts';
import { useEvent } from '../ipc/events.ts';
import { useAction } from '../ipc/requests.ts';
import { navigate } from './location.ts';
import { ROUTES } from './routes.ts';

/** As browsers have them, on every system. */
const BACK_KEYS = ['alt+ArrowLeft', 'mod+['];
const FORWARD_KEYS = ['alt+ArrowRight', 'mod+]'];
/** After `g`, how long the second key may take. */
const SECOND_KEY_WITHIN_MS = 1200;

export function useCommands(tour: () => void): { sheetOpened: boolean; openSheet: () => void; closeSheet: () => void } {
  const [sheetOpened, setSheet] = useState(false);
  const lock = useAction('session.lock');
  const undo = useAction('ledger.undo', (done) => tell(done === null ? 'Nothing to undo.' : `Undone: ${done.title}`));
  const redo = useAction('ledger.redo', (done) => tell(done === null ? 'Nothing to redo.' : `Redone: ${done.title}`));

  const run = {
    palette: () => spotlight.open(),
    undo: () => undo.mutate({}, { onError: complain }),
    redo: () => redo.mutate(undefined, { onError: complain }),
    lock: () => lock.mutate(undefined, { onError: complain }),
    print: () => window.print(),
    shortcuts: () => setSheet(true),
    find: focusSearch,
    tour,
  };

  useEvent('command', ({ name }) => run[name]());
  useHotkeys([
    ['mod+Z', run.undo],
    ['mod+shift+Z', run.redo],
    ['mod+L', run.lock],
    ...BACK_KEYS.map((key): HotkeyItem => [key, () => window.history.back()]),
    ...FORWARD_KEYS.map((key): HotkeyItem => [key, () => window.history.forward()]),
    ['/', run.find],
    // Where the keyboard has it with Shift, and where it has not.
    ['shift+?', run.shortcuts],
    ['?', run.shortcuts],
  ]);
  useGoTo();

  return { sheetOpened, openSheet: () => setSheet(true), closeSheet: () => setSheet(false) };
}

/** `g` and then a screen's key. */
function useGoTo(): void {
  useEffect(() => {
    let since = 0;
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [contenteditable], [role=dialog]')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'g' && since === 0) {
        since = event.timeStamp;
        return;
      }
      const row = ROUTES.find((candidate) => candidate.key === event.key);
      if (row !== undefined && since > 0 && event.timeStamp - since < SECOND_KEY_WITHIN_MS) {
        event.preventDefault();
        navigate(row.path);
      }
      since = 0;
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main search input')?.focus();
}

function tell(message: string): void {
  notifications.show({ message, withBorder: true });
}

function complain(error: unknown): void {
  const failure = failureIn(error);
  notifications.show({ title: failure.message, message: failure.hint ?? '', color: 'red', withBorder: true });
}
