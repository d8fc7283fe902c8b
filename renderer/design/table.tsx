/** A plain table: few rows, all of them there. Long lists that are sorted and filtered are a `Grid`. */
import type { ReactNode } from 'react';
import classes from './table.module.css';

/** What a column is called. `data-end` on a cell puts it at the right, as `end` does here. */
export type Head =
  | string
  | { readonly title: string; readonly spoken?: boolean; readonly end?: boolean; readonly shown?: ReactNode };

export interface TableProps {
  readonly heads: readonly Head[];
  /** The rows: `<tr>` each. */
  readonly children: ReactNode;
  /** What it is to people who do not see what stands above it. */
  readonly label?: string;
  /** In a panel or a fold, where there is no edge for it to reach. */
  readonly slim?: boolean;
}

export function Table({ heads, children, label, slim = false }: TableProps) {
  return (
    <table className={`${classes.table} ${slim ? classes.slim : ''}`} aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) =>
            typeof head === 'string' ? <HeadCell key={head} title={head} /> : <HeadCell key={head.title} {...head} />,
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function HeadCell({ title, spoken = false, end = false, shown }: Exclude<Head, string>) {
  return (
    <th scope="col" data-end={end || undefined}>
      {shown ?? (spoken ? <span className="spoken">{title}</span> : title)}
    </th>
  );
}
