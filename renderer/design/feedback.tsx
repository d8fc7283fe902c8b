/** What a screen shows when it has nothing to show: empty, loading, failed. */
import { Button, Skeleton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { failureIn } from '../ipc/bridge.ts';
import classes from './layout.module.css';

export interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  /** Why it is empty and what fills it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Sign, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.emptyIcon}>
        <Sign size={20} stroke={1.5} aria-hidden="true" />
      </div>
      <h2 className={classes.emptyTitle}>{title}</h2>
      {children && <div className="muted">{children}</div>}
      {action && <div style={{ marginTop: '0.75rem' }}>{action}</div>}
    </div>
  );
}

const WIDTHS = ['72%', '54%', '63%', '48%', '68%', '57%', '61%', '44%'];

/** Quiet bars where text will be. */
export function Loading({ lines = 6 }: { lines?: number }) {
  return (
    <div
      role="status"
      aria-label="Loading"
      aria-busy="true"
      style={{ display: 'grid', gap: '0.875rem', padding: '0.75rem 0' }}
    >
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
          key={line}
          height={10}
          radius="sm"
          width={WIDTHS[line % WIDTHS.length]}
        />
      ))}
    </div>
  );
}

/** A failed request: what happened, the way forward, and another try. Takes any thrown value. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => unknown) | undefined }) {
  const failure = failureIn(error);
  return (
    <div role="alert" className={classes.failed}>
      <IconAlertTriangle size={18} stroke={1.6} color="var(--critical)" aria-hidden="true" style={{ marginTop: 1 }} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <p style={{ fontWeight: 500 }}>{failure.message}</p>
        {failure.hint && <p className="muted">{failure.hint}</p>}
        {failure.detail && (
          <p className="faint mono" style={{ fontSize: 'var(--size-sm)' }}>
            {failure.detail}
          </p>
        )}
      </div>
      {retry && (
        <Button variant="default" onClick={() => void retry()}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** The usual life of a request on a screen: loading, failed, or what it answered. */
export function Answered<T>({
  request,
  lines,
  children,
}: {
  request: { data: T | undefined; error: unknown; refetch: () => unknown };
  lines?: number;
  children: (answer: T) => ReactNode;
}) {
  if (request.data !== undefined) return children(request.data);
  if (request.error) return <Failed error={request.error} retry={request.refetch} />;
  return <Loading lines={lines ?? 6} />;
}
