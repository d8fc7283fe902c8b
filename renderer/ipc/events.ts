/** Listening to main: one hook per need, and the rule for what is asked again when the ledger changes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { EventName, Events } from '../../shared/ipc/events.ts';
import { requestKey } from './requests.ts';

/** Call `listener` on each event while the component is shown. */
export function useEvent<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => window.rootLedger.on(event, (payload) => latest.current(payload)), [event]);
}

/** A scan changes facts many times a second; screens ask again at most this often. */
const REFRESH_EVERY_MS = 400;

/** Answers that no change of facts can alter. */
const UNAFFECTED = ['session.', 'app.', 'keys.', 'backup.', 'logs.'];

/** Keeps the cache true: the session as main tells it, everything else asked again when facts change. */
export function useFreshAnswers(): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef(0);

  useEvent('session.changed', (state) => {
    client.setQueryData(requestKey('session.state', undefined), state);
    // What was read from an open ledger must not outlive it in this window's memory.
    if (state.phase !== 'open') client.removeQueries({ predicate: (query) => affected(query.queryKey[0]) });
  });

  useEvent('settings.changed', (settings) => client.setQueryData(requestKey('app.settings', undefined), settings));

  useEvent('backups.changed', () => void client.invalidateQueries({ queryKey: ['backup.state'] }));

  useEvent('ledger.changed', () => {
    if (waiting.current !== null) return;
    const wait = Math.max(0, last.current + REFRESH_EVERY_MS - Date.now());
    waiting.current = setTimeout(() => {
      waiting.current = null;
      last.current = Date.now();
      void client.invalidateQueries({ predicate: (query) => affected(query.queryKey[0]) });
    }, wait);
  });

  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current);
    },
    [],
  );
}

function affected(channel: unknown): boolean {
  return typeof channel === 'string' && !UNAFFECTED.some((prefix) => channel.startsWith(prefix));
}
