/** A list with the row that was chosen opened beside it. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './side-panel.module.css';

export interface SplitViewProps {
  readonly children: ReactNode;
  /** A `SidePanel`, while something is chosen. */
  readonly panel: ReactNode;
  /** The panel is to be worked in, not only read. */
  readonly wide?: boolean;
}

export function SplitView({ children, panel, wide = false }: SplitViewProps) {
  return (
    <div className={classes.split} data-opened={panel ? (wide ? 'wide' : 'narrow') : undefined}>
      <div className={classes.list}>{children}</div>
      {panel}
    </div>
  );
}

export interface PanelPartProps {
  readonly title?: ReactNode;
  readonly children: ReactNode;
}

/** One part of what a panel tells, under its own small heading. */
export function PanelPart({ title, children }: PanelPartProps) {
  return (
    <div className={classes.part}>
      {title && <h3>{title}</h3>}
      {children}
    </div>
  );
}

export interface SidePanelProps {
  /** What it is to people who do not see it: "The chosen gap". */
  readonly label: string;
  /** Stands before the cross. */
  readonly head: ReactNode;
  readonly children: ReactNode;
  /** Stays in sight below, for what can be done. */
  readonly foot?: ReactNode;
  onClose(): void;
}

export function SidePanel({ label, head, children, foot, onClose }: SidePanelProps) {
  return (
    <aside className={classes.panel} aria-label={label}>
      <div className={classes.body}>
        <div className={classes.head}>
          {head}
          <ActionIcon aria-label="Close" onClick={onClose}>
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
        {children}
      </div>
      {foot}
    </aside>
  );
}
