/** The quiet page around everything that happens before a ledger is open. */
import type { ReactNode } from 'react';
import { Logo } from '../app/logo.tsx';
import { useRequest } from '../ipc/requests.ts';
import classes from './session.module.css';

export interface SessionFrameProps {
  readonly title?: string;
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  /** Where the ledger lies, so that somebody with several machines knows which this is. */
  readonly folder?: string;
  readonly children: ReactNode;
}

export function SessionFrame({ title, lead, wide = false, folder, children }: SessionFrameProps) {
  const runtime = useRequest('app.runtime', undefined);
  return (
    <div className={classes.backdrop}>
      <main className={classes.middle}>
        <div className={`${classes.card} ${wide ? classes.wide : ''}`}>
          <div className={classes.brand}>
            <Logo size={22} />
            Root Ledger
          </div>
          {title && <h1>{title}</h1>}
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </div>
      </main>
      <footer className={`${classes.foot} ${classes.noPrint} numeric`}>
        {folder && <span>{folder}</span>}
        {runtime.data && <span>Version {runtime.data.appVersion}</span>}
        {runtime.data?.developmentRuntime && <span>Development runtime</span>}
      </footer>
    </div>
  );
}
