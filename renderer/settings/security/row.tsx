/** One line of a section of settings: what it is, more about it, and what can be done with it. */
import type { ReactNode } from 'react';
import classes from '../settings.module.css';

export interface RowProps {
  readonly name: ReactNode;
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}

export function Row({ name, more, children }: RowProps) {
  return (
    <div className={classes.row}>
      <div style={{ minWidth: 0 }}>
        <div>{name}</div>
        {more && <div className="faint">{more}</div>}
      </div>
      <div style={{ display: 'flex', gap: '0.5rem', flex: 'none' }}>{children}</div>
    </div>
  );
}
