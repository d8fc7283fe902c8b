/** What the reader of a case should know before anything else: risks, other cases, what the plan cannot solve. */
import { Link } from 'wouter';
import type { CaseView } from '../../shared/ipc/channels/offboarding.ts';
import { count } from '../design/words.ts';
import { leaverNames } from './case-words.tsx';
import classes from './offboarding.module.css';

const MOST_SHOWN = 3;

export function CaseNotices({ view }: { view: CaseView }) {
  const { row, overlaps } = view;
  const { unsolved } = view.case;
  const accounts = new Set(unsolved.map(({ account }) => account)).size;
  const inNeed = row.status === 'open' && accounts > 0;
  return (
    <>
      {row.risks.length > 0 && (
        <div className={classes.notice} data-grave role="status">
          <p>{row.risks.join(' ')}</p>
        </div>
      )}
      {overlaps.map((other) => (
        <div key={other.id} className={classes.notice}>
          <p>
            <Link to={`/offboarding/${other.id}`}>
              {leaverNames(other.leavers)} leave{other.leavers.length === 1 ? 's' : ''} too
            </Link>
            : {count(other.accounts, 'account')} of this case {other.accounts === 1 ? 'is' : 'are'} in that one as well.
            Everybody who goes is counted as gone here.
          </p>
        </div>
      ))}
      {inNeed && (
        <div className={classes.notice}>
          <p>For {count(accounts, 'account')} the recorded facts do not allow a full solution:</p>
          <ul className={classes.plain}>
            {unsolved.slice(0, MOST_SHOWN).map((one) => (
              <li key={`${one.account} ${one.reason}`} className="muted">
                <Link to={`/accounts/${one.account}`} className="numeric">
                  {one.account}
                </Link>{' '}
                {one.reason}
              </li>
            ))}
            {unsolved.length > MOST_SHOWN && (
              <li className="faint">and {unsolved.length - MOST_SHOWN} more, under Accounts</li>
            )}
          </ul>
        </div>
      )}
    </>
  );
}
