/** Listening to main: one hook per need, and the rule for what is asked again when the ledger changes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type EventName, type Events, isRunning } from '../../shared/ipc/events.ts';
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

/** Asking again, with the drawing that follows, takes at most one part in this many of the window's time, so that it stays quick. */
const REFRESH_SHARE = 8;

/** However slow a screen is, what it shows is never older than this. */
const REFRESH_AT_LEAST_EVERY_MS = 3_000;

/** Answers that no change of facts can alter. */
const UNAFFECTED = ['session.', 'app.', 'keys.', 'backup.', 'logs.'];

/** Keeps the cache true: the session as main tells it, everything else asked again when facts change. */
export function useFreshAnswers(): void {
  const client = useQueryClient();
  const stale = useRef(false);
  /** Runs while asking again has to wait. */
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEvent('session.changed', (state) => {
    client.setQueryData(requestKey('session.state', undefined), state);
    // What was read from an open ledger must not outlive it in this window's memory.
    if (state.phase !== 'open') client.removeQueries({ predicate: (query) => affected(query.queryKey[0]) });
  });

  useEvent('settings.changed', (settings) => client.setQueryData(requestKey('app.settings', undefined), settings));

  useEvent('backups.changed', () => void client.invalidateQueries({ queryKey: ['backup.state'] }));

  useEvent('backup.opened', () => void client.invalidateQueries({ queryKey: ['backup.opened'] }));

  useEvent('ledger.changed', () => {
    stale.current = true;
    if (pause.current === null) void askAgain();
  });

  // Whoever waited for a scan sees its result at once, however much had to rest while it ran.
  // A screen of imports that opens later asks no more: without this it would show the reading as it was when first asked.
  useEvent('work.progress', (progress) => {
    if (progress.id === 'import') client.setQueryData(requestKey('imports.state', undefined), { progress });
  });
  useEvent('scan.progress', (progress) => {
    if (isRunning(progress)) return;
    if (pause.current !== null) clearTimeout(pause.current);
    void askAgain();
  });

  useEffect(
    () => () => {
      if (pause.current !== null) clearTimeout(pause.current);
    },
    [],
  );

  /** Asks again, lets the window draw, and rests in proportion before it does so once more. */
  async function askAgain(): Promise<void> {
    stale.current = false;
    const began = performance.now();
    pause.current = setTimeout(rested, REFRESH_AT_LEAST_EVERY_MS);
    await client.invalidateQueries({ predicate: (query) => affected(query.queryKey[0]) });
    await new Promise(requestAnimationFrame);
    const rest = Math.max(REFRESH_EVERY_MS, (performance.now() - began) * REFRESH_SHARE);
    if (rest >= REFRESH_AT_LEAST_EVERY_MS || pause.current === null) return;
    clearTimeout(pause.current);
    pause.current = setTimeout(rested, rest);
  }

  function rested(): void {
    pause.current = null;
    if (stale.current) void askAgain();
  }
}

function affected(channel: unknown): boolean {
  return typeof channel === 'string' && !UNAFFECTED.some((prefix) => channel.startsWith(prefix));
}
