/**
 * The window. How to open the ledger is drawn first, by itself; everything else is read while it is shown (`faces.tsx`).
 *
 * Whatever this file imports is read before the window's first drawing: neither the component library, nor the router, nor schemas.
 */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useEvent, useFreshAnswers } from '../ipc/events.ts';
import { useRequest } from '../ipc/requests.ts';
import { usePrivacy } from '../privacy/use-privacy.ts';
import { Unlock } from '../session/unlock.tsx';
import { navigate } from './location.ts';

const Faces = lazy(async () => ({ default: (await import('./faces.tsx')).Faces }));
/** The first letters are typed, and the window drawn, before there is more to read. */
const AFTER_DRAWING_MS = 300;

export interface AppProps {
  /** Under tests nothing moves. */
  readonly env?: 'default' | 'test';
}

export function App({ env = 'default' }: AppProps) {
  useFreshAnswers();
  usePrivacy();
  // While the ledger is locked the address waits until it is open.
  useEvent('navigate', ({ to }) => navigate(to));
  const session = useRequest('session.state', undefined);
  const locked = session.data?.phase === 'locked' ? session.data : null;
  const known = !session.isPending;
  const [rest, setRest] = useState(false);
  useEffect(() => {
    if (!known) return;
    const timer = setTimeout(() => setRest(true), locked === null ? 0 : AFTER_DRAWING_MS);
    return () => clearTimeout(timer);
  }, [known, locked]);
  return (
    <>
      {locked !== null && <Unlock state={locked} />}
      {(rest || (known && locked === null)) && (
        <Suspense fallback={null}>
          <Faces env={env} />
        </Suspense>
      )}
    </>
  );
}
