/** Giving files: by the system's dialog, from the clipboard, or dropped (which main hears of by itself). */
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useImportAction } from './use-imports.ts';

export function useGive() {
  const choose = useImportAction('imports.choose');
  const paste = useImportAction('imports.paste', ({ added }) => {
    if (added === 0) notifications.show({ withBorder: true, message: 'There is no text in the clipboard.' });
  });
  return {
    choose: () => choose.mutate(undefined),
    paste: () => paste.mutate(undefined),
    pending: choose.isPending || paste.isPending,
    error: choose.error ?? paste.error,
  };
}

/** Pasting anywhere but in a field gives what the clipboard holds. It is read by main: the window never gets it. */
export function usePasteKey(): void {
  const { mutate } = useImportAction('imports.paste');
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, [contenteditable], [role=dialog]')) return;
      event.preventDefault();
      mutate(undefined);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [mutate]);
}
