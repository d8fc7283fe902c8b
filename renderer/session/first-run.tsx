/** The first minutes: what this is, then a ledger of one's own or the sample company. */
import { IconArchive, IconBook2, IconFlask2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { SessionState } from '../../shared/ipc/session.ts';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { RestoreDialog, type RestoreWanted, useChosenBackup } from '../settings/security/restore-dialog.tsx';
import { CreateLedger } from './create-ledger.tsx';
import { RecoveryKey } from './recovery-key.tsx';
import classes from './session.module.css';
import { SessionFrame } from './session-frame.tsx';
import { useSessionAnswer } from './use-session-answer.ts';

export interface FirstRunProps {
  readonly state: SessionState;
  /** A ledger is being made: stay here even when it is open, until `onDone`. */
  onBegin(): void;
  onDone(): void;
}

export function FirstRun({ state, onBegin, onDone }: FirstRunProps) {
  const [step, setStep] = useState<'welcome' | 'create'>('welcome');
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const keychain = state.phase === 'empty' ? state.keychain : { available: false, description: '' };

  if (recoveryKey !== null) return <RecoveryKey recoveryKey={recoveryKey} onStored={onDone} />;
  if (step === 'create')
    return (
      <CreateLedger
        keychain={keychain}
        folder={state.folder}
        onBack={() => setStep('welcome')}
        onBegin={onBegin}
        onFailed={onDone}
        onCreated={setRecoveryKey}
      />
    );
  return <Welcome folder={state.folder} onCreate={() => setStep('create')} />;
}

function Welcome({ folder, onCreate }: { folder: string; onCreate: () => void }) {
  const accept = useSessionAnswer();
  const sample = useAction('session.open-sample', accept);
  const [restore, setRestore] = useState<RestoreWanted | null>(null);
  const choose = useChosenBackup(setRestore);
  return (
    <SessionFrame
      title="Know who can get into every AWS root account"
      lead="Root Ledger shows, for every account, who can get in as root, who would be locked out and who would still be in
        when somebody leaves. It stays on this machine, encrypted, and keeps no password, no MFA seed and no AWS secret."
      wide
      folder={folder}
    >
      <div className={classes.choices}>
        <button type="button" className={classes.choice} onClick={onCreate}>
          <IconBook2 size={20} stroke={1.5} aria-hidden="true" />
          <span>
            <strong>Create your ledger</strong>
            <span className="muted">Choose a passphrase, then connect AWS with read-only access.</span>
          </span>
        </button>
        <button
          type="button"
          className={classes.choice}
          aria-disabled={sample.isPending}
          onClick={() => {
            if (!sample.isPending) sample.mutate(undefined);
          }}
        >
          <IconFlask2 size={20} stroke={1.5} aria-hidden="true" />
          <span>
            <strong>{sample.isPending ? 'Opening the sample company…' : 'Look around in a sample company'}</strong>
            <span className="muted">
              120 invented accounts on a simulated AWS. Nothing to set up, nothing to clean up.
            </span>
          </span>
        </button>
        <button type="button" className={classes.choice} onClick={() => choose.mutate(undefined)}>
          <IconArchive size={20} stroke={1.5} aria-hidden="true" />
          <span>
            <strong>Restore a backup</strong>
            <span className="muted">From a file, with the passphrase or recovery key of when it was made.</span>
          </span>
        </button>
        <Trouble error={sample.error ?? choose.error} />
      </div>
      {restore !== null && <RestoreDialog wanted={restore} onClose={() => setRestore(null)} />}
    </SessionFrame>
  );
}
