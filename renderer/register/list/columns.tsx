/** The columns of the register's lists: the same for every kind, with what breaks for people. */
import type { RegisterKind, RegisterRow } from '../../../shared/ipc/channels/register.ts';
import { age, moment } from '../../design/dates.ts';
import type { GridColumn } from '../../design/grid/index.ts';
import { numeral } from '../../design/locale.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import { KIND_SCREENS } from '../kinds.ts';
import classes from '../register.module.css';
import { TheyKeep, WeLose } from './impact.tsx';

export function columnsOf(kind: RegisterKind): readonly GridColumn<RegisterRow>[] {
  const screen = KIND_SCREENS[kind];
  return [
    {
      id: 'name',
      title: screen.one.charAt(0).toUpperCase() + screen.one.slice(1),
      width: 11,
      grow: 2,
      sortable: true,
      render: (row) => (
        <span className={classes.nameCell}>
          <span className="clip" style={{ fontWeight: 500 }}>
            {row.name}
          </span>
          {(row.status === 'left' || row.status === 'leaving') && (
            <StateBadge standing={row.status === 'left' ? 'high' : 'medium'} label={row.status} bare />
          )}
        </span>
      ),
    },
    {
      id: 'key',
      title: screen.keyLabel.split(',')[0] ?? screen.keyLabel,
      width: 9,
      grow: 2,
      sortable: true,
      yields: 1,
      optional: kind === 'place' || kind === 'phone' || kind === 'domain',
      render: (row) => <span className="muted numeric">{row.key}</span>,
    },
    {
      id: 'summary',
      title: 'What it is',
      width: 10,
      grow: 3,
      yields: 2,
      render: (row) => (
        <span className="muted" title={row.summary}>
          {row.summary}
        </span>
      ),
    },
    ...(kind === 'person' ? IMPACT : []),
    {
      id: 'accounts',
      title: 'Accounts',
      width: 6,
      align: 'right',
      sortable: true,
      descendingFirst: true,
      help: 'Accounts that hang on it in any way.',
      render: (row) =>
        row.accounts === 0 ? (
          <span className="faint">none</span>
        ) : (
          <span className="numeric">{numeral(row.accounts)}</span>
        ),
    },
    {
      id: 'problems',
      title: 'Problems',
      width: 9,
      yields: 3,
      help: 'Statements that are too old, sources that disagree, lists in which somebody may be missing.',
      render: (row) => <Problems row={row} />,
    },
    ...(kind === 'person' ? [] : [AGE]),
  ];
}

const IMPACT: readonly GridColumn<RegisterRow>[] = [
  {
    id: 'impact',
    title: 'We would lose',
    width: 11,
    sortable: true,
    descendingFirst: true,
    help: 'If they left: accounts that nobody else gets into, and accounts that too few others get into.',
    render: (row) => <WeLose impact={row.impact} />,
  },
  {
    id: 'keeps',
    title: 'They would keep',
    width: 14,
    help: 'If they left: accounts that they could still get into, alone or with somebody who stays.',
    render: (row) => <TheyKeep impact={row.impact} />,
  },
];

const AGE: GridColumn<RegisterRow> = {
  id: 'age',
  title: 'Confirmed',
  width: 6,
  yields: 4,
  align: 'right',
  sortable: true,
  help: 'How long ago the oldest custody statement about it was made or confirmed.',
  render: (row) =>
    row.oldest === null ? (
      <span className="faint">never</span>
    ) : (
      <span className="numeric muted" title={moment(row.oldest)}>
        {age(row.oldest)}
      </span>
    ),
};

function Problems({ row }: { row: RegisterRow }) {
  const problems = [
    row.drift && (
      <StateBadge key="drift" standing="medium" label="Disagree" hint="Two sources say different things." bare />
    ),
    row.complete === false && (
      <StateBadge key="open" standing="unknown" label="Open list" hint="Somebody unknown may be in its list." bare />
    ),
    row.stale && (
      <StateBadge
        key="stale"
        standing="unknown"
        label="Stale"
        hint="A statement is older than the review interval."
        bare
      />
    ),
  ].filter(Boolean);
  if (problems.length === 0) return <span className="faint">none</span>;
  return <span className={classes.marks}>{problems}</span>;
}
