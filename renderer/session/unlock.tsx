/** A locked ledger: by passphrase, by the machine's keychain, or by the recovery key. */
import { IconFingerprint } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { SessionState } from '../../shared/ipc/session.ts';
import { duration } from '../design/dates.ts';
import { Trouble } from '../design/trouble.tsx';
import { failureIn } from '../ipc/bridge.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import classes from './fields.module.css';
import { LinkButton, PressButton, SecretField, TextField } from './fields.tsx';
import { SessionFrame } from './session-frame.tsx';
import { useSessionAnswer } from './use-session-answer.ts';

type Locked = Extract<SessionState, { phase: 'locked' }>;

const WHY: Record<NonNullable<Locked['lockedBecause']>, string | null> = {
  start: null,
  user: null,
  idle: 'Locked because nobody used it for a while.',
  sleep: 'Locked when the computer went to sleep.',
  'screen-lock': 'Locked together with the screen.',
};

export function Unlock({ state }: { state: Locked }) {
  const [way, setWay] = useState<'passphrase' | 'recovery'>('passphrase');
  const [entered, setEntered] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const accept = useSessionAnswer();
  const unlock = useAction('session.unlock', accept);
  const session = useRequest('session.state', undefined);
  const left = useCountdown(state.waitMs);

  const again = () => {
    field.current?.focus();
    field.current?.select();
    // Main counts the misses; ask it how long the next try has to wait.
    void session.refetch();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (left > 0 || entered === '') return;
    unlock.mutate(
      way === 'passphrase' ? { with: 'passphrase', passphrase: entered } : { with: 'recovery', recoveryKey: entered },
      { onError: again },
    );
  };
  const change = (to: typeof way) => {
    setWay(to);
    setEntered('');
    unlock.reset();
  };
  const waiting = left > 0;
  const trouble = unlock.error !== null && !(waiting && failureIn(unlock.error).code === 'wait');

  return (
    <SessionFrame title="Unlock" lead={state.lockedBecause ? WHY[state.lockedBecause] : null} folder={state.folder}>
      <form onSubmit={submit}>
        <div className={classes.stack}>
          {way === 'passphrase' ? (
            <SecretField
              ref={field}
              label="Passphrase"
              autoFocus
              autoComplete="current-password"
              value={entered}
              onChange={(event) => setEntered(event.currentTarget.value)}
            />
          ) : (
            <TextField
              ref={field}
              label="Recovery key"
              description="The groups of letters and digits that were shown when the ledger was made."
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={entered}
              onChange={(event) => setEntered(event.currentTarget.value)}
            />
          )}
          {trouble && <Trouble error={unlock.error} />}
          {waiting && (
            <p className="muted numeric" role="status" style={{ margin: 0 }}>
              After several misses the next try waits. {duration(left)} left.
            </p>
          )}
          <PressButton type="submit" main disabled={waiting || entered === ''} busy={unlock.isPending}>
            Unlock
          </PressButton>
          {state.keychainSlot && (
            <PressButton
              sign={<IconFingerprint size={16} stroke={1.6} />}
              onClick={() => unlock.mutate({ with: 'keychain' }, { onError: again })}
            >
              Unlock with {state.keychain.available ? state.keychain.description : 'the keychain'}
            </PressButton>
          )}
          {way === 'passphrase' && state.recoverySlot && (
            <LinkButton onClick={() => change('recovery')}>Forgotten it? Use the recovery key</LinkButton>
          )}
          {way === 'recovery' && <LinkButton onClick={() => change('passphrase')}>Use the passphrase</LinkButton>}
        </div>
      </form>
    </SessionFrame>
  );
}

/** Milliseconds left of a wait that began when it was told. Ticks only while there is something to count. */
function useCountdown(waitMs: number): number {
  const [left, setLeft] = useState(waitMs);
  useEffect(() => {
    setLeft(waitMs);
    if (waitMs <= 0) return;
    const until = Date.now() + waitMs;
    const timer = setInterval(() => {
      const rest = Math.max(0, until - Date.now());
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [waitMs]);
  return left;
}
