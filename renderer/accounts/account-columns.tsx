/** The columns of the accounts grid. */
import type { AccountRow } from '../../shared/ipc/channels/accounts.ts';
import { age, moment } from '../design/dates.ts';
import type { GridColumn } from '../design/grid/index.ts';
import { SeverityCounts, StateBadge } from '../design/state-badge.tsx';
import { accountStateWords } from '../design/words.ts';
import type { Said } from './account-words.ts';
import { breakInSaid, busFactorSaid, keysSaid, mfaSaid, passwordSaid, recoverySaid } from './account-words.ts';
import classes from './accounts.module.css';

const said = (what: Said) => <StateBadge {...what} bare />;

export const ACCOUNT_COLUMNS: readonly GridColumn<AccountRow>[] = [
  {
    id: 'name',
    title: 'Account',
    width: 10,
    grow: 2,
    sortable: true,
    render: (row) => (
      <span className={classes.name}>
        <span className="clip" style={{ fontWeight: 500 }}>
          {row.name ?? row.id}
        </span>
        {row.management && <span className="faint">management</span>}
        {row.state !== null && row.state !== 'ACTIVE' && (
          <StateBadge standing="medium" label={accountStateWords(row.state)} bare />
        )}
      </span>
    ),
  },
  {
    id: 'id',
    title: 'Account id',
    width: 7.5,
    yields: 3,
    sortable: true,
    render: (row) => <span className="numeric muted private">{row.id}</span>,
  },
  {
    id: 'email',
    title: 'Root email',
    width: 7,
    grow: 3,
    yields: 1,
    sortable: true,
    render: (row) =>
      row.email === null ? (
        <StateBadge standing="unknown" bare />
      ) : (
        <span className="muted private" title={row.email}>
          {row.email}
        </span>
      ),
  },
  {
    id: 'state',
    title: 'State',
    optional: true,
    width: 8,
    sortable: true,
    render: (row) =>
      row.state === 'ACTIVE' ? (
        <span className="muted">Active</span>
      ) : row.state === null ? (
        <StateBadge standing="unknown" bare />
      ) : (
        <StateBadge standing="medium" label={accountStateWords(row.state)} bare />
      ),
  },
  {
    id: 'gaps',
    title: 'Gaps',
    width: 9.5,
    sortable: true,
    help: 'Open gaps by severity, worst first, then rules that cannot be judged because a fact is unknown.',
    render: (row) => <SeverityCounts counts={{ ...row.gaps, unknown: row.unknowns }} />,
  },
  {
    id: 'mfa',
    title: 'MFA',
    width: 7.25,
    sortable: true,
    help: 'Is the root user’s sign-in guarded by a second factor?',
    render: (row) => said(mfaSaid(row)),
  },
  {
    id: 'password',
    title: 'Password',
    optional: true,
    width: 6,
    sortable: true,
    help: 'Does the root user have a password?',
    render: (row) => said(passwordSaid(row.password)),
  },
  {
    id: 'accessKeys',
    title: 'Keys',
    width: 6.25,
    sortable: true,
    help: 'Does the root user have access keys?',
    render: (row) => said(keysSaid(row.accessKeys)),
  },
  {
    id: 'busFactor',
    title: 'Bus factor',
    width: 6.25,
    sortable: true,
    help: 'The fewest people whose absence leaves no intended way in.',
    render: (row) => said(busFactorSaid(row.busFactor)),
  },
  {
    id: 'breakIn',
    title: 'Break-in',
    width: 6.25,
    sortable: true,
    help: 'The fewest people who together can get in as root, counting what they once knew.',
    render: (row) => said(breakInSaid(row.breakIn)),
  },
  {
    id: 'recovery',
    title: 'Way back',
    width: 7.5,
    yields: 4,
    sortable: true,
    help: 'How long the best remaining way back in takes. Open the account to see which it is and what that assumes.',
    render: (row) => said(recoverySaid(row)),
  },
  {
    id: 'age',
    title: 'Read',
    yields: 2,
    width: 4,
    align: 'right',
    sortable: true,
    help: 'How long ago the account was last read from AWS.',
    render: (row) =>
      row.scannedAt === null ? (
        <span className="faint">never</span>
      ) : (
        <span className="numeric muted" title={moment(row.scannedAt)}>
          {age(row.scannedAt)}
        </span>
      ),
  },
  {
    id: 'inbox',
    title: 'Inbox',
    width: 10,
    grow: 1,
    optional: true,
    render: (row) => row.inbox ?? <StateBadge standing="unknown" bare />,
  },
  {
    id: 'vaults',
    title: 'Vaults',
    width: 9,
    grow: 1,
    optional: true,
    render: (row) => row.vaults?.join(', ') ?? <StateBadge standing="unknown" bare />,
  },
  {
    id: 'devices',
    title: 'MFA devices',
    width: 9,
    grow: 1,
    optional: true,
    render: (row) => row.devices?.join(', ') ?? <StateBadge standing="unknown" bare />,
  },
  {
    id: 'phone',
    title: 'Phone',
    width: 8,
    optional: true,
    render: (row) => row.phone ?? <StateBadge standing="unknown" bare />,
  },
];
