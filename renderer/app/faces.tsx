/** Every face of the window but the first, and what may stand over any of them: which is shown follows from where the session is. */
import '../schemas.ts';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Failed } from '../design/feedback.tsx';
import { useRequest } from '../ipc/requests.ts';
import { BrokenLedger } from '../session/broken-ledger.tsx';
import { FirstRun } from '../session/first-run.tsx';
import { OpenedBackup } from '../session/opened-backup.tsx';
import { SessionFrame } from '../session/session-frame.tsx';
import { Surroundings, type SurroundingsProps } from './surroundings.tsx';

/** Only an open ledger has one: it is read once this is drawn. */
const loadFrame = () => import('./frame.tsx');
const Frame = lazy(async () => ({ default: (await loadFrame()).Frame }));
const AFTER_DRAWING_MS = 300;

export function Faces({ env }: Pick<SurroundingsProps, 'env'>) {
  return (
    <Surroundings env={env}>
      <Face />
      <OpenedBackup />
    </Surroundings>
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

  const state = session.data;
  // The window shows it by itself (`app.tsx`), since before this was read.
  if (state?.phase === 'locked') return null;
  if (session.error)
    return (
      <SessionFrame>
        <Failed error={session.error} retry={session.refetch} />
      </SessionFrame>
    );
  if (state === undefined) return null;
  if (state.phase === 'empty' || settingUp)
    return <FirstRun state={state} onBegin={() => setSettingUp(true)} onDone={() => setSettingUp(false)} />;
  if (state.phase === 'broken') return <BrokenLedger state={state} />;
  return (
    <Suspense fallback={null}>
      <Frame sample={state.sample} />
    </Suspense>
  );
}
