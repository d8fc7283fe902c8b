/** The window: which of its faces is shown follows from where the session is. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Failed } from '../design/feedback.tsx';
import { useEvent, useFreshAnswers } from '../ipc/events.ts';
import { useRequest } from '../ipc/requests.ts';
import { usePrivacy } from '../privacy/use-privacy.ts';
import { BrokenLedger } from '../session/broken-ledger.tsx';
import { FirstRun } from '../session/first-run.tsx';
import { OpenedBackup } from '../session/opened-backup.tsx';
import { SessionFrame } from '../session/session-frame.tsx';
import { Unlock } from '../session/unlock.tsx';

/** Whoever unlocks needs none of it yet: it is read once the window has drawn. */
const loadFrame = () => import('./frame.tsx');
const Frame = lazy(async () => ({ default: (await loadFrame()).Frame }));
const AFTER_DRAWING_MS = 300;

export function App() {
  useFreshAnswers();
  usePrivacy();
  const [, navigate] = useLocation();
  // While the ledger is locked the address waits until it is open.
  useEvent('navigate', ({ to }) => navigate(to));
  return (
    <>
      <Face />
      <OpenedBackup />
    </>
  );
}

function Face() {
  const session = useRequest('session.state', undefined);
  useEffect(() => {
    const timer = setTimeout(() => void loadFrame(), AFTER_DRAWING_MS);
    return () => clearTimeout(timer);
  }, []);
  // A new ledger is open as soon as it is made, but its recovery key has still to be shown.
  const [settingUp, setSettingUp] = useState(false);

  if (session.error)
    return (
      <SessionFrame>
        <Failed error={session.error} retry={session.refetch} />
      </SessionFrame>
    );
  // The first answer takes a few milliseconds: an empty window is calmer than a flash of something else.
  if (session.data === undefined) return null;

  const state = session.data;
  if (state.phase === 'empty' || settingUp)
    return <FirstRun state={state} onBegin={() => setSettingUp(true)} onDone={() => setSettingUp(false)} />;
  if (state.phase === 'locked') return <Unlock state={state} />;
  if (state.phase === 'broken') return <BrokenLedger state={state} />;
  return (
    <Suspense fallback={null}>
      <Frame sample={state.sample} />
    </Suspense>
  );
}
