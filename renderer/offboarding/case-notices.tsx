/** What the reader of a case should know before anything else: risks, other cases, what the plan cannot solve. */
import { Link } from 'wouter';
import type { CaseView } from '../../shared/ipc/channels/offboarding.ts';
import { count } from '../design/words.ts';
import caseClasses from './case.module.css';
import { leaverNames } from './case-words.tsx';
import stepsClasses from './steps.module.css';

export function CaseNotices({ view, onShowAccounts }: { view: CaseView; onShowAccounts(): void }) {
  const { row, overlaps } = view;
  const { unsolved } = view.case;
  const accounts = new Set(unsolved.map(({ account }) => account)).size;
  const inNeed = row.status === 'open' && accounts > 0;
  return (
    <>
      {row.risks.length > 0 && (
        <div className={caseClasses.notice} data-grave role="status">
          <p>{row.risks.join(' ')}</p>
        </div>
      )}
      {overlaps.map((other) => (
        <div key={other.id} className={caseClasses.notice}>
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
        <div className={caseClasses.notice}>
          <p>
            For {count(accounts, 'account')} the recorded facts do not allow a full solution.{' '}
            <button type="button" className={stepsClasses.link} onClick={onShowAccounts}>
              Show what is missing
            </button>
          </p>
        </div>
      )}
    </>
  );
}
