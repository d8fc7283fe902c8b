/** The columns of the gaps grid. */
import type { GapRow } from '../../shared/ipc/channels/gaps.ts';
import { age, day } from '../design/dates.ts';
import type { GridColumn } from '../design/grid/index.ts';
import { StateBadge } from '../design/state-badge.tsx';
import { labelOf, standingOf } from './gap-words.ts';

export const GAP_COLUMNS: readonly GridColumn<GapRow>[] = [
  {
    id: 'severity',
    title: 'Severity',
    width: 6.5,
    sortable: true,
    render: (gap) => <StateBadge standing={standingOf(gap)} label={labelOf(gap)} reason={gap.cause} short bare />,
  },
  {
    id: 'rule',
    title: 'Gap',
    width: 13,
    grow: 2,
    sortable: true,
    render: (gap) => <span style={{ fontWeight: 500 }}>{gap.title}</span>,
  },
  {
    id: 'account',
    title: 'Account',
    width: 10,
    grow: 1,
    sortable: true,
    render: (gap) => gap.accountName ?? gap.account,
  },
  {
    id: 'id',
    title: 'Account id',
    width: 7.5,
    optional: true,
    render: (gap) => <span className="numeric muted private">{gap.account}</span>,
  },
  {
    id: 'reason',
    title: 'What is wrong',
    width: 14,
    yields: 2,
    grow: 3,
    render: (gap) => (
      <span className="muted" title={gap.reason}>
        {gap.reason}
      </span>
    ),
  },
  {
    id: 'since',
    title: 'Since',
    width: 4.5,
    yields: 1,
    align: 'right',
    sortable: true,
    help: 'How long the statements behind it have held, as far as the ledger knows.',
    render: (gap) => (
      <span className="numeric muted" title={day(gap.since)}>
        {age(gap.since)}
      </span>
    ),
  },
];
