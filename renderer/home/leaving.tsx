/** Who is leaving: the next last days, what would be lost, and what they would keep. */
import { Link } from 'wouter';
import type { HomeAnswer } from '../../shared/ipc/channels/home.ts';
import { day } from '../design/dates.ts';
import { Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { count } from '../design/words.ts';
import classes from './home.module.css';

export function Leaving({ leaving }: { leaving: HomeAnswer['leaving'] }) {
  const cases = leaving.cases === 0 ? 'No open case' : count(leaving.cases, 'open case');
  return (
    <Section
      title="Who is leaving?"
      aside={<Link to="/offboarding">{leaving.atRisk > 0 ? `${cases}, ${leaving.atRisk} at risk` : cases}</Link>}
    >
      {leaving.first.length === 0 ? (
        <p className={classes.calm}>
          Nobody is recorded as leaving. <Link to="/what-if">Try what would happen</Link> before somebody tells you.
        </p>
      ) : (
        <ul className={classes.rows}>
          {leaving.first.map((leaver) => (
            <li key={leaver.email}>
              <Link to={leaver.case === null ? '/offboarding' : `/offboarding/${leaver.case}`} className={classes.row}>
                <span className={classes.rowText}>
                  <span className="clip private">{leaver.name}</span>
                  <span className="faint clip">
                    {leaver.lastDay === null
                      ? 'Last day not recorded'
                      : `${leaver.gone ? 'Last day was ' : ''}${day(leaver.lastDay)}`}
                    {leaver.case === null && ', no case'}
                  </span>
                </span>
                <StateBadge
                  standing={leaver.lost > 0 ? 'critical' : 'fine'}
                  label={leaver.lost > 0 ? `We lose ${leaver.lost}` : 'We lose none'}
                  hint="Accounts that nobody could get into the intended way once they are gone"
                />
                <StateBadge
                  standing={leaver.stillIn > 0 ? 'high' : 'fine'}
                  label={leaver.stillIn > 0 ? `They keep ${leaver.stillIn}` : 'They keep none'}
                  hint="Accounts that they could still get into alone"
                />
              </Link>
            </li>
          ))}
          {leaving.total > leaving.first.length && (
            <li className={classes.calm}>
              <Link to="/offboarding">{count(leaving.total - leaving.first.length, 'more', 'more')}</Link>
            </li>
          )}
        </ul>
      )}
    </Section>
  );
}
