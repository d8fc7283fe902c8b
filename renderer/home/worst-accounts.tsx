/** The accounts with the most against them. */
import { Link } from 'wouter';
import type { WorstAccount } from '../../shared/ipc/channels/home.ts';
import { Section } from '../design/page.tsx';
import { SeverityCounts } from '../design/state-badge.tsx';
import classes from './home.module.css';

export function WorstAccounts({ accounts }: { accounts: readonly WorstAccount[] }) {
  return (
    <Section title="Worst accounts" aside={<Link to="/accounts?show=with-gaps">All with gaps</Link>}>
      {accounts.length === 0 ? (
        <p className={classes.calm}>No account has an open gap or an unknown.</p>
      ) : (
        <ul className={classes.rows}>
          {accounts.map(({ id, name, gaps, unknowns }) => (
            <li key={id}>
              <Link to={`/accounts/${id}`} className={`${classes.row} ${classes.slim}`}>
                <span className={`${classes.rowName} clip private`}>{name ?? id}</span>
                <SeverityCounts counts={{ ...gaps, unknown: unknowns }} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
